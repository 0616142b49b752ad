/// Writes the parts of a message one after the other; a name's end that was written before is pointed to.
struct DNSWriter {
    private(set) var bytes: [UInt8] = []
    /// Where the names that were written stand, and the ends of each.
    private var places: [DNSName: Int] = [:]

    /// The last place that a pointer can lead to.
    private static let reach = 0x3FFF

    init() {
        bytes.reserveCapacity(512)
    }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func number16(_ value: UInt16) {
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func number32(_ value: UInt32) {
        number16(UInt16(value >> 16))
        number16(UInt16(truncatingIfNeeded: value))
    }

    mutating func add(_ more: [UInt8]) { bytes += more }

    /// Writes a name.
    ///
    /// - Parameter isCompressed: whether it may point to an earlier one; what is in a later type of resource may not.
    mutating func name(_ name: DNSName, isCompressed: Bool = true) {
        var rest: DNSName? = name
        while let current = rest, let length = current.wire.first {
            if isCompressed, let place = places[current] {
                return number16(0xC000 | UInt16(place))
            }
            if bytes.count <= Self.reach, places[current] == nil { places[current] = bytes.count }
            bytes += current.wire[...Int(length)]
            rest = current.parent
        }
        byte(0)
    }

    /// Writes something after its length.
    mutating func counted(_ body: (inout DNSWriter) -> Void) {
        let place = bytes.count
        number16(0)
        body(&self)
        patch(UInt16(truncatingIfNeeded: bytes.count - place - 2), at: place)
    }

    /// Replaces a number that was written before.
    mutating func patch(_ value: UInt16, at place: Int) {
        bytes[place] = UInt8(value >> 8)
        bytes[place + 1] = UInt8(truncatingIfNeeded: value)
    }

    /// Takes back what was written after a place; no name may be written after that.
    mutating func cut(to count: Int) {
        bytes.removeSubrange(count...)
    }
}
