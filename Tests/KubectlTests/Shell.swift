import Foundation

/// Commands as a user types them, in a folder of their own.
struct Shell: Sendable {
    /// What a command did.
    struct Result: Sendable {
        var output: String
        var exitCode: Int32
    }

    let folder: URL
    let environment: [String: String]

    /// Runs a command to its end.
    func run(_ command: String) async throws -> Result {
        let log = folder.appendingPathComponent(".output-\(UUID().uuidString)")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let handle = try FileHandle(forWritingTo: log)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        let code = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        try handle.close()
        return Result(output: try String(contentsOf: log, encoding: .utf8), exitCode: code)
    }
}
