import API
import Model
import Testing

@testable import Server

@Suite("A command's streams on the wire")
struct CommandWireTests {
    private static let all = CommandOptions(command: ["sh"], stdin: true)

    /// Opens the streams that a client opens for these options.
    private static func open(_ types: [String], _ client: inout SPDYClient, _ wire: inout CommandOverSPDY) throws
        -> [String: UInt32]
    {
        var ids: [String: UInt32] = [:]
        for type in types {
            let (id, bytes) = client.open([("streamtype", type)])
            ids[type] = id
            #expect(try wire.receive(bytes, at: .zero).isEmpty)
        }
        return ids
    }

    @Test("Over SPDY each stream has its number; what was said before they were there is not lost")
    func overSPDY() throws {
        var client = SPDYClient()
        var wire = CommandOverSPDY(Self.all, version: 4)
        wire.send(.output(Array("early ".utf8)))
        #expect(wire.waitingBytes == 6)
        let ids = try Self.open(["error", "stdin", "stdout", "stderr"], &client, &wire)
        let (input, output, errors, error) = try (
            #require(ids["stdin"]), #require(ids["stdout"]), #require(ids["stderr"]), #require(ids["error"])
        )
        let typed = SPDYFrame.data(stream: input, bytes: Array("hi".utf8), flags: .fin).bytes
        #expect(try wire.receive(typed, at: .zero) == [.input(Array("hi".utf8)), .endOfInput])
        wire.send(.output(Array("out".utf8)))
        wire.send(.errorOutput(Array("err".utf8)))
        wire.send(.ended(.exit(code: 3)))
        for piece in wire.takeOutput() { try client.receive(piece) }
        #expect(client.accepted.count == 4)
        #expect(client.text(output) == "early out")
        #expect(client.text(errors) == "err")
        let status = try JSON(parsing: client.data[error] ?? [])
        #expect(
            status == [
                "metadata": [:], "status": "Failure", "reason": "NonZeroExitCode",
                "message": "command terminated with non-zero exit code: exit status 3",
                "details": ["causes": [["reason": "ExitCode", "message": "3"]]],
            ])
        #expect(client.finished == [input, output, errors, error])
        #expect(client.others == [.goAway(lastStream: errors, status: 0)])
        #expect(wire.isFinished)
    }

    @Test("Before version 4 the error stream holds a sentence, or nothing")
    func olderVersions() throws {
        for (ending, text) in [
            (StreamEnding.success, ""), (.exit(code: 2), "command terminated with non-zero exit code: exit status 2"),
        ] {
            var client = SPDYClient()
            var wire = CommandOverSPDY(CommandOptions(command: ["sh"]), version: 2)
            let ids = try Self.open(["error", "stdout", "stderr"], &client, &wire)
            wire.send(.ended(ending))
            for piece in wire.takeOutput() { try client.receive(piece) }
            #expect(client.text(try #require(ids["error"])) == text)
        }
    }

    @Test("A terminal has a stream for its size and none for errors; a stream that nobody expects is refused")
    func terminal() throws {
        var client = SPDYClient()
        var wire = CommandOverSPDY(CommandOptions(stdin: true, stderr: false, tty: true), version: 4)
        let (strange, bytes) = client.open([("streamtype", "stderr")])
        _ = try wire.receive(bytes, at: .zero)
        let ids = try Self.open(["error", "stdin", "stdout", "resize"], &client, &wire)
        #expect(wire.deadline == nil)
        let size = SPDYFrame.data(
            stream: try #require(ids["resize"]), bytes: Array(#"{"Width":80,"Height":24}"#.utf8), flags: [])
        #expect(try wire.receive(size.bytes, at: .zero).isEmpty)
        for piece in wire.takeOutput() { try client.receive(piece) }
        #expect(client.resets == [strange: .refusedStream])
    }

    @Test("Streams that do not come in time end the connection")
    func creationTimeout() throws {
        var client = SPDYClient()
        var wire = CommandOverSPDY(Self.all, version: 4)
        _ = try Self.open(["error", "stdout"], &client, &wire)
        #expect(wire.deadline == .seconds(30))
        try wire.expire(at: .seconds(29))
        #expect(throws: WireError.missingStreams(["stdin", "stderr"])) { try wire.expire(at: .seconds(30)) }
    }

    @Test("Over a WebSocket a message's first byte names its stream; the first one is empty")
    func overWebSocket() {
        var wire = CommandOverChannels(Self.all, version: 5)
        #expect(wire.takeOutput() == [[1]])
        #expect(wire.receive([0] + Array("hi".utf8), at: .zero) == [.input(Array("hi".utf8))])
        #expect(wire.receive([4] + Array(#"{"Width":80,"Height":24}"#.utf8), at: .zero).isEmpty)
        #expect(wire.receive([0], at: .zero).isEmpty)
        #expect(wire.receive([], at: .zero).isEmpty)
        #expect(wire.receive([255, 1], at: .zero).isEmpty)
        #expect(wire.receive([255, 0], at: .zero) == [.endOfInput])
        #expect(wire.receive([0, 65], at: .zero).isEmpty)
        wire.send(.output([65]))
        wire.send(.errorOutput([66]))
        wire.send(.ended(.success))
        #expect(
            wire.takeOutput() == [[1, 65], [2, 66], [3] + Array(#"{"metadata":{},"status":"Success"}"#.utf8)])
        #expect(wire.isFinished)
    }

    @Test("In version 4 of the messages nothing ends the input")
    func versionFour() {
        var wire = CommandOverChannels(Self.all, version: 4)
        #expect(wire.receive([255, 0], at: .zero).isEmpty)
        #expect(wire.receive([0, 65], at: .zero) == [.input([65])])
    }

    @Test("A failure is told as Kubernetes tells an internal error")
    func failure() throws {
        let status = try JSON(parsing: StreamEnding.failure("no such file").status)
        #expect(status["message"] == "Internal error occurred: no such file")
        #expect(status["reason"] == "InternalError")
        #expect(status["code"] == 500)
    }
}
