import Model

/// Some of the kinds of objects, so small that asking for one costs nothing.
struct KindSet: OptionSet, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// These kinds.
    init(_ types: any APIObject.Type...) {
        self.init(types.map(KindSet.init(of:)))
    }

    /// One kind; a type that the cluster does not know counts as every kind, so that nobody misses it.
    init(of type: any APIObject.Type) {
        rawValue = Self.bits[ObjectIdentifier(type)] ?? .max
    }

    /// Every kind.
    static let all = KindSet(rawValue: .max)

    private static let bits: [ObjectIdentifier: UInt64] = Dictionary(
        uniqueKeysWithValues: Kinds.all.enumerated().map { (ObjectIdentifier($1), 1 << UInt64($0)) })
}
