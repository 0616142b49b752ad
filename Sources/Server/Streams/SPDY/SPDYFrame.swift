/// A frame of SPDY/3.1, its headers still compressed.
enum SPDYFrame: Hashable, Sendable {
    /// A stream is opened.
    case synStream(stream: UInt32, associated: UInt32, priority: UInt8, block: [UInt8], flags: Flags)
    /// A stream is accepted.
    case synReply(stream: UInt32, block: [UInt8], flags: Flags)
    /// A stream is given up.
    case rstStream(stream: UInt32, status: ResetStatus)
    /// How the sender wants to be treated.
    case settings([Setting])
    /// A question whether the other end is there, or its answer.
    case ping(UInt32)
    /// No more streams are taken.
    case goAway(lastStream: UInt32, status: UInt32)
    /// More headers of a stream.
    case headers(stream: UInt32, block: [UInt8], flags: Flags)
    /// More may be sent.
    case windowUpdate(stream: UInt32, delta: UInt32)
    /// Bytes of a stream; a long frame is read as several, the last of which has the flags.
    case data(stream: UInt32, bytes: [UInt8], flags: Flags)
    /// A control frame of a type that means nothing here.
    case unknown(type: UInt16)

    /// What a frame says beside its content.
    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        /// The sender sends no more on this stream.
        static let fin = Flags(rawValue: 1)
        /// The receiver may send nothing on this stream.
        static let unidirectional = Flags(rawValue: 2)
    }

    /// One of the settings.
    struct Setting: Hashable, Sendable {
        let id: UInt32
        let value: UInt32
        /// How many bytes may be sent on a new stream.
        static let initialWindow: UInt32 = 7
    }

    /// Why a stream is given up.
    struct ResetStatus: RawRepresentable, Hashable, Sendable {
        let rawValue: UInt32
        static let protocolError = ResetStatus(rawValue: 1)
        static let invalidStream = ResetStatus(rawValue: 2)
        static let refusedStream = ResetStatus(rawValue: 3)
        static let cancel = ResetStatus(rawValue: 5)
        static let flowControlError = ResetStatus(rawValue: 7)
    }

    /// The most bytes of a control frame behind its head.
    static let longestControlFrame = 64 << 10
}

extension SPDYFrame {
    /// The frame as it is sent.
    var bytes: [UInt8] {
        switch self {
        case .synStream(let stream, let associated, let priority, let block, let flags):
            control(1, flags, stream.bigEndianBytes + associated.bigEndianBytes + [priority << 5, 0] + block)
        case .synReply(let stream, let block, let flags): control(2, flags, stream.bigEndianBytes + block)
        case .rstStream(let stream, let status):
            control(3, [], stream.bigEndianBytes + status.rawValue.bigEndianBytes)
        case .settings(let settings):
            control(
                4, [],
                UInt32(settings.count).bigEndianBytes
                    + settings.flatMap { ($0.id & 0xFF_FFFF).bigEndianBytes + $0.value.bigEndianBytes })
        case .ping(let id): control(6, [], id.bigEndianBytes)
        case .goAway(let last, let status): control(7, [], last.bigEndianBytes + status.bigEndianBytes)
        case .headers(let stream, let block, let flags): control(8, flags, stream.bigEndianBytes + block)
        case .windowUpdate(let stream, let delta): control(9, [], stream.bigEndianBytes + delta.bigEndianBytes)
        case .data(let stream, let bytes, let flags):
            (stream & 0x7FFF_FFFF).bigEndianBytes + Self.length(bytes.count, flags) + bytes
        case .unknown(let type): control(type, [], [])
        }
    }

    private func control(_ type: UInt16, _ flags: Flags, _ content: [UInt8]) -> [UInt8] {
        [0x80, 3, UInt8(type >> 8), UInt8(truncatingIfNeeded: type)] + Self.length(content.count, flags) + content
    }

    private static func length(_ count: Int, _ flags: Flags) -> [UInt8] {
        ((UInt32(flags.rawValue) << 24) | UInt32(count)).bigEndianBytes
    }
}

extension UInt32 {
    /// The four bytes, the highest first.
    var bigEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (24 - 8 * UInt32($0))) } }

    /// The number that four bytes are, the highest first.
    init(bigEndianBytes bytes: some Collection<UInt8>) {
        self = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
