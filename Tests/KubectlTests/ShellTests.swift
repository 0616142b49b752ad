import Foundation
import Testing

@Suite("The shell of the transcripts")
struct ShellTests {
    @Test("A command that is given up ends, and so does all that it has started", .timeLimit(.minutes(10)))
    func givenUp() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shell = Shell(folder: folder, environment: ["PATH": "/usr/bin:/bin"])
        #expect(try await shell.run("mkfifo held; echo $?").output == "0\n")
        // The pipe is at its end once nobody holds it: neither the command, nor the program behind it.
        let task = Task { try await shell.run("exec 3>held; sleep 1000 & sleep 1000") }
        let held = try await waiting { try FileHandle(forReadingFrom: folder.appendingPathComponent("held")) }
        task.cancel()
        let rest = try await waiting { try held.readToEnd() }
        #expect(rest?.isEmpty != false)
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// Waits on a thread of its own: the tests' few threads are for those who can go on.
    private func waiting<Value: Sendable>(_ wait: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result(catching: wait)) }
        }
    }
}
