import Cluster
import Controller
import Model
import Network

extension WriteRequest {
    /// The Pod that the StatefulSet controller asks the store to make.
    var createdPod: Pod? {
        guard author == .statefulSets, verb == .create else { return nil }
        return object as? Pod
    }

    /// Whether the StatefulSet controller asks for a Pod's deletion.
    var deletesPodOfSet: Bool { author == .statefulSets && verb == .delete && type == Pod.self }
}

/// A StatefulSet and its Pods as the controller saw them when it wrote.
struct SeenSet {
    let set: StatefulSet
    /// The Pods that the set manages, by distance from its first ordinal.
    private let pods: [(distance: Int, pod: Pod)]
    let now: Timestamp

    /// The set that manages a Pod, as the controller saw it.
    init?(managing owner: OwnerReference?, namespace: String, in cluster: borrowing Cluster) {
        let view = cluster.statefulSetView
        guard let owner, let set = view.sets[ObjectKey(namespace: namespace, name: owner.name)],
            set.metadata.uid == owner.uid
        else { return nil }
        self.init(set, view: view, now: cluster.now)
    }

    init(_ set: StatefulSet, view: StatefulSetView, now: Timestamp) {
        self.set = set
        self.now = now
        let start = set.startOrdinal.number
        pods = view.pods.controlled(by: set.metadata.uid).compactMap { pod in
            pod.ordinalInName.map { ($0 - start, pod) }
        }
    }

    /// The distances of the Pods that there are, in no order.
    var present: [Int] { pods.map(\.distance) }

    /// The Pod at a distance.
    subscript(distance: Int) -> Pod? { pods.last { $0.distance == distance }?.pod }

    /// The distances from the first ordinal that are wanted.
    var wanted: Range<Int> { 0..<set.wantedReplicas }

    /// Whether the Pod is there, has been ready for long enough and is not on its way out.
    func isAvailable(_ distance: Int) -> Bool {
        guard let pod = self[distance], !pod.isTerminating else { return false }
        return pod.isRunningAndAvailable(at: now, minReadySeconds: set.spec.minReadySeconds)
    }

    var partition: Int { Int(set.spec.updateStrategy.rollingUpdate?.partition ?? 0) }
}

extension Pod {
    /// The number at the end of the Pod's name.
    var ordinalInName: Int? {
        let name = metadata.name
        return name.utf8.lastIndex(of: UInt8(ascii: "-")).flatMap { Int(name[$0...].dropFirst()) }
    }

    /// The revision that the Pod says it was made from.
    var revisionLabel: String? { metadata.labels[StatefulSetLabel.revision] }
}
