package import Foundation

/// What was found on a machine, as far as the labs need it.
package struct MachineFacts: Equatable, Sendable {
    /// A system's way to install programs.
    package enum Installer: String, Sendable {
        case aptGet = "apt-get"
        case dnf
        case pacman
        case brew
    }

    /// The first line of what each program says of its version; absent if there is no such program.
    package var versions: [String: String]
    /// Bytes that are free where the checkout is, or nil if that is not known.
    package var freeBytes: Int?
    package var isLinux: Bool
    package var isRoot: Bool
    package var installer: Installer?

    package init(
        versions: [String: String], freeBytes: Int?, isLinux: Bool, isRoot: Bool, installer: Installer?
    ) {
        self.versions = versions
        self.freeBytes = freeBytes
        self.isLinux = isLinux
        self.isRoot = isRoot
        self.installer = installer
    }

    /// The programs that are looked for, with the arguments that make them tell their version.
    private static let programs: [(name: String, arguments: [String])] = [
        ("swift", ["--version"]), ("git", ["--version"]), ("ld", ["--version"]), ("tar", ["--version"]),
        ("kubectl", ["version", "--client"]), ("bwrap", ["--version"]),
    ]

    /// Looks at this machine.
    ///
    /// - Parameter folder: where builds need space.
    package static func look(
        at folder: URL, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(LabError) -> MachineFacts {
        let found = Programs(environment: environment)
        var versions: [String: String] = [:]
        for program in programs {
            guard found.find(program.name) != nil else { continue }
            versions[program.name] = try version(of: program.name, arguments: program.arguments)
        }
        let system = try? FileManager.default.attributesOfFileSystem(forPath: folder.filePath)
        let installers: [Installer] = [.brew, .aptGet, .dnf, .pacman]
        #if os(Linux)
            let isLinux = true
        #else
            let isLinux = false
        #endif
        return MachineFacts(
            versions: versions, freeBytes: (system?[.systemFreeSize] as? NSNumber)?.intValue, isLinux: isLinux,
            isRoot: geteuid() == 0, installer: installers.first { found.find($0.rawValue) != nil })
    }

    /// A program that does not say its version counts as there; one that hangs is ended.
    private static func version(of program: String, arguments: [String]) throws(LabError) -> String {
        do {
            let answer = try ChildProcess.run(Command(program, arguments)) { _, elapsed in
                elapsed > .seconds(10) ? .stop : .goOn
            }
            // Swift 6's driver puts its own version in a line before, on some systems.
            let lines = answer.output.split(whereSeparator: \.isNewline).map(\.trimmed)
            return lines.first { $0.contains("Swift version") } ?? lines.first ?? ""
        } catch .interrupted {
            throw .interrupted
        } catch {
            return ""
        }
    }
}
