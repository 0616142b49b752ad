@testable import Server

/// The client's end of a SPDY connection, for tests: what kubectl would send, and what it would understand.
struct SPDYClient {
    private let deflater = HeaderDeflater()
    private let inflater = HeaderInflater()
    private var reader = SPDYFrameReader()
    private(set) var nextStream: UInt32 = 1
    /// What came on each stream.
    private(set) var data: [UInt32: [UInt8]] = [:]
    private(set) var finished: Set<UInt32> = []
    private(set) var accepted: Set<UInt32> = []
    private(set) var resets: [UInt32: SPDYFrame.ResetStatus] = [:]
    /// The other frames.
    private(set) var others: [SPDYFrame] = []

    /// Opens a stream.
    mutating func open(_ headers: [(String, String)], flags: SPDYFrame.Flags = []) -> (stream: UInt32, bytes: [UInt8]) {
        let id = nextStream
        nextStream += 2
        let block = deflater.deflate(HeaderBlock(headers.map { (name: $0.0, value: $0.1) }).bytes)
        return (id, SPDYFrame.synStream(stream: id, associated: 0, priority: 0, block: block, flags: flags).bytes)
    }

    /// Reads what the server sent.
    mutating func receive(_ bytes: [UInt8]) throws {
        reader.append(bytes)
        while let frame = try reader.next() {
            switch frame {
            case .synReply(let id, let block, _):
                _ = try HeaderBlock(bytes: inflater.inflate(block, limit: 1 << 16))
                accepted.insert(id)
            case .data(let id, let bytes, let flags):
                data[id, default: []] += bytes
                if flags.contains(.fin) { finished.insert(id) }
            case .rstStream(let id, let status): resets[id] = status
            default: others.append(frame)
            }
        }
    }

    /// What came on a stream, as text.
    func text(_ id: UInt32) -> String { String(decoding: data[id] ?? [], as: UTF8.self) }
}
