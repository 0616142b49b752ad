import Model

@testable import Cluster

/// Changes of a store, made by hand, so that a test says exactly what was written.
struct TraceHistory {
    /// The moment that times are counted from.
    static let start = Timestamp(seconds: 1_767_225_600)

    private(set) var events: [WatchEvent] = []
    private var now = start
    private var objects: [String: any APIObject] = [:]

    /// What a person is told of the changes.
    var told: String { Narrator.occurrences(of: events).text(since: Self.start) }

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
}

/// Objects as small as a trace needs them.
extension ObjectMeta {
    static func traced(
        _ name: String, uid: UID = "", labels: [String: String] = [:], owner: OwnerReference? = nil
    ) -> ObjectMeta {
        var metadata = ObjectMeta(name: name, namespace: "default", labels: labels)
        metadata.uid = uid == "" ? UID("uid-of-\(name)") : uid
        metadata.ownerReferences = owner.map { [$0] } ?? []
        return metadata
    }
}

extension StatefulSet {
    static func traced(replicas: Int32 = 3, image: String = "nginx:alpine") -> StatefulSet {
        var set = StatefulSet()
        set.metadata = .traced("nginx-web")
        set.spec.replicas = replicas
        set.spec.template.spec.containers = [.traced(image: image)]
        set.status.currentRevision = "nginx-web-688fd4d9cb"
        set.status.updateRevision = "nginx-web-688fd4d9cb"
        return set
    }
}

extension Container {
    static func traced(_ name: String = "nginx", image: String = "nginx:alpine") -> Container {
        var container = Container()
        container.name = name
        container.image = image
        return container
    }
}

extension Pod {
    static func traced(_ name: String = "nginx-web-1") -> Pod {
        var pod = Pod()
        pod.metadata = .traced(
            name, labels: ["controller-revision-hash": "nginx-web-688fd4d9cb"],
            owner: OwnerReference(controller: StatefulSet.traced()))
        pod.spec.containers = [.traced()]
        pod.status.phase = .pending
        return pod
    }

    /// Sets the one container's state.
    mutating func contain(restarts: Int32 = 0, _ state: (inout ContainerState) -> Void) {
        var container = status.containerStatuses.first ?? ContainerStatus()
        container.name = "nginx"
        container.restartCount = restarts
        if container.state.terminated != nil { container.lastState = container.state }
        container.state = ContainerState()
        state(&container.state)
        status.containerStatuses = [container]
    }

    /// Lets the Pod run, ready or not.
    mutating func run(ready: Bool, restarts: Int32 = 0) {
        status.phase = .running
        status.podIP = "10.244.1.2"
        contain(restarts: restarts) { $0.running = ContainerStateRunning() }
        setReady(ready)
    }

    mutating func setReady(_ isReady: Bool, reason: String = "", message: String = "") {
        var condition = PodCondition()
        condition.type = "Ready"
        condition.status = isReady ? .true : .false
        condition.reason = reason
        condition.message = message
        status.conditions = [condition]
    }

    /// Asks for the Pod's deletion.
    mutating func terminate() {
        metadata.deletionTimestamp = TraceHistory.start + .seconds(30)
        metadata.deletionGracePeriodSeconds = 30
    }
}

extension ContainerState {
    /// The container's process has ended.
    mutating func end(exitCode: Int32, reason: String = "Error") {
        var end = ContainerStateTerminated()
        end.exitCode = exitCode
        end.reason = reason
        terminated = end
    }

    /// The container waits to be started.
    mutating func wait(_ reason: String, _ message: String = "") {
        var wait = ContainerStateWaiting()
        wait.reason = reason
        wait.message = message
        waiting = wait
    }
}
