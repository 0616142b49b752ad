package import Cluster
package import Model

/// A rule that must hold at every moment of every history, or whenever the cluster has come to rest.
///
/// An invariant keeps notes of its own and judges by them, by the store, and by what a controller could know when it
/// wrote: a controller with an old view is not to blame for what it could not see, only for what it did in spite of it.
package protocol Invariant: Sendable {
    /// A few words by which reports call it.
    var name: String { get }
    /// The rule in a sentence or two, with what may surprise in it.
    var rule: String { get }

    /// Judges the writes that one author asked for in one step, whatever became of them.
    mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String?
    /// Judges a change of the store.
    mutating func judge(_ change: Change, in cluster: Cluster) -> String?
    /// Judges what runs on the nodes whenever that has changed.
    mutating func judge(_ running: [ProcessLedger.Entry]) -> String?
    /// Judges a cluster that has come to rest after all faults.
    func judgeRest(of cluster: Cluster) -> String?
}

/// What most rules do not look at.
extension Invariant {
    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? { nil }
    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? { nil }
    package mutating func judge(_ running: [ProcessLedger.Entry]) -> String? { nil }
    package func judgeRest(of cluster: Cluster) -> String? { nil }
}

/// A change of the store by the kind of its object: the object after it, and before.
///
/// An object that is gone has no state after; one that is new has none before.
package enum Change: Sendable {
    /// A Pod.
    case pod(Pod?, was: Pod?)
    /// A StatefulSet.
    case statefulSet(StatefulSet?, was: StatefulSet?)
    /// A ControllerRevision.
    case revision(ControllerRevision?, was: ControllerRevision?)

    /// The change of an event; `nil` for kinds that no rule is about.
    init?(_ event: WatchEvent) {
        let isGone = event.change == .deleted
        switch event.object {
        case let pod as Pod: self = .pod(isGone ? nil : pod, was: event.previous as? Pod)
        case let set as StatefulSet: self = .statefulSet(isGone ? nil : set, was: event.previous as? StatefulSet)
        case let revision as ControllerRevision:
            self = .revision(isGone ? nil : revision, was: event.previous as? ControllerRevision)
        default: return nil
        }
    }
}

/// A rule that was broken, and how.
public struct Violation: Hashable, Sendable {
    /// The name of the rule.
    public let invariant: String
    /// The rule.
    public let rule: String
    /// What happened instead.
    public let finding: String
}
