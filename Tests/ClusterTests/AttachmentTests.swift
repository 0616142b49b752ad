import Model
import Testing

@testable import Cluster

@Suite struct `A disk of a network` {
    /// A cluster with a class of such disks, and a claim for one.
    private static func cluster(
        modes: [String] = ["ReadWriteOnce"], mode: String = "WaitForFirstConsumer", nodes: Int = 3
    ) throws -> Cluster {
        var cluster = Cluster.forTests(nodes: nodes)
        var storageClass = StorageClass.made("network", mode: mode, provisioner: "ordinal.dev/network-disk")
        storageClass.allowVolumeExpansion = true
        try cluster.server.create(storageClass)
        try cluster.claim("data", modes: modes)
        return cluster
    }

    private static func user(_ name: String, on node: String? = nil) -> Pod {
        .simulated(name) {
            $0.use(claim: "data")
            if let node { $0.spec.nodeSelector = ["kubernetes.io/hostname": node] }
        }
    }

    @Test(arguments: ["Immediate", "WaitForFirstConsumer"])
    func `is attached to the Pod's node before the Pod starts, and goes when the Pod is gone`(mode: String) throws {
        var cluster = try Self.cluster(mode: mode)
        try cluster.create(Self.user("web"))
        #expect(cluster.pod("web")?.isRunningAndReady == true)
        let volume = try #require(cluster.server.list(PersistentVolume.self).first)
        #expect(volume.spec.nodeAffinity == nil && volume.spec.hostPath == nil)
        let name = try #require(volume.attachmentName)
        #expect(cluster.attachments == ["node-1": [name]])
        #expect(cluster.node("node-1")?.volumesInUse == [name])
        #expect(
            cluster.events(of: "Pod", "web").contains(
                "SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume \"\(volume.metadata.name)\" "))
        try cluster.server.delete(Pod.self, Self.key("web"))
        cluster.run(for: .seconds(5))
        #expect(cluster.attachments.isEmpty)
        #expect(cluster.node("node-1")?.volumesInUse == [])
    }

    @Test func `keeps a Pod elsewhere waiting until the first one is gone`() throws {
        var cluster = try Self.cluster()
        try cluster.create(Self.user("one", on: "node-1"))
        try cluster.create(Self.user("two", on: "node-2"), for: .seconds(60))
        let volume = try #require(cluster.server.list(PersistentVolume.self).first).metadata.name
        #expect(cluster.pod("two")?.summary == "Pending on node-2 ContainerCreating")
        #expect(
            cluster.events(of: "Pod", "two").filter { $0.hasPrefix("Failed") } == [
                "FailedAttachVolume: Multi-Attach error for volume \"\(volume)\" Volume is already used by pod(s) one"
            ])
        try cluster.server.delete(Pod.self, Self.key("one"))
        cluster.run(for: .seconds(5))
        #expect(cluster.pod("two")?.isRunningAndReady == true)
        #expect(cluster.attachments.keys.sorted() == ["node-2"])
    }

    @Test(arguments: ["ReadWriteMany", "ReadOnlyMany"])
    func `that many may have is attached to each of their nodes`(mode: String) throws {
        var cluster = try Self.cluster(modes: [mode])
        try cluster.create(Self.user("one", on: "node-1"))
        try cluster.create(Self.user("two", on: "node-2"))
        #expect(cluster.pod("two")?.isRunningAndReady == true)
        #expect(cluster.attachments.keys.sorted() == ["node-1", "node-2"])
    }

    @Test func `for one node serves several Pods there`() throws {
        var cluster = try Self.cluster()
        try cluster.create(Self.user("one", on: "node-1"))
        try cluster.create(Self.user("two", on: "node-1"))
        #expect(cluster.pod("two")?.isRunningAndReady == true)
        try cluster.server.delete(Pod.self, Self.key("one"))
        cluster.run(for: .seconds(5))
        #expect(cluster.attachments.keys.sorted() == ["node-1"])
    }

    @Test func `goes from a Pod that has ended, although the Pod is still there`() throws {
        var cluster = try Self.cluster()
        try cluster.create(Self.user("one", on: "node-1"))
        try cluster.failPod(Self.key("one"))
        cluster.run(for: .seconds(5))
        #expect(cluster.pod("one")?.isFailed == true)
        #expect(cluster.attachments.isEmpty)
    }

    @Test func `stays with a lost node for six minutes after its Pod was deleted by force`() throws {
        var cluster = try Self.cluster()
        try cluster.create(Self.user("web", on: "node-1"))
        let volume = try #require(cluster.server.list(PersistentVolume.self).first).metadata.name
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(60))
        try cluster.server.delete(Pod.self, Self.key("web"), gracePeriod: 0)
        try cluster.create(Self.user("web"), for: .seconds(350))
        #expect(cluster.pod("web")?.summary == "Pending on node-2 ContainerCreating")
        #expect(
            cluster.events(of: "Pod", "web").last { $0.hasPrefix("FailedAttach") }
                == "FailedAttachVolume: Multi-Attach error for volume \"\(volume)\" "
                + "Volume is already exclusively attached to one node and can't be attached to another")
        #expect(cluster.attachments.keys.sorted() == ["node-1"])
        cluster.run(for: .seconds(20))
        #expect(cluster.pod("web")?.isRunningAndReady == true)
        #expect(cluster.attachments.keys.sorted() == ["node-2"])
    }

    @Test func `is not taken from a node that only seems well`() throws {
        var cluster = try Self.cluster()
        try cluster.create(Self.user("web", on: "node-1"))
        try cluster.killNode("node-1")
        // Nobody has noticed yet, and the containers may go on.
        try cluster.server.delete(Pod.self, Self.key("web"), gracePeriod: 0)
        cluster.run(for: .seconds(300))
        #expect(cluster.attachments.keys.sorted() == ["node-1"])
        try cluster.reviveNode("node-1")
        cluster.run(for: .seconds(5))
        #expect(cluster.attachments.isEmpty)
    }

    @Test func `is taken at once from a node that a person has declared out of service, and its Pods go`() throws {
        var cluster = try Self.cluster()
        try cluster.create(Self.user("web", on: "node-1"))
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(60))
        try cluster.change(node: "node-1") {
            $0.spec.taints.append(Taint("node.kubernetes.io/out-of-service", effect: "NoExecute"))
        }
        cluster.run(for: .seconds(5))
        #expect(cluster.pod("web") == nil)
        #expect(cluster.attachments.isEmpty)
    }

    @Test func `survives a restart of the cluster where it is`() throws {
        var before = try Self.cluster()
        try before.create(Self.user("web", on: "node-1"))
        let attached = before.attachments
        var settings = before.settings
        settings.start = before.now
        var cluster = Cluster(
            settings: settings, restoring: before.server.listAll(), revision: before.server.revision)
        cluster.run(for: .seconds(600))
        #expect(cluster.attachments == attached)
        #expect(cluster.pod("web")?.metadata.uid == before.pod("web")?.metadata.uid)
        try cluster.server.delete(Pod.self, Self.key("web"))
        cluster.run(for: .seconds(5))
        #expect(cluster.attachments.isEmpty)
    }

    @Test func `for one Pod alone keeps a second one from every node until the first is gone`() throws {
        var cluster = try Self.cluster(modes: ["ReadWriteOncePod"])
        try cluster.create(Self.user("one"))
        try cluster.create(Self.user("two"))
        #expect(cluster.pod("two")?.spec.nodeName == "")
        let cause = "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
        #expect(
            cluster.pod("two")?.status.condition("PodScheduled")?.message.hasPrefix(
                "0/3 nodes are available: 3 \(cause).") == true)
        try cluster.server.delete(Pod.self, Self.key("one"))
        cluster.run(for: .seconds(5))
        #expect(cluster.pod("two")?.isRunningAndReady == true)
    }

    @Test func `never is on two nodes, whatever becomes of Pods and nodes`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var cluster = try Self.cluster()
            var random = SplitMix64(seed: seed)
            for number in 0..<40 {
                let node = "node-\(random.next() % 3 + 1)"
                switch random.next() % 5 {
                case 0, 1: try cluster.create(Self.user("pod-\(number)", on: node), for: .milliseconds(300))
                case 2:
                    let pods = cluster.server.list(Pod.self)
                    guard !pods.isEmpty else { continue }
                    let pod = pods[Int(random.next() % UInt64(pods.count))]
                    try cluster.server.delete(Pod.self, pod.key, gracePeriod: random.next() % 2 == 0 ? 0 : nil)
                case 3: try? cluster.killNode(node)
                default: try? cluster.reviveNode(node)
                }
                let end = cluster.now + .seconds(Int64(random.next() % 400))
                while cluster.step(until: end) {
                    try #require(cluster.attachments.count <= 1, "seed \(seed), after \(cluster.elapsed)")
                }
            }
        }
    }

    private static func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "default", name: name) }
}

@Suite struct `A claim that grows` {
    private static func grow(_ cluster: inout Cluster, to size: String) throws {
        var claim = try #require(cluster.server.find(PersistentVolumeClaim.self, "data", in: "default"))
        claim.spec.resources.requests["storage"] = Quantity(size)
        try cluster.server.update(claim)
    }

    @Test func `has more once its volume and its file system have grown under a running Pod`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(PersistentVolumeClaim.simulated("data", className: "standard"))
        try cluster.create(.simulated("web") { $0.use(claim: "data") })
        try Self.grow(&cluster, to: "2Gi")
        cluster.run(for: .seconds(5))
        let claim = try #require(cluster.server.find(PersistentVolumeClaim.self, "data", in: "default"))
        let volume = claim.spec.volumeName
        #expect(claim.status.capacity["storage"] == Quantity("2Gi"))
        #expect(claim.status.conditions.isEmpty)
        #expect(cluster.server.find(PersistentVolume.self, volume)?.spec.capacity["storage"] == Quantity("2Gi"))
        #expect(
            cluster.events(of: "PersistentVolumeClaim", "data").suffix(4) == [
                "ExternalExpanding: waiting for an external controller to expand this PVC",
                "Resizing: External resizer is resizing volume \(volume)",
                "FileSystemResizeRequired: Require file system resize of volume on node",
                "FileSystemResizeSuccessful: MountVolume.NodeExpandVolume succeeded for volume \"\(volume)\" node-1",
            ])
    }

    @Test func `waits for a Pod with its file system`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(PersistentVolumeClaim.simulated("data", className: "standard"))
        try cluster.create(.simulated("web") { $0.use(claim: "data") })
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"))
        cluster.run(for: .seconds(5))
        try Self.grow(&cluster, to: "2Gi")
        cluster.run(for: .seconds(60))
        let waiting = try #require(cluster.server.find(PersistentVolumeClaim.self, "data", in: "default"))
        #expect(waiting.status.capacity["storage"] == Quantity("1Gi"))
        #expect(waiting.status.conditions.compactMap { $0["type"]?.string } == ["FileSystemResizePending"])
        try cluster.create(.simulated("web") { $0.use(claim: "data") })
        let claim = try #require(cluster.server.find(PersistentVolumeClaim.self, "data", in: "default"))
        #expect(claim.status.capacity["storage"] == Quantity("2Gi") && claim.status.conditions.isEmpty)
    }

    @Test func `may not shrink, and may not grow where its class does not let it`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(StorageClass.made("fixed", provisioner: "ordinal.dev/simulated-disk"))
        try cluster.claim("data", className: "fixed")
        cluster.run(for: .seconds(5))
        let error = #expect(throws: APIError.self) { try Self.grow(&cluster, to: "2Gi") }
        #expect(
            error?.description
                == "persistentvolumeclaims \"data\" is forbidden: only dynamically provisioned pvc can be "
                + "resized and the storageclass that provisions the pvc must support resize")
        let shrunk = #expect(throws: APIError.self) { try Self.grow(&cluster, to: "512Mi") }
        #expect(shrunk?.description.contains("field can not be less than status.capacity") == true)
    }
}

@Suite struct `A volume that is kept` {
    @Test func `is taken by a new claim once a person has cleared the old one, with what stands in it`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(
            StorageClass.made("kept", policy: "Retain", provisioner: "ordinal.dev/network-disk"))
        try cluster.claim("data", className: "kept")
        cluster.run(for: .seconds(5))
        let key = ObjectKey(namespace: "default", name: "data")
        try cluster.write("precious", to: "a.txt", claim: key)
        try cluster.server.delete(PersistentVolumeClaim.self, key)
        cluster.run(for: .seconds(5))
        var volume = try #require(cluster.server.list(PersistentVolume.self).first)
        #expect(volume.status.phase == .released)
        try cluster.claim("again", className: "kept", volume: volume.metadata.name)
        cluster.run(for: .seconds(5))
        #expect(cluster.server.find(PersistentVolumeClaim.self, "again", in: "default")?.status.phase == .pending)
        volume.spec.claimRef = nil
        try cluster.server.update(volume)
        cluster.run(for: .seconds(5))
        #expect(cluster.server.find(PersistentVolumeClaim.self, "again", in: "default")?.status.phase == .bound)
        let again = ObjectKey(namespace: "default", name: "again")
        #expect(try cluster.server.read(claim: again, path: "a.txt") == "precious")
    }
}

extension Cluster {
    /// The volumes that each node has; without nodes that have none.
    fileprivate var attachments: [String: [String]] {
        let all = server.list(Node.self).map { ($0.metadata.name, $0.attachedVolumes) }
        return Dictionary(uniqueKeysWithValues: all.filter { !$0.1.isEmpty })
    }

    /// Makes a claim of a class of disks of a network.
    fileprivate mutating func claim(
        _ name: String, className: String = "network", modes: [String] = ["ReadWriteOnce"], volume: String = ""
    ) throws {
        var claim = PersistentVolumeClaim.simulated(name, className: className)
        claim.spec.accessModes = modes
        claim.spec.volumeName = volume
        try server.create(claim)
    }
}
