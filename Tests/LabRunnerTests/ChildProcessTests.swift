import Foundation
import LabRunner
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct ChildProcessTests {
    @Test func `output and exit status are reported`() throws {
        let result = try ChildProcess.run(Command("sh", ["-c", "echo out; echo err >&2; exit 3"]))
        #expect(result.ending == .exited(3))
        #expect(result.output == "out\nerr\n")
    }

    @Test func `a signal is reported`() throws {
        let result = try ChildProcess.run(Command("sh", ["-c", "kill -TERM $$"]))
        #expect(result.ending == .signalled(SIGTERM))
    }

    @Test func `variables are added and removed`() throws {
        let environment: [String: String?] = ["ORDINAL_TEST": "a b", "HOME": nil]
        let command = Command("sh", ["-c", "echo $ORDINAL_TEST ${HOME-none}"], environment: environment)
        #expect(try ChildProcess.run(command).output == "a b none\n")
    }

    @Test func `nothing can be read from standard input`() throws {
        #expect(try ChildProcess.run(Command("cat", [])).ending == .exited(0))
    }

    @Test func `a child has nothing open that it was not given`() throws {
        // As a library of this process may have it, the descriptor is one that children inherit.
        let null = open("/dev/null", O_RDONLY)
        let held = fcntl(null, F_DUPFD, 100)
        defer { [null, held].forEach { close($0) } }
        let command = Command("sh", ["-c", "test -e /dev/fd/\(held) && echo inherited || echo closed"])
        #expect(try ChildProcess.run(command).output == "closed\n")
    }

    @Test func `a program that is not there is an error`() throws {
        let error = try #require(throws: LabError.self) { try ChildProcess.run(Command("ordinal-no-such", [])) }
        guard case .spawnFailed("ordinal-no-such", _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `a toolchain that is not there is an error of its own`() {
        let error = #expect(throws: LabError.self) { try Toolchain.find(program: "ordinal-no-such-swift") }
        #expect(error?.exitCode == 4)
    }

    /// The grandchild holds the writing end of a pipe, so that the reader sees its end exactly when it is gone.
    @Test func `stopping ends a grandchild that has a process group of its own`() throws {
        try Fixture.withFolder { folder in
            let pipe = folder.appending(path: "alive").filePath
            #expect(mkfifo(pipe, 0o600) == 0)
            let reader = open(pipe, O_RDONLY | O_NONBLOCK)
            defer { close(reader) }
            let blocks = "exec 3>\(pipe); trap '' TERM INT HUP; echo ready; while :; do read x <\(pipe); done"
            // Job control gives each background job a process group of its own, as `swift test` does with the tests.
            let command = Command("bash", ["-c", "set -m; bash -c \"\(blocks)\" & wait"])
            var written: [UInt8] = []
            let result = try ChildProcess.run(command) { fresh, elapsed in
                written += fresh
                let isReady = String(decoding: written, as: UTF8.self).contains("ready")
                return isReady || elapsed > .seconds(20) ? .stop : .goOn
            }
            #expect(result.ending == .stopped)
            #expect(result.output.contains("ready"))
            var entry = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            #expect(poll(&entry, 1, 5000) == 1)
            #expect(entry.revents & Int16(POLLHUP) != 0)
        }
    }

    @Test func `what a child leaves behind ends with it`() throws {
        try Fixture.withFolder { folder in
            let pipe = folder.appending(path: "alive").filePath
            #expect(mkfifo(pipe, 0o600) == 0)
            let reader = open(pipe, O_RDONLY | O_NONBLOCK)
            defer { close(reader) }
            let command = Command(
                "bash", ["-c", "exec 3>\(pipe); (trap '' HUP; while :; do read x <\(pipe); done) & exit 0"])
            let result = try ChildProcess.run(command)
            #expect(result.ending == .exited(0))
            var entry = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            #expect(poll(&entry, 1, 5000) == 1)
            #expect(entry.revents & Int16(POLLHUP) != 0)
        }
    }
}
