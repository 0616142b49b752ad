/// What a search has met.
public struct Coverage: Sendable {
    /// How many histories there were.
    public private(set) var histories = 0
    /// How many steps their clusters made.
    public private(set) var steps = 0
    /// How many histories had each kind of wish.
    public private(set) var acts: [String: Int] = [:]
    /// How many histories had each kind of fault do something.
    public private(set) var faults: [String: Int] = [:]
    /// Which kinds of faults have done something in one history.
    public private(set) var pairs: Set<[String]> = []

    /// Nothing yet.
    public init() {}

    /// Counts a history.
    public mutating func add(_ trial: Trial, _ outcome: Outcome) {
        histories += 1
        steps += outcome.steps
        let wishes = trial.entries.compactMap { if case .act(let act) = $0.happening { act.label } else { nil } }
        for label in Set(wishes) { acts[label, default: 0] += 1 }
        let effects = outcome.effects.sorted()
        for (index, first) in effects.enumerated() {
            faults[first, default: 0] += 1
            for second in effects[(index + 1)...] { pairs.insert([first, second]) }
        }
    }

    /// Adds what another search has met.
    public mutating func merge(_ other: Coverage) {
        histories += other.histories
        steps += other.steps
        acts.merge(other.acts, uniquingKeysWith: +)
        faults.merge(other.faults, uniquingKeysWith: +)
        pairs.formUnion(other.pairs)
    }

    /// How many pairs of kinds of faults there are.
    public static var possiblePairs: Int { Fault.labels.count * (Fault.labels.count - 1) / 2 }
}

extension Act {
    /// What kind of wish it is, for counting.
    public var label: String {
        switch self {
        case .scale: "scale"
        case .image(Act.brokenImage): "broken image"
        case .image: "image"
        case .partition: "partition"
        case .maxUnavailable: "max unavailable"
        case .retention: "retention"
        case .deleteSet(true): "orphan"
        case .deleteSet(false): "delete set"
        case .makeSet: "make set"
        }
    }
}
