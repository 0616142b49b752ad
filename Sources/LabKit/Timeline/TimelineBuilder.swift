public import Cluster
public import Model

extension Timeline {
    /// What Pods belong to: a StatefulSet, a Deployment, a ReplicaSet of its own, or a Pod that nobody manages.
    public struct Workload: Hashable, Sendable {
        /// The kind's name, such as `StatefulSet`.
        public var kind: String
        /// The namespace.
        public var namespace: String
        /// The object's name.
        public var name: String

        /// The object of this kind and name.
        public init(kind: String, namespace: String = "default", name: String) {
            self.kind = kind
            self.namespace = namespace
            self.name = name
        }
    }

    /// Draws a run from the store's changes.
    ///
    /// Each ordinal of a StatefulSet gets a group of its own with its claims beneath; a Deployment gets one group, with
    /// as many lanes as it had Pods at once. Phases that took no time are left out.
    ///
    /// - Parameters:
    ///   - events: in the order in which they were made; those after the end are not looked at.
    ///   - start: the moment that the time axis begins with; what happened earlier shows only where it lasts.
    ///   - end: the moment at which what is still there is cut off.
    ///   - isShown: whose Pods are drawn; without it, everybody's.
    public init(
        title: String, subtitle: String = "", events: some Sequence<WatchEvent>, start: Timestamp, end: Timestamp,
        marks: [Mark] = [], isShown: (Workload) -> Bool = { _ in true }
    ) {
        var builder = TimelineBuilder(start: start, end: max(start, end))
        for event in events where event.time <= end { builder.observe(event) }
        self.init(
            title: title, subtitle: subtitle, duration: builder.end - builder.start,
            groups: builder.groups(isShown: isShown), marks: marks)
    }
}

/// What is known of a run while its changes are read, one after the other.
struct TimelineBuilder {
    let start: Timestamp
    let end: Timestamp
    /// In the order in which they were first seen.
    private(set) var pods: [PodRecord] = []
    private(set) var claims: [ClaimRecord] = []
    /// The names of the claim templates of each StatefulSet; they stay known after the set is gone.
    private(set) var statefulSets: [Timeline.Workload: [String]] = [:]
    /// What each ReplicaSet belongs to.
    private(set) var deployments: [Timeline.Workload: Timeline.Workload] = [:]
    private var podIndices: [UID: Int] = [:]
    private var claimIndices: [UID: Int] = [:]
    private var silentNodes: Set<String> = []

    init(start: Timestamp, end: Timestamp) {
        self.start = start
        self.end = end
    }

    /// Takes in a change.
    mutating func observe(_ event: WatchEvent) {
        let moment = moment(event.time)
        switch event.object {
        case let pod as Pod: observe(pod, event, at: moment)
        case let claim as PersistentVolumeClaim: observe(claim, event, at: moment)
        case let node as Node: observe(node, isGone: event.change == .deleted, at: moment)
        case let set as StatefulSet:
            statefulSets[Timeline.Workload(set)] = set.spec.volumeClaimTemplates.map(\.metadata.name)
        case let set as ReplicaSet:
            guard let owner = set.metadata.controller, owner.kind == Deployment.kind.name else { return }
            deployments[Timeline.Workload(set)] = Timeline.Workload(owner, in: set.metadata.namespace)
        default: break
        }
    }

    private func moment(_ time: Timestamp) -> Duration { max(.zero, time - start) }

    /// When an object was made whose beginning the record does not show.
    private func birth(of object: some APIObject, seen: Duration) -> Duration {
        min(seen, object.metadata.creationTimestamp.map(moment) ?? .zero)
    }

    private mutating func observe(_ pod: Pod, _ event: WatchEvent, at moment: Duration) {
        let index: Int
        if let known = podIndices[pod.metadata.uid] {
            index = known
        } else {
            index = pods.count
            podIndices[pod.metadata.uid] = index
            pods.append(PodRecord(pod))
            // The record begins in the middle of the Pod's life.
            if let earlier = event.previous as? Pod {
                pods[index].observe(earlier, silentNodes: silentNodes, at: birth(of: earlier, seen: moment))
            }
        }
        if event.change == .deleted {
            pods[index].end(at: moment)
        } else {
            pods[index].observe(pod, silentNodes: silentNodes, at: moment)
        }
    }

    private mutating func observe(_ claim: PersistentVolumeClaim, _ event: WatchEvent, at moment: Duration) {
        let index: Int
        if let known = claimIndices[claim.metadata.uid] {
            index = known
        } else {
            index = claims.count
            claimIndices[claim.metadata.uid] = index
            let earlier = event.previous as? PersistentVolumeClaim
            claims.append(ClaimRecord(earlier ?? claim, at: earlier.map { birth(of: $0, seen: moment) } ?? moment))
        }
        claims[index].observe(claim, isGone: event.change == .deleted, at: moment)
    }

    /// A node that stops or begins to answer changes what is known of its Pods.
    private mutating func observe(_ node: Node, isGone: Bool, at moment: Duration) {
        let ready = node.status.conditions.first { $0.type == "Ready" }
        let isSilent = !isGone && ready?.status == .unknown
        guard isSilent != silentNodes.contains(node.metadata.name) else { return }
        if isSilent {
            silentNodes.insert(node.metadata.name)
        } else {
            silentNodes.remove(node.metadata.name)
        }
        for index in pods.indices { pods[index].reconsider(silentNodes: silentNodes, at: moment) }
    }
}

extension Timeline.Workload {
    init(_ object: some APIObject) {
        self.init(kind: object.kind.name, namespace: object.metadata.namespace, name: object.metadata.name)
    }

    init(_ owner: OwnerReference, in namespace: String) {
        self.init(kind: owner.kind, namespace: namespace, name: owner.name)
    }
}
