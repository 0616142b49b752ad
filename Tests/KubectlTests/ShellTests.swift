import Foundation
import Testing

@Suite("The shell of the transcripts")
struct ShellTests {
    @Test("A command that is given up ends, and so does all that it has started", .timeLimit(.minutes(1)))
    func givenUp() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shell = Shell(folder: folder, environment: ["PATH": "/usr/bin:/bin"])
        #expect(try await shell.run("mkfifo held; echo $?").output == "0\n")
        // The pipe is at its end once nobody holds it: neither the command, nor the program behind it.
        let task = Task { try await shell.run("exec 3>held; sleep 1000 & sleep 1000") }
        let held = try FileHandle(forReadingFrom: folder.appendingPathComponent("held"))
        task.cancel()
        #expect(try held.readToEnd()?.isEmpty != false)
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
