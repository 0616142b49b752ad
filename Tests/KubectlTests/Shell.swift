import Foundation
import Synchronization

/// Commands as a user types them, in a folder of their own.
struct Shell: Sendable {
    /// What a command did.
    struct Result: Sendable {
        var output: String
        var exitCode: Int32
    }

    let folder: URL
    let environment: [String: String]

    /// Runs a command to its end, or ends it and all that it has started where the task is cancelled.
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
        let group = ProcessGroup()
        let code = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
                process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
                do {
                    try process.run()
                    group.begin(process.processIdentifier)
                } catch {
                    done.resume(throwing: error)
                }
            }
        } onCancel: {
            group.end()
        }
        try handle.close()
        try Task.checkCancellation()
        return Result(output: try String(contentsOf: log, encoding: .utf8), exitCode: code)
    }

    /// A process and those that it has started, which can be ended from another thread.
    private final class ProcessGroup: Sendable {
        private let state = Mutex<(leader: pid_t?, isEnded: Bool)>((nil, false))

        func begin(_ leader: pid_t) {
            let isEnded = state.withLock { state in
                state.leader = leader
                return state.isEnded
            }
            if isEnded { end() }
        }

        func end() {
            let leader = state.withLock { state in
                state.isEnded = true
                return state.leader
            }
            guard let leader else { return }
            kill(leader, SIGKILL)
            // Foundation starts each process as the leader of a group of its own.
            kill(-leader, SIGKILL)
        }
    }
}
