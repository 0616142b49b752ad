import API
import Foundation
import Model
import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import Server

/// Whatever a client sends, the framings neither crash nor hang nor hold on to it.
///
/// `ORDINAL_FUZZ=100000 swift test --filter StreamFuzzTests` tries as many inputs of each kind.
@Suite("Framings under random input")
struct StreamFuzzTests {
    private static let inputs =
        ProcessInfo.processInfo.environment["ORDINAL_FUZZ"].flatMap { Int($0) } ?? 2_000

    @Test("SPDY with a command behind it")
    func commands() {
        Self.fuzz { CommandOverSPDY(CommandOptions(command: ["sh"], stdin: true), version: 4) }
    }

    @Test("SPDY with ports behind it")
    func ports() {
        Self.fuzz { PortsOverSPDY() }
    }

    @Test("Messages of a WebSocket")
    func messages() {
        for seed in 0..<UInt64(Self.inputs) {
            var random = SplitMix64(seed: seed)
            var command = CommandOverChannels(CommandOptions(stdin: true), version: Int(seed % 2) + 4)
            var ports = PortsOverChannels(ports: [80, 81])
            for _ in 0..<8 {
                let piece = Self.bytes(upTo: 40, &random)
                let traffic = command.receive(piece, at: .zero) + ports.receive(piece, at: .zero)
                #expect(traffic.reduce(0) { $0 + $1.inputBytes } <= 2 * piece.count, "seed \(seed)")
                Self.answer(traffic, &command, &random)
                Self.answer(traffic, &ports, &random)
            }
        }
    }

    @Test("Frames of a WebSocket")
    func webSocketFrames() throws {
        for seed in 0..<UInt64(Self.inputs) {
            var random = SplitMix64(seed: seed)
            let channel = EmbeddedChannel()
            try HTTPHandler.addWebSocket(to: channel.pipeline.syncOperations)
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            var sent = 0
            for _ in 0..<6 where channel.isActive {
                var bytes = Self.webSocketFrame(&random)
                Self.damage(&bytes, &random)
                sent += bytes.count
                // A frame that cannot be is an error on the channel, and no more than that.
                _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
            }
            var received = 0
            while let message = try? channel.readInbound(as: ByteBuffer.self) { received += message.readableBytes }
            #expect(received <= sent, "seed \(seed)")
            _ = try? channel.finish()
        }
    }
}

extension StreamFuzzTests {
    /// Sends conversations that begin well, with bytes changed, lost and added.
    private static func fuzz(_ makeWire: () -> some StreamWire) {
        for seed in 0..<UInt64(inputs) {
            var random = SplitMix64(seed: seed)
            var wire = makeWire()
            var conversation = Self.conversation(&random)
            if seed % 4 != 0 { damage(&conversation, &random) }
            var rest = conversation[...]
            var now = Duration.zero
            var said = 0
            do throws(WireError) {
                while !rest.isEmpty {
                    let count = Int.random(in: 1...rest.count, using: &random)
                    let traffic = try wire.receive(Array(rest.prefix(count)), at: now)
                    rest = rest.dropFirst(count)
                    answer(traffic, &wire, &random)
                    said += wire.takeOutput().reduce(0) { $0 + $1.count }
                    now += .seconds(Int.random(in: 0...9, using: &random))
                    if let deadline = wire.deadline, deadline <= now { try wire.expire(at: now) }
                }
            } catch {
                said += wire.takeOutput().reduce(0) { $0 + $1.count }
            }
            // Each frame asks for one short answer at most, beside what was sent on purpose.
            #expect(said + wire.waitingBytes < 64 * conversation.count + 10_000, "seed \(seed)")
        }
    }

    /// What the cluster might say to what a client does.
    private static func answer(
        _ traffic: [ClientTraffic], _ wire: inout some StreamWire, _ random: inout SplitMix64
    ) {
        for one in traffic {
            switch one {
            case .input(let bytes):
                wire.send(.output(bytes))
                wire.consume(bytes.count, on: nil)
            case .endOfInput: wire.send(.ended(.exit(code: 1)))
            case .connect(let lane, let port):
                if port % 2 == 1 { wire.send(.failed(lane, "no")) }
            case .bytes(let lane, let bytes):
                wire.send(.bytes(lane, bytes))
                wire.consume(bytes.count, on: lane)
            case .end(let lane), .abort(let lane): wire.send(.end(lane))
            }
        }
    }

    private static func conversation(_ random: inout SplitMix64) -> [UInt8] {
        var client = SPDYClient()
        var bytes: [UInt8] = []
        let types = ["error", "stdin", "stdout", "stderr", "data", "resize", "other"]
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let id = UInt32.random(in: 0...client.nextStream, using: &random)
            let flags = SPDYFrame.Flags(rawValue: UInt8.random(in: 0...3, using: &random))
            switch Int.random(in: 0...7, using: &random) {
            case 0...3:
                bytes +=
                    client.open([
                        ("streamtype", types.randomElement(using: &random) ?? ""),
                        ("port", "\(Int.random(in: 0...99, using: &random))"),
                        ("requestid", "\(Int.random(in: 0...2, using: &random))"),
                    ]).bytes
            case 4: bytes += SPDYFrame.data(stream: id, bytes: Self.bytes(upTo: 30, &random), flags: flags).bytes
            case 5: bytes += SPDYFrame.windowUpdate(stream: id, delta: UInt32.random(in: 0...99, using: &random)).bytes
            case 6: bytes += SPDYFrame.ping(id).bytes + SPDYFrame.rstStream(stream: id, status: .cancel).bytes
            default: bytes += SPDYFrame.settings([SPDYFrame.Setting(id: 7, value: id * 7)]).bytes
            }
        }
        return bytes
    }

    private static func webSocketFrame(_ random: inout SplitMix64) -> [UInt8] {
        let content = bytes(upTo: 150, &random)
        let opcode = [0, 1, 2, 2, 2, 8, 9, 10].randomElement(using: &random) ?? UInt8(2)
        let head: [UInt8] = [(Bool.random(using: &random) ? 0x80 : 0) | opcode]
        let length: [UInt8] = content.count < 126 ? [0x80 | UInt8(content.count)] : [0xFE, 0, UInt8(content.count)]
        return head + length + bytes(count: 4, &random) + content
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.removeSubrange(index..<min(bytes.count, index + 5))
            case 2: bytes.insert(contentsOf: Self.bytes(upTo: 12, &random), at: index)
            default: bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
            }
        }
    }

    private static func bytes(upTo limit: Int, _ random: inout SplitMix64) -> [UInt8] {
        bytes(count: Int.random(in: 0...limit, using: &random), &random)
    }

    private static func bytes(count: Int, _ random: inout SplitMix64) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }
}
