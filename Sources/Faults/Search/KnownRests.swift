import Cluster
import Synchronization

/// From which situations histories are known to come to rest without a broken rule, so that none does so twice.
///
/// Guarantees: a history that ends early because of this has the outcome, steps included, that it has without.
final class KnownRests: Sendable {
    /// A situation after the last fault of a history.
    struct Key: Hashable {
        let profile: Profile
        let situation: Situation
        /// Pods whose processes go on although somebody has force-deleted them.
        let abandoned: [String]
    }

    /// More are not kept: a search for days fills no memory.
    private static let capacity = 1_000_000

    private let steps = Mutex<[Key: Int]>([:])

    /// How many steps it takes from there until nothing happens any more; `nil` where nobody knows.
    func stepsToRest(from key: Key) -> Int? { steps.withLock { $0[key] } }

    /// How many situations are known.
    var count: Int { steps.withLock { $0.count } }

    /// Learns of a history that came to rest.
    ///
    /// - Parameters:
    ///   - passed: where it came by, each with how many steps it had made.
    ///   - end: how many steps it had made in the end.
    func learn(_ passed: [(key: Key, steps: Int)], end: Int) {
        steps.withLock { known in
            for (key, steps) in passed where known.count < Self.capacity { known[key] = end - steps }
        }
    }
}
