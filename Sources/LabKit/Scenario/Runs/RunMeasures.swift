/// What can be measured of a ``RecordedRun``, so that two ways to run an application can be compared.
public protocol RunMeasures: Sendable {
    /// Whether a Pod that takes a place has the name of the one before it, at every place.
    func isIdentityStable(in run: RecordedRun) throws -> Bool

    /// Whether a Pod that takes a place has the storage of the one before it, and shares it with no other place.
    func doesStorageFollow(in run: RecordedRun) throws -> Bool

    /// The most Pods that ran at one moment with the same storage.
    func mostWritersAtOnce(in run: RecordedRun) throws -> Int

    /// Whether Pods came from the lowest place up, each when those below were ready, and went from the highest down.
    func isOrderKept(in run: RecordedRun) throws -> Bool

    /// The writes that were acknowledged and are not kept, in the order of time.
    func lostWrites(in run: RecordedRun) throws -> [String]
}

/// One of the measures of ``RunMeasures``.
public enum RunMeasure: String, Hashable, Sendable, CaseIterable {
    /// ``RunMeasures/isIdentityStable(in:)``.
    case identity
    /// ``RunMeasures/doesStorageFollow(in:)``.
    case storage
    /// ``RunMeasures/mostWritersAtOnce(in:)``.
    case writers
    /// ``RunMeasures/isOrderKept(in:)``.
    case order
    /// ``RunMeasures/lostWrites(in:)``.
    case lost

    /// What the measures answer.
    public func value(of run: RecordedRun, by measures: any RunMeasures) throws -> RunValue {
        switch self {
        case .identity: .truth(try measures.isIdentityStable(in: run))
        case .storage: .truth(try measures.doesStorageFollow(in: run))
        case .writers: .count(try measures.mostWritersAtOnce(in: run))
        case .order: .truth(try measures.isOrderKept(in: run))
        case .lost: .writes(try measures.lostWrites(in: run))
        }
    }

    /// What is right.
    public func rightValue(of run: RecordedRun) -> RunValue {
        let reference = ReferenceMeasures()
        return switch self {
        case .identity: .truth(reference.isIdentityStable(in: run))
        case .storage: .truth(reference.doesStorageFollow(in: run))
        case .writers: .count(reference.mostWritersAtOnce(in: run))
        case .order: .truth(reference.isOrderKept(in: run))
        case .lost: .writes(reference.lostWrites(in: run))
        }
    }

    /// The measure in words, as in a table's first column.
    public var phrase: String {
        switch self {
        case .identity: "identity is stable"
        case .storage: "storage follows"
        case .writers: "writers at once"
        case .order: "order is kept"
        case .lost: "acknowledged writes lost"
        }
    }
}

/// What a ``RunMeasure`` comes to.
public enum RunValue: Hashable, Sendable {
    /// Yes or no.
    case truth(Bool)
    /// A number.
    case count(Int)
    /// Writes, in the order of time.
    case writes([String])

    /// The value in words.
    public var phrase: String {
        switch self {
        case .truth(let isTrue): isTrue ? "yes" : "no"
        case .count(let count): String(count)
        case .writes(let writes):
            writes.isEmpty
                ? "none"
                : writes.count > 8 ? "\(writes.count) writes, \(writes[0]) the first" : writes.joined(separator: ", ")
        }
    }

    /// The value as short as a table needs it.
    var cell: String {
        if case .writes(let writes) = self { String(writes.count) } else { phrase }
    }
}
