import Foundation
import Testing

/// A kubectl on this machine.
struct Kubectl: Sendable, CustomTestStringConvertible {
    let program: String
    /// The minor version of 1.x.
    let minor: Int

    var testDescription: String { "kubectl 1.\(minor)" }

    /// The kubectl programs to try: those that the variable `ORDINAL_KUBECTL` names, separated by colons, or the one on
    /// the PATH.
    static let installed: [Kubectl] = {
        let named = ProcessInfo.processInfo.environment["ORDINAL_KUBECTL"]?.split(separator: ":").map(String.init)
        return (named ?? onPath()).compactMap(Kubectl.init(program:))
    }()

    /// Why there is nothing to try, and what to do.
    static let absence = "no kubectl was found on the PATH; Scripts/setup installs one where it can"

    private init?(program: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["version", "--client", "-o", "json"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil, let data = try? output.fileHandleForReading.readToEnd() else { return nil }
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        guard let range = text.range(of: #"(?<="minor": ")\d+"#, options: .regularExpression),
            let minor = Int(text[range])
        else { return nil }
        self.program = program
        self.minor = minor
    }

    private static func onPath() -> [String] {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/kubectl" }.first { FileManager.default.isExecutableFile(atPath: $0) }.map { [$0] }
            ?? []
    }
}
