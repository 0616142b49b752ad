import LabKit
import Model

@testable import Cluster

/// Changes of a store, made by hand, and the timeline that comes of them.
struct TimelineRun {
    /// The moment that the run begins.
    static let start = Timestamp(seconds: 1_767_225_600)

    private(set) var events: [WatchEvent] = []
    private var now = start
    private var objects: [String: any APIObject] = [:]

    /// Lets the next changes happen this many seconds after the start.
    mutating func at(_ seconds: Double) {
        now = Self.start + .milliseconds(Int64(seconds * 1000))
    }

    /// Adds an object, or writes it over.
    mutating func put<Object: APIObject>(_ object: Object) {
        let place = "\(Object.kind)/\(object.key)"
        let previous = objects[place]
        objects[place] = object
        append(previous == nil ? .added : .modified, object, previous: previous)
    }

    /// Writes an object that is there.
    mutating func edit<Object: APIObject>(_ object: inout Object, _ change: (inout Object) -> Void) {
        change(&object)
        put(object)
    }

    /// Removes an object.
    mutating func remove<Object: APIObject>(_ object: Object) {
        objects["\(Object.kind)/\(object.key)"] = nil
        append(.deleted, object, previous: object)
    }

    private mutating func append(_ change: WatchEvent.Change, _ object: any APIObject, previous: (any APIObject)?) {
        events.append(
            WatchEvent(
                revision: Int64(events.count + 1), time: now, change: change, object: object, previous: previous))
    }

    /// The timeline of the first seconds.
    func timeline(until seconds: Int64, isShown: (Timeline.Workload) -> Bool = { _ in true }) -> Timeline {
        Timeline(
            title: "test", events: events, start: Self.start, end: Self.start + .seconds(seconds), isShown: isShown)
    }
}

extension TimelineRun {
    /// A Pod of a StatefulSet, not scheduled yet.
    static func pod(_ name: String, uid: UID, set: String = "web") -> Pod {
        var owner = StatefulSet()
        owner.metadata = ObjectMeta(name: set, namespace: "default")
        var pod = pod(name, uid: uid, owner: owner)
        pod.metadata.labels = ["controller-revision-hash": "\(set)-a"]
        return pod
    }

    /// A Pod of a ReplicaSet, not scheduled yet; the set's name serves as the template's hash.
    static func pod(_ name: String, uid: UID, of set: ReplicaSet) -> Pod {
        var pod = pod(name, uid: uid, owner: set)
        pod.metadata.labels = ["pod-template-hash": set.metadata.name]
        return pod
    }

    private static func pod(_ name: String, uid: UID, owner: some APIObject) -> Pod {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: name, namespace: owner.metadata.namespace)
        pod.metadata.uid = uid
        pod.metadata.ownerReferences = [OwnerReference(controller: owner)]
        pod.spec.containers = [Container()]
        pod.spec.containers[0].image = "nginx:1.27"
        pod.status.phase = .pending
        return pod
    }

    static func claim(_ name: String, uid: UID) -> PersistentVolumeClaim {
        var claim = PersistentVolumeClaim()
        claim.metadata = ObjectMeta(name: name, namespace: "default")
        claim.metadata.uid = uid
        claim.status.phase = .pending
        return claim
    }

    /// Adds a ReplicaSet, managed by a Deployment or by nobody.
    mutating func replicaSet(_ name: String, of deployment: String?, namespace: String = "default") -> ReplicaSet {
        var set = ReplicaSet()
        set.metadata = ObjectMeta(name: name, namespace: namespace)
        if let deployment {
            var owner = Deployment()
            owner.metadata = ObjectMeta(name: deployment, namespace: namespace)
            set.metadata.ownerReferences = [OwnerReference(controller: owner)]
        }
        put(set)
        return set
    }
}

extension Pod {
    /// Lets the Pod run and be ready.
    mutating func run() {
        status.phase = .running
        setReady(true)
    }

    mutating func setReady(_ isReady: Bool) {
        var condition = PodCondition()
        condition.type = "Ready"
        condition.status = isReady ? .true : .false
        status.conditions = [condition]
    }

    /// Sets the one container's state.
    mutating func contain(_ state: (inout ContainerState) -> Void) {
        var container = ContainerStatus()
        state(&container.state)
        status.containerStatuses = [container]
    }

    mutating func mount(_ claim: String) {
        var volume = Volume()
        volume.persistentVolumeClaim = ClaimVolumeSource()
        volume.persistentVolumeClaim?.claimName = claim
        spec.volumes.append(volume)
    }
}

extension ContainerState {
    /// The container waits to be started.
    mutating func wait(_ reason: String) {
        waiting = ContainerStateWaiting()
        waiting?.reason = reason
    }
}
