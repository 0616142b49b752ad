package import Model

/// Some of the kinds of objects, so small that asking for one costs nothing.
package struct KindSet: OptionSet, Sendable {
    /// A bit for each kind.
    package let rawValue: UInt64

    /// The kinds of these bits.
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// These kinds.
    package init(_ types: any APIObject.Type...) {
        self.init(types.map(KindSet.init(of:)))
    }

    /// One kind; a type that the cluster does not know counts as every kind, so that nobody misses it.
    package init(of type: any APIObject.Type) {
        rawValue = Self.bits[ObjectIdentifier(type)] ?? .max
    }

    /// Every kind.
    package static let all = KindSet(rawValue: .max)

    private static let bits: [ObjectIdentifier: UInt64] = Dictionary(
        uniqueKeysWithValues: Kinds.all.enumerated().map { (ObjectIdentifier($1), 1 << UInt64($0)) })
}
