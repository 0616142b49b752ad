/// Reads the parts of a message one after the other, and never beyond its end.
struct DNSReader {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() throws(DNSProblem) -> UInt8 {
        guard position < bytes.count else { throw .tooShort }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number16() throws(DNSProblem) -> UInt16 {
        guard bytes.count - position >= 2 else { throw .tooShort }
        defer { position += 2 }
        return UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])
    }

    mutating func number32() throws(DNSProblem) -> UInt32 {
        UInt32(try number16()) << 16 | UInt32(try number16())
    }

    mutating func take(_ count: Int) throws(DNSProblem) -> [UInt8] {
        guard bytes.count - position >= count else { throw .tooShort }
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }

    /// A name, whose end may stand earlier in the message.
    ///
    /// Each pointer must lead further to the front than the one before, so that there is an end to them.
    mutating func name() throws(DNSProblem) -> DNSName {
        var wire: [UInt8] = []
        var index = position
        var start = position
        var end: Int?
        while true {
            guard index < bytes.count else { throw .tooShort }
            let length = Int(bytes[index])
            switch length & 0xC0 {
            case 0x00:
                guard length > 0 else {
                    position = end ?? index + 1
                    return DNSName(wire: wire)
                }
                guard index + length < bytes.count else { throw .tooShort }
                guard wire.count + 1 + length < DNSName.longest else { throw .nameTooLong }
                wire += bytes[index...(index + length)]
                index += length + 1
            case 0xC0:
                guard index + 1 < bytes.count else { throw .tooShort }
                let target = (length & 0x3F) << 8 | Int(bytes[index + 1])
                guard target < start else { throw .badPointer }
                end = end ?? index + 2
                (start, index) = (target, target)
            default: throw .badLabel
            }
        }
    }
}
