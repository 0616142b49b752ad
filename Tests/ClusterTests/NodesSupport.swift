import Model

@testable import Cluster

extension Cluster {
    /// A cluster of this many nodes with standard or other timings.
    static func forTests(
        nodes: Int = 3, seed: UInt64 = 1, timings: Timings = .standard, _ change: (inout Settings) -> Void = { _ in }
    ) -> Cluster {
        var settings = Settings()
        settings.nodes = nodes
        settings.seed = seed
        settings.timings = timings
        change(&settings)
        return Cluster(settings: settings)
    }

    func pod(_ name: String) -> Pod? { server.find(Pod.self, name, in: "default") }
    func node(_ name: String) -> Node? { server.find(Node.self, name) }

    /// Lets the cluster go on to a time since its start.
    mutating func run(to elapsed: Duration) { run(until: settings.start + elapsed) }

    /// The events of an object's kind and name, each as `reason: message`, in the order of their first time.
    func events(of kind: String, _ name: String) -> [String] {
        var texts: [String] = []
        for position in server.log.start..<server.log.end {
            guard let event = server.log[position].object as? Event, event.involvedObject.kind == kind,
                event.involvedObject.name == name
            else { continue }
            texts.append("\(event.reason): \(event.message)")
        }
        return texts
    }

    /// Every state of a Pod that a watcher sees, each with its time since the start.
    func history(of pod: String) -> [String] {
        var lines: [String] = []
        for position in server.log.start..<server.log.end {
            let event = server.log[position]
            guard let object = event.object as? Pod, object.metadata.name == pod else { continue }
            let state = event.change == .deleted ? "deleted" : object.summary
            if lines.last?.hasSuffix(" " + state) == true { continue }
            lines.append("\((event.time - settings.start).shortText) \(state)")
        }
        return lines
    }
}

extension Pod {
    /// A Pod with one container of this image.
    static func simulated(
        _ name: String, image: String = "nginx:1", owner: OwnerReference? = nil,
        _ change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        var pod = Pod()
        pod.metadata.name = name
        pod.metadata.namespace = "default"
        pod.metadata.ownerReferences = owner.map { [$0] } ?? []
        pod.spec.containers = [.simulated("web", image: image)]
        pod.spec.restartPolicy = "Always"
        change(&pod)
        return pod
    }

    /// The state in the words that `kubectl get pods` uses.
    var summary: String {
        var words = [status.phase.rawValue]
        if !spec.nodeName.isEmpty { words.append("on \(spec.nodeName)") }
        for container in status.initContainerStatuses + status.containerStatuses {
            words += [container.state.waiting?.reason, container.state.terminated?.reason].compactMap { $0 }
        }
        if isReady { words.append("ready") }
        if isTerminating { words.append("terminating") }
        return words.joined(separator: " ")
    }
}

extension Container {
    /// A container of this image.
    static func simulated(_ name: String, image: String = "nginx:1") -> Container {
        var container = Container()
        container.name = name
        container.image = image
        return container
    }
}

extension OwnerReference {
    /// A reference to an owner of a kind that no controller of the cluster knows.
    static func simulated(_ name: String) -> OwnerReference {
        var owner = OwnerReference()
        owner.apiVersion = "example.com/v1"
        owner.kind = "Game"
        owner.name = name
        owner.uid = UID("uid-of-\(name)")
        owner.controller = true
        return owner
    }
}

extension Cluster {
    /// Creates a Pod and lets the cluster go on for a while.
    mutating func create(_ pod: Pod, for duration: Duration = .seconds(5)) throws {
        try server.create(pod)
        run(for: duration)
    }

    /// Changes a node and lets the cluster go on for a while.
    mutating func change(node name: String, _ change: (inout Node) -> Void) throws {
        var node = try server.get(Node.self, ObjectKey(namespace: "", name: name))
        change(&node)
        try server.update(node)
        run(for: .seconds(1))
    }

    /// The nodes of the Pods, by the Pods' names.
    var placement: [String: String] {
        Dictionary(uniqueKeysWithValues: server.list(Pod.self).map { ($0.metadata.name, $0.spec.nodeName) })
    }
}

extension Pod {
    /// Mounts a claim into the first container.
    mutating func use(claim: String) {
        var volume = Volume()
        volume.name = "data"
        var source = ClaimVolumeSource()
        source.claimName = claim
        volume.persistentVolumeClaim = source
        spec.volumes.append(volume)
        var mount = VolumeMount()
        mount.name = "data"
        mount.mountPath = "/data"
        spec.containers[0].volumeMounts.append(mount)
    }
}

extension PersistentVolumeClaim {
    /// A claim of one gibibyte for one node.
    static func simulated(_ name: String, className: String? = nil) -> PersistentVolumeClaim {
        var claim = PersistentVolumeClaim()
        claim.metadata.name = name
        claim.metadata.namespace = "default"
        claim.spec.accessModes = ["ReadWriteOnce"]
        claim.spec.resources.requests["storage"] = Quantity("1Gi")
        claim.spec.storageClassName = className
        return claim
    }
}
