/// Cuts what a connection brings into frames.
///
/// Guarantees: holds no more than the bytes it was given last and one control frame; data is handed on as it comes.
struct SPDYFrameReader: Sendable {
    /// What came and was not read.
    private var buffer: [UInt8] = []
    private var start = 0
    /// The data frame that is being read.
    private var open: (stream: UInt32, rest: Int, flags: SPDYFrame.Flags)?

    /// Takes bytes.
    mutating func append(_ bytes: [UInt8]) {
        buffer.removeFirst(start)
        start = 0
        buffer += bytes
    }

    /// The next frame, or part of a data frame; `nil` until more bytes come.
    ///
    /// - Throws: ``SPDYError`` where there is no telling how to go on.
    mutating func next() throws(SPDYError) -> SPDYFrame? {
        if let open { return data(open) }
        guard buffer.count - start >= 8 else { return nil }
        let head = buffer[start..<start + 8]
        let word = UInt32(bigEndianBytes: head)
        let second = UInt32(bigEndianBytes: head.dropFirst(4))
        let flags = SPDYFrame.Flags(rawValue: UInt8(second >> 24))
        let length = Int(second & 0xFF_FFFF)
        guard word >> 31 == 1 else {
            start += 8
            return data((word, length, flags))
        }
        let version = Int(word >> 16 & 0x7FFF)
        guard version == 3 else { throw .version(version) }
        let type = UInt16(truncatingIfNeeded: word)
        guard length <= SPDYFrame.longestControlFrame else { throw .frameTooLarge(type: Int(type), length: length) }
        guard buffer.count - start >= 8 + length else { return nil }
        let content = buffer[start + 8..<start + 8 + length]
        start += 8 + length
        guard let frame = Self.control(type, flags, Array(content)) else { throw .malformed(type: Int(type)) }
        return frame
    }

    private mutating func data(_ frame: (stream: UInt32, rest: Int, flags: SPDYFrame.Flags)) -> SPDYFrame? {
        let count = min(frame.rest, buffer.count - start)
        let isLast = count == frame.rest
        open = isLast ? nil : (frame.stream, frame.rest - count, frame.flags)
        if count == 0, !isLast { return nil }
        defer { start += count }
        return .data(
            stream: frame.stream, bytes: Array(buffer[start..<start + count]), flags: isLast ? frame.flags : [])
    }

    private static func control(_ type: UInt16, _ flags: SPDYFrame.Flags, _ content: [UInt8]) -> SPDYFrame? {
        func word(_ index: Int) -> UInt32 { UInt32(bigEndianBytes: content.dropFirst(4 * index)) }
        func stream(_ index: Int) -> UInt32 { word(index) & 0x7FFF_FFFF }
        switch (type, content.count) {
        case (1, 10...):
            return .synStream(
                stream: stream(0), associated: stream(1), priority: content[8] >> 5, block: Array(content[10...]),
                flags: flags)
        case (2, 4...): return .synReply(stream: stream(0), block: Array(content[4...]), flags: flags)
        case (3, 8): return .rstStream(stream: stream(0), status: SPDYFrame.ResetStatus(rawValue: word(1)))
        case (4, 4...):
            let count = (content.count - 4) / 8
            guard content.count % 8 == 4, word(0) == UInt32(count) else { return nil }
            return .settings(
                (0..<count).map {
                    SPDYFrame.Setting(id: word(1 + 2 * $0) & 0xFF_FFFF, value: word(2 + 2 * $0))
                })
        case (6, 4): return .ping(word(0))
        case (7, 8): return .goAway(lastStream: stream(0), status: word(1))
        case (8, 4...): return .headers(stream: stream(0), block: Array(content[4...]), flags: flags)
        case (9, 8): return .windowUpdate(stream: stream(0), delta: stream(1))
        case (1...4, _), (6...9, _): return nil
        default: return .unknown(type: type)
        }
    }
}
