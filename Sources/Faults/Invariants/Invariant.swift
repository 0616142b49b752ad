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

    /// Whose writes the rule is about.
    var authors: AuthorSet { get }
    /// The only kind of their writes that the rule is about; `nil` for any.
    var verb: WriteRequest.Verb? { get }
    /// Whether the rule is about changes of the store.
    var judgesChanges: Bool { get }
    /// Whether the rule is about what runs on the nodes.
    var judgesProcesses: Bool { get }

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
    package var authors: AuthorSet { [] }
    package var verb: WriteRequest.Verb? { nil }
    package var judgesChanges: Bool { false }
    package var judgesProcesses: Bool { false }
    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? { nil }
    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? { nil }
    package mutating func judge(_ running: [ProcessLedger.Entry]) -> String? { nil }
    package func judgeRest(of cluster: Cluster) -> String? { nil }
}

/// Who writes, as far as rules tell one from the other.
package struct AuthorSet: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The StatefulSet controller.
    package static let statefulSets = AuthorSet(rawValue: 1)
    /// The Deployment controller.
    package static let deployments = AuthorSet(rawValue: 2)
    /// Any other part of the cluster.
    package static let others = AuthorSet(rawValue: 4)
    /// Everybody but users.
    package static let cluster: AuthorSet = [.statefulSets, .deployments, .others]

    init(of requests: [WriteRequest]) {
        self = []
        for index in requests.indices {
            switch requests[index].author {
            case nil: break
            case .statefulSets?: insert(.statefulSets)
            case .deployments?: insert(.deployments)
            default: insert(.others)
            }
        }
    }
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
    /// A node.
    case node(Node?, was: Node?)

    /// The change of an event; `nil` for kinds that no rule is about.
    init?(_ event: WatchEvent) {
        let isGone = event.change == .deleted
        let (stored, before) = (event.stored, event.storedBefore)
        if let pod = stored.value(as: Pod.self) {
            self = .pod(isGone ? nil : pod, was: before?.value(as: Pod.self))
        } else if let set = stored.value(as: StatefulSet.self) {
            self = .statefulSet(isGone ? nil : set, was: before?.value(as: StatefulSet.self))
        } else if let revision = stored.value(as: ControllerRevision.self) {
            self = .revision(isGone ? nil : revision, was: before?.value(as: ControllerRevision.self))
        } else if let node = stored.value(as: Node.self) {
            self = .node(isGone ? nil : node, was: before?.value(as: Node.self))
        } else {
            return nil
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
