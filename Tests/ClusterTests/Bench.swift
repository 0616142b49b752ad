import Controller
import Model

@testable import Cluster

/// A server with the parts that look after volumes, Services and dead owners, and nobody who runs Pods.
struct Bench {
    var server = APIServer(now: Timestamp(seconds: 1_767_225_600), seed: 7)
    var volumes = Worker(VolumeController(timings: .standard, seed: 7), lag: .milliseconds(5), cost: .milliseconds(1))
    var protection = Worker(VolumeProtection(), lag: .milliseconds(5), cost: .milliseconds(1))

    var endpoints = Worker(EndpointsController(), lag: .milliseconds(5), cost: .milliseconds(1))
    var collector = Worker(GarbageCollector(), lag: .milliseconds(5), cost: .milliseconds(1))

    init() throws {
        for number in 1...3 { try server.create(Node.ready(number: number, now: server.now)) }
    }

    var nextTime: Timestamp? {
        [
            volumes.nextTime(log: server.log), protection.nextTime(log: server.log),
            endpoints.nextTime(log: server.log), collector.nextTime(log: server.log),
        ].compactMap { $0 }.min()
    }

    /// Goes on until nothing is left to do, at most for a minute.
    mutating func settle() {
        let limit = server.now + .seconds(60)
        while let next = nextTime, next <= limit {
            server.now = max(server.now, next)
            volumes.step(server: &server)
            protection.step(server: &server)
            endpoints.step(server: &server)
            collector.step(server: &server)
        }
    }

    /// The events about an object, as reason and message.
    func events(on name: String) -> [String] {
        server.list(Event.self).filter { $0.involvedObject.name == name }
            .sorted { Int64($0.metadata.resourceVersion) ?? 0 < Int64($1.metadata.resourceVersion) ?? 0 }
            .map { "\($0.reason): \($0.message)" }
    }

    func claim(_ name: String) throws -> PersistentVolumeClaim {
        try server.get(PersistentVolumeClaim.self, ObjectKey(namespace: "default", name: name))
    }

    func volume(_ name: String) -> PersistentVolume? { server.find(PersistentVolume.self, name) }

    /// Does what the scheduler does once it has a node for a claim's first Pod.
    mutating func select(node: String, forClaim name: String) throws {
        var claim = try claim(name)
        claim.metadata.annotations["volume.kubernetes.io/selected-node"] = node
        try server.update(claim)
    }

    @discardableResult
    mutating func delete<Object: Admitted>(_ type: Object.Type, _ name: String) throws -> Object? {
        let namespace = Object.kind.isNamespaced ? "default" : ""
        return try server.delete(type, ObjectKey(namespace: namespace, name: name), gracePeriod: 0)
    }
}

extension PersistentVolumeClaim {
    /// A claim as a StatefulSet would make it.
    static func made(
        _ name: String, size: String = "1Gi", className: String? = "standard", modes: [String] = ["ReadWriteOnce"],
        change: (inout PersistentVolumeClaim) -> Void = { _ in }
    ) -> Self {
        var claim = PersistentVolumeClaim()
        claim.metadata = ObjectMeta(name: name, namespace: "default")
        claim.spec.accessModes = modes
        claim.spec.storageClassName = className
        claim.spec.resources.requests["storage"] = Quantity(size)
        change(&claim)
        return claim
    }
}

extension PersistentVolume {
    /// A volume that an administrator made by hand.
    static func made(
        _ name: String, size: String = "1Gi", className: String = "manual", modes: [String] = ["ReadWriteOnce"],
        policy: String = "Retain", change: (inout PersistentVolume) -> Void = { _ in }
    ) -> Self {
        var volume = PersistentVolume()
        volume.metadata.name = name
        volume.spec.accessModes = modes
        volume.spec.capacity["storage"] = Quantity(size)
        volume.spec.storageClassName = className
        volume.spec.persistentVolumeReclaimPolicy = policy
        volume.spec.hostPath = ["path": .string("/tmp/\(name)")]
        change(&volume)
        return volume
    }
}

extension StorageClass {
    static func made(
        _ name: String, mode: String = "Immediate", policy: String = "Delete", provisioner: String = "example.com/disk"
    ) -> Self {
        var storageClass = StorageClass()
        storageClass.metadata.name = name
        storageClass.provisioner = provisioner
        storageClass.volumeBindingMode = mode
        storageClass.reclaimPolicy = policy
        return storageClass
    }
}

extension Pod {
    /// A Pod that mounts claims where a web server looks for pages.
    static func made(_ name: String, claims: [String] = [], node: String = "node-1") -> Self {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: name, namespace: "default")
        pod.spec.nodeName = node
        var container = Container()
        container.name = "nginx"
        container.image = "nginx"
        for claim in claims {
            var volume = Volume()
            volume.name = claim
            volume.persistentVolumeClaim = ClaimVolumeSource()
            volume.persistentVolumeClaim?.claimName = claim
            pod.spec.volumes.append(volume)
            var mount = VolumeMount()
            mount.name = claim
            mount.mountPath = "/usr/share/nginx/html"
            container.volumeMounts.append(mount)
        }
        pod.spec.containers = [container]
        return pod
    }
}
