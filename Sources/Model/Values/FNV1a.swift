/// A number that changes when bytes do, everywhere and always the same: 64-bit FNV-1a.
///
/// Caveats: it keeps nothing secret.
package struct FNV1a: Sendable {
    /// The number so far.
    package private(set) var value: UInt64

    /// A number of no bytes.
    ///
    /// - Parameter value: what it begins with; the algorithm's own unless something else is to be mixed in.
    package init(_ value: UInt64 = 0xCBF2_9CE4_8422_2325) {
        self.value = value
    }

    /// Takes in one byte.
    package mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// Takes in bytes.
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    /// The number of some bytes.
    package static func hash(_ bytes: some Sequence<UInt8>, from value: UInt64? = nil) -> UInt64 {
        var hash = value.map { FNV1a($0) } ?? FNV1a()
        hash.add(bytes)
        return hash.value
    }
}
