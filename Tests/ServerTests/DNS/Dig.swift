import Foundation

/// A resolver that others wrote.
struct Dig {
    let port: Int

    /// Where it is on this machine.
    static let program: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: "\($0)/dig") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }()

    /// Why there is nothing to try, and what to do.
    static let absence = "no dig was found on the PATH; Scripts/setup installs one where it can"

    /// What it prints.
    func run(_ question: String) async throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = Self.program
        process.arguments =
            ["@127.0.0.1", "-p", "\(port)", "+tries=3", "+timeout=20"] + question.split(separator: " ").map(String.init)
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return await withCheckedContinuation { done in
            Thread.detachNewThread {
                let said = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(returning: String(decoding: said, as: UTF8.self))
            }
        }
    }

    /// The answer's lines alone.
    func short(_ question: String) async throws -> [String] {
        try await run("+short \(question)").split(separator: "\n").map(String.init)
    }
}
