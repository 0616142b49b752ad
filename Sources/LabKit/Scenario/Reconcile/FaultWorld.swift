import Controller
import Model
import Network

/// A very small cluster in which a StatefulSet's controller may be cut short, refused, and told old news.
///
/// It holds one set, its Pods, claims and revisions, and what strangers put beside them. Nothing happens in it by
/// itself: whoever lives through a history says what happens next.
struct FaultWorld: Sendable {
    /// What exists, as the API server knows it or as the controller was told.
    struct Objects: Sendable {
        var set: StatefulSet
        var pods: [String: Pod] = [:]
        var claims: [String: PersistentVolumeClaim] = [:]
        var revisions: [String: ControllerRevision] = [:]
    }

    /// One thing that a watch tells.
    enum Change: Sendable {
        case set(StatefulSet)
        case pod(Pod)
        case podGone(String)
        case claim(PersistentVolumeClaim)
        case claimGone(String)
        case revision(ControllerRevision)
        case revisionGone(String)
    }

    /// Why the API refuses a write.
    enum Refusal: Error, Sendable {
        case conflict
        case alreadyExists
        case notFound
    }

    /// What exists; only the API server's part writes it.
    var truth: Objects
    /// What the controller has been told.
    var known: Objects
    /// All changes since the beginning.
    var changes: [Change] = []
    /// How many of them the controller has been told of, or will never be.
    var told = 0
    /// The moment.
    private(set) var now = Timestamp(seconds: 1_767_225_600)
    /// What has happened, if it is written down.
    private(set) var chronicle = Chronicle()
    /// Whether what happens is written down; most histories go well, and nobody reads them.
    private let isWrittenDown: Bool
    /// Pods that were not wanted at some time of their lives; their claims may go with them.
    var condemned: Set<UID> = []
    /// How many versions and how many identities the API server has given.
    var version = 1
    var identities = 0
    private let start = Timestamp(seconds: 1_767_225_600)

    init(set: StatefulSet, isWrittenDown: Bool) {
        self.isWrittenDown = isWrittenDown
        var set = set
        set.metadata.uid = "set-1"
        set.metadata.resourceVersion = "1"
        truth = Objects(set: set)
        known = truth
        note(set.phrase)
    }

    var name: String { truth.set.metadata.name }

    mutating func note(_ text: @autoclosure () -> String) {
        if isWrittenDown { chronicle.record(at: now - start, text()) }
    }

    /// The same, where the text tells of the world itself.
    mutating func note(_ text: (FaultWorld) -> String) {
        guard isWrittenDown else { return }
        let line = text(self)
        chronicle.record(at: now - start, line)
    }

    mutating func pass(_ time: Duration) { now = now + time }

    func podName(_ ordinal: Int) -> String { "\(name)-\(ordinal)" }

    /// The names of all Pods, in their order.
    var podNames: [String] { truth.pods.keys.sorted() }

    /// Whether the set wants the Pod of this name.
    func wants(_ podName: String) -> Bool {
        guard podName.hasPrefix(name + "-"), let number = Int(podName.dropFirst(name.count + 1)) else { return false }
        return truth.set.wants(Ordinal(number))
    }
}

extension FaultWorld.Objects {
    /// Takes in what a watch tells.
    mutating func take(_ change: FaultWorld.Change) {
        switch change {
        case .set(let set): self.set = set
        case .pod(let pod): pods[pod.metadata.name] = pod
        case .podGone(let name): pods[name] = nil
        case .claim(let claim): claims[claim.metadata.name] = claim
        case .claimGone(let name): claims[name] = nil
        case .revision(let revision): revisions[revision.metadata.name] = revision
        case .revisionGone(let name): revisions[name] = nil
        }
    }

    /// What a pass over the set may read.
    func observation(at now: Timestamp) -> StatefulSetObservation {
        let uid = set.metadata.uid
        return StatefulSetObservation(
            set: set,
            pods: pods.values.filter { $0.metadata.isControlled(by: uid) && isMember($0) }
                .sorted { $0.metadata.name < $1.metadata.name },
            claims: claims,
            revisions: revisions.values.filter { $0.metadata.isControlled(by: uid) }
                .sorted { $0.metadata.name < $1.metadata.name },
            now: now)
    }

    /// Whether the Pod's name is one that the set gives.
    private func isMember(_ pod: Pod) -> Bool {
        ReferenceIdentity().parse(podName: pod.metadata.name)?.set == set.metadata.name
    }
}
