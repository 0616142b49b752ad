import Foundation
import LabRunner

/// How the learner's files become a program, without SwiftPM: two calls of the compiler's front end and one of the linker.
package struct CompilerRecipe: Sendable {
    /// What `swiftc -print-target-info` says.
    struct TargetInfo: Decodable {
        struct Target: Decodable { var triple: String }
        struct Paths: Decodable {
            var runtimeResourcePath: String
            var runtimeLibraryPaths: [String]
        }
        var target: Target
        var paths: Paths

        /// The toolchain's folder `usr`.
        var toolchain: URL { URL(filePath: paths.runtimeResourcePath).appending(path: "../..").standardizedFileURL }
    }

    let module: String
    let target: TargetInfo
    /// Where the modules are that the learner may import.
    let modules: URL
    /// Where `libGradedSupport` is; nil where the lab imports nothing of the workshop.
    let support: URL?
    /// The compiled modules of C, which the compiler would otherwise make each time anew.
    let moduleCache: URL
    /// The main file of the program.
    let service: URL
    /// What `swiftc` would start to link the program at ``Places/sandbox``, as lines of a shell's script; nil where it does
    /// not say.
    private(set) var linking: [String]?

    static func targetInfo() throws -> TargetInfo {
        let answer = try ChildProcess.run(Command("swiftc", ["-print-target-info"]))
        guard answer.ending == .exited(0) else { throw LabError.toolchainMissing }
        return try JSONDecoder().decode(TargetInfo.self, from: Data(answer.output.utf8))
    }

    /// Where the compiler finds the learner's files and leaves what it makes, as it sees them.
    struct Places {
        var sources: String
        var output: String

        /// In a sandbox that has its own view of the files, every submission is compiled at the same place.
        static let sandbox = Places(sources: "/lab", output: "/out")
    }

    /// The names under which a compiler's errors in the main file are shown: they are about what the tests would use.
    static let serviceName = "Service.swift"

    private var frontEnd: [String] {
        let bin = target.toolchain.appending(path: "bin/swift-frontend").path(percentEncoded: false)
        var words = [
            bin, "-frontend", "-c", "-target", target.target.triple, "-swift-version", "6", "-Onone", "-D",
            "SWIFT_PACKAGE", "-D", "DEBUG", "-no-color-diagnostics", "-empty-abi-descriptor", "-resource-dir",
            target.paths.runtimeResourcePath, "-module-cache-path", moduleCache.path(percentEncoded: false), "-I",
            modules.path(percentEncoded: false),
        ]
        #if os(Linux)
            words.append("-disable-objc-interop")
        #endif
        return words
    }

    /// The shell's script that builds the program `subject`; its status says which step failed.
    func script(files: [String], places: Places) -> String {
        let (output, sources) = (places.output, places.sources)
        let compile =
            frontEnd + ["-module-name", module, "-parse-as-library"] + files.map { "\(sources)/\($0)" }
            + ["-emit-module-path", "\(output)/\(module).swiftmodule", "-o", "\(output)/learner.o"]
        let main =
            frontEnd + ["-module-name", "GradedService", "-I", output, service.path(percentEncoded: false)]
            + ["-o", "\(output)/service.o"]
        let link = places.output == Places.sandbox.output ? linking : nil
        let lines = [compile, main].map(\.wordsForShell) + (link ?? [self.link(places).wordsForShell])
        let steps = lines.enumerated().map { step, line in "\(line) || exit \(step + 1)\n" }
        // A sandbox's first process does not tell what those inside it used.
        return "trap 'times >\(output.quotedForShell)/times' EXIT\n" + steps.joined()
    }

    /// The processor time that the shell's `times` told of the programs that it had started: the second of its lines.
    static func processorTime(toldIn text: String) -> Duration? {
        let lines = text.split(separator: "\n")
        guard lines.count == 2 else { return nil }
        let parts = lines[1].matches(of: /(\d+)m(\d+(?:\.\d+)?)s/)
        guard parts.count == 2 else { return nil }
        return parts.reduce(.zero) { $0 + .seconds((Double($1.1) ?? 0) * 60 + (Double($1.2) ?? 0)) }
    }

    private func link(_ places: Places) -> [String] {
        let bin = target.toolchain.appending(path: "bin/swiftc").path(percentEncoded: false)
        var words = [bin, "\(places.output)/learner.o", "\(places.output)/service.o"]
        words += ["-o", "\(places.output)/subject"]
        #if os(Linux)
            words += ["-use-ld=lld", "-lm"]
        #endif
        if let support {
            let folder = support.path(percentEncoded: false)
            words += ["-L", folder, "-lGradedSupport", "-Xlinker", "-rpath", "-Xlinker", folder]
        }
        return words
    }

    /// Asks `swiftc` once what it starts to link a program, so that no submission has to wait for it.
    mutating func learnLinking() throws {
        let words = link(.sandbox)
        let answer = try ChildProcess.run(Command(words[0], words.dropFirst() + ["-###"]))
        let lines = answer.output.split(separator: "\n").map(String.init)
        // Anything but the paths of programs is a remark that nobody has foreseen.
        let isScript = answer.ending == .exited(0) && !lines.isEmpty && lines.allSatisfy { $0.hasPrefix("/") }
        linking = isScript ? lines : nil
    }

    /// What the compiler has to see beside the learner's files.
    var compilerMounts: [SandboxJob.Mount] {
        var mounts = SystemFolders.tools
        let parts = [target.toolchain, modules, moduleCache, service] + (support.map { [$0] } ?? [])
        mounts += parts.map { SandboxJob.Mount($0.path(percentEncoded: false)) }
        return mounts.filter { mount in !mounts.contains { mount.source.hasPrefix($0.source + "/") } }
    }

    /// The program that was built in a folder, as it runs.
    func job(running program: URL, in sandbox: Sandbox, limits: SandboxLimits) -> SandboxJob {
        let isMapped = sandbox.kind == .bubblewrap
        let place = isMapped ? "/subject" : program.path(percentEncoded: false)
        let own = SandboxJob.Mount(program.path(percentEncoded: false), at: place)
        return SandboxJob(
            place, [], mounts: programMounts + [own], limits: limits,
            environment: ["TMPDIR": "/tmp", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"])
    }

    /// What the program has to see when it runs.
    private var programMounts: [SandboxJob.Mount] {
        let own = (support.map { [$0.path(percentEncoded: false)] } ?? []) + target.paths.runtimeLibraryPaths
        let system = SystemFolders.libraries
        let apart = own.filter { path in
            FileManager.default.fileExists(atPath: path) && !system.contains { path.hasPrefix($0.source + "/") }
        }
        return system + apart.map { SandboxJob.Mount($0) }
    }
}

extension [String] {
    /// As a shell's command.
    fileprivate var wordsForShell: String { map(\.quotedForShell).joined(separator: " ") }
}

extension String {
    /// As a word of a shell's command.
    var quotedForShell: String { "'" + replacing("'", with: "'\\''") + "'" }
}
