import Model
import Testing

@testable import Cluster

extension Bench {
    @discardableResult
    mutating func makeSet(_ name: String = "web") throws -> StatefulSet {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: name, namespace: "default")
        set.spec.selector = LabelSelector(matchLabels: ["app": name])
        set.spec.template.metadata.labels = ["app": name]
        set.spec.template.spec = Pod.made(name, node: "").spec
        return try server.create(set)
    }

    /// Makes a Pod with these owners.
    @discardableResult
    mutating func makePod(_ name: String, owners: [OwnerReference], node: String = "") throws -> Pod {
        var pod = Pod.made(name, node: node)
        pod.metadata.ownerReferences = owners
        return try server.create(pod)
    }

    func exists<Object: Admitted>(_ type: Object.Type, _ name: String) -> Bool {
        server.find(type, name, in: Object.kind.isNamespaced ? "default" : "") != nil
    }

    func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "default", name: name) }
}

extension OwnerReference {
    /// The reference of a dependent that its owner's deletion does not wait for.
    static func loose(to owner: some APIObject) -> Self {
        var reference = OwnerReference(controller: owner)
        reference.controller = nil
        reference.blockOwnerDeletion = nil
        return reference
    }
}

@Suite("Garbage collection")
struct CollectionTests {
    @Test("Deleted in the background, an owner goes at once and what it owned follows, to the last generation")
    func background() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        let pod = try bench.makePod("web-0", owners: [OwnerReference(controller: set)])
        try bench.server.create(
            PersistentVolumeClaim.made("www", className: "") { $0.metadata.ownerReferences = [.loose(to: pod)] })
        try bench.makePod("other", owners: [])
        bench.settle()
        try bench.delete(StatefulSet.self, "web")
        #expect(!bench.exists(StatefulSet.self, "web"))
        #expect(bench.exists(Pod.self, "web-0"))
        bench.settle()
        #expect(!bench.exists(Pod.self, "web-0"))
        #expect(!bench.exists(PersistentVolumeClaim.self, "www"))
        #expect(bench.exists(Pod.self, "other"))
    }

    @Test("A Pod on a node is given its time to end")
    func grace() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        try bench.makePod("web-0", owners: [OwnerReference(controller: set)], node: "node-1")
        bench.settle()
        try bench.delete(StatefulSet.self, "web")
        bench.settle()
        #expect(try bench.pod("web-0").metadata.deletionGracePeriodSeconds == 30)
    }

    @Test("An owner is an identity: what names an earlier one of the name is collected")
    func staleIdentity() throws {
        var bench = try Bench()
        let old = try bench.makeSet()
        try bench.delete(StatefulSet.self, "web")
        let new = try bench.makeSet()
        try bench.makePod("stale", owners: [OwnerReference(controller: old)])
        try bench.makePod("fresh", owners: [OwnerReference(controller: new)])
        bench.settle()
        #expect(!bench.exists(Pod.self, "stale"))
        #expect(bench.exists(Pod.self, "fresh"))
    }

    @Test("What still has an owner stays, and loses the ones that are gone")
    func severalOwners() throws {
        var bench = try Bench()
        let first = try bench.makeSet("first")
        let second = try bench.makeSet("second")
        try bench.makePod("shared", owners: [OwnerReference(controller: first), .loose(to: second)])
        bench.settle()
        try bench.delete(StatefulSet.self, "first")
        bench.settle()
        #expect(try bench.pod("shared").metadata.ownerReferences == [.loose(to: second)])
        try bench.delete(StatefulSet.self, "second")
        bench.settle()
        #expect(!bench.exists(Pod.self, "shared"))
    }

    @Test("Owners of a kind that nobody knows, or out of reach, are taken to exist")
    func unknownOwners() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        var foreign = OwnerReference(controller: set)
        foreign.apiVersion = "example.com/v1"
        foreign.uid = "unknown"
        try bench.makePod("owned-elsewhere", owners: [foreign])
        try bench.server.create(
            PersistentVolume.made("pv") {
                var reference = OwnerReference.loose(to: set)
                reference.uid = "gone"
                $0.metadata.ownerReferences = [reference]
            })
        bench.settle()
        #expect(bench.exists(Pod.self, "owned-elsewhere"))
        #expect(bench.exists(PersistentVolume.self, "pv"))
    }

    @Test("Deleted in the foreground, an owner waits for those that hold it back, and for no others")
    func foreground() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        for number in 0..<2 {
            try bench.makePod("web-\(number)", owners: [OwnerReference(controller: set)], node: "node-1")
        }
        try bench.makePod("loose", owners: [.loose(to: set)], node: "node-1")
        bench.settle()
        try bench.server.delete(StatefulSet.self, bench.key("web"), propagation: .foreground)
        bench.settle()
        let waiting = try bench.server.get(StatefulSet.self, bench.key("web"))
        #expect(waiting.metadata.finalizers == ["foregroundDeletion"])
        #expect(try ["web-0", "web-1", "loose"].allSatisfy { try bench.pod($0).isTerminating })
        // One that comes in between is awaited as well.
        try bench.makePod("late", owners: [OwnerReference(controller: set)], node: "node-1")
        bench.settle()
        #expect(try bench.pod("late").isTerminating)
        for name in ["web-0", "web-1"] { try bench.delete(Pod.self, name) }
        bench.settle()
        #expect(bench.exists(StatefulSet.self, "web"))
        try bench.delete(Pod.self, "late")
        bench.settle()
        #expect(!bench.exists(StatefulSet.self, "web"))
        #expect(bench.exists(Pod.self, "loose"))
    }

    @Test("Foreground deletion goes down the generations, and ends from the last one up")
    func foregroundGenerations() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        let pod = try bench.makePod("web-0", owners: [OwnerReference(controller: set)])
        var configuration = ConfigMap()
        configuration.metadata = ObjectMeta(name: "leaf", namespace: "default")
        configuration.metadata.ownerReferences = [OwnerReference(controller: pod)]
        configuration.metadata.finalizers = ["example.com/hold"]
        try bench.server.create(configuration)
        bench.settle()
        try bench.server.delete(StatefulSet.self, bench.key("web"), propagation: .foreground)
        bench.settle()
        #expect(try bench.pod("web-0").metadata.finalizers == ["foregroundDeletion"])
        var leaf = try bench.server.get(ConfigMap.self, bench.key("leaf"))
        #expect(leaf.metadata.isTerminating)
        leaf.metadata.finalizers.removeAll { $0 == "example.com/hold" }
        try bench.server.update(leaf)
        bench.settle()
        #expect(bench.server.count(ConfigMap.self) + bench.server.count(Pod.self) == 0)
        #expect(!bench.exists(StatefulSet.self, "web"))
    }

    @Test("A dependent that no longer holds its owner back lets it go")
    func unblocked() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        try bench.makePod("web-0", owners: [OwnerReference(controller: set)], node: "node-1")
        bench.settle()
        try bench.server.delete(StatefulSet.self, bench.key("web"), propagation: .foreground)
        bench.settle()
        var pod = try bench.pod("web-0")
        pod.metadata.ownerReferences = []
        try bench.server.update(pod)
        bench.settle()
        #expect(!bench.exists(StatefulSet.self, "web"))
    }

    @Test("Deleted as an orphan maker, an owner leaves its dependents without owner")
    func orphan() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        let other = try bench.makeSet("other")
        for number in 0..<3 {
            try bench.makePod("web-\(number)", owners: [OwnerReference(controller: set), .loose(to: other)])
        }
        bench.settle()
        try bench.server.delete(StatefulSet.self, bench.key("web"), propagation: .orphan)
        #expect(bench.exists(StatefulSet.self, "web"))
        bench.settle()
        #expect(!bench.exists(StatefulSet.self, "web"))
        #expect(try (0..<3).allSatisfy { try bench.pod("web-\($0)").metadata.ownerReferences == [.loose(to: other)] })
    }

    @Test("A claim that its Pod owns goes with the Pod, and one of a set with the set")
    func claims() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        let pod = try bench.makePod("web-0", owners: [OwnerReference(controller: set)], node: "node-1")
        try bench.server.create(
            PersistentVolumeClaim.made("by-pod", className: "") {
                $0.metadata.ownerReferences = [OwnerReference(controller: pod)]
            })
        try bench.server.create(
            PersistentVolumeClaim.made("by-set", className: "") {
                $0.metadata.ownerReferences = [OwnerReference(controller: set)]
            })
        bench.settle()
        try bench.delete(Pod.self, "web-0")
        bench.settle()
        #expect(!bench.exists(PersistentVolumeClaim.self, "by-pod"))
        #expect(bench.exists(PersistentVolumeClaim.self, "by-set"))
        try bench.delete(StatefulSet.self, "web")
        bench.settle()
        #expect(!bench.exists(PersistentVolumeClaim.self, "by-set"))
    }

    @Test("Hundreds of dependents go in the order of their names")
    func many() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        for number in 100..<400 { try bench.makePod("web-\(number)", owners: [OwnerReference(controller: set)]) }
        bench.settle()
        let start = bench.server.log.end
        try bench.delete(StatefulSet.self, "web")
        bench.settle()
        let gone = try bench.server.log.events(from: start).filter { $0.change == .deleted && $0.object is Pod }
        #expect(gone.map(\.object.metadata.name) == (100..<400).map { "web-\($0)" })
    }
}
