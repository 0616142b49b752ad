import Model
import Testing

@testable import Cluster

@Suite("Namespaces")
struct NamespaceTests {
    private static func made(_ name: String) -> Namespace {
        var namespace = Namespace()
        namespace.metadata.name = name
        return namespace
    }

    private static func map(_ name: String, in namespace: String) -> ConfigMap {
        var map = ConfigMap()
        map.metadata = ObjectMeta(name: name, namespace: namespace)
        return map
    }

    private static func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "", name: name) }

    private static func cluster(_ change: (inout Cluster.Settings) -> Void = { _ in }) -> Cluster {
        var settings = Cluster.Settings()
        change(&settings)
        return Cluster(settings: settings)
    }

    private func content(of namespace: String, in cluster: Cluster) -> [String] {
        cluster.server.listAll().filter { $0.metadata.namespace == namespace }
            .map { "\($0.kind.singular)/\($0.metadata.name)" }
    }

    @Test(
        "Every first namespace has its account and its certificate, without controllers too", arguments: [true, false])
    func first(controllers: Bool) {
        var cluster = Self.cluster { $0.controllers = controllers }
        let isSettled = cluster.settle(until: cluster.now + .seconds(60))
        #expect(isSettled)
        #expect(
            cluster.server.list(Namespace.self).map(\.metadata.name)
                == ["default", "kube-node-lease", "kube-public", "kube-system"])
        for namespace in cluster.server.list(Namespace.self) {
            #expect(
                content(of: namespace.metadata.name, in: cluster)
                    == ["configmap/kube-root-ca.crt", "serviceaccount/default"])
        }
    }

    @Test("A later namespace gets them too, and gets them back")
    func later() throws {
        var cluster = Self.cluster { $0.rootCertificate = "PEM" }
        try cluster.server.create(Self.made("shop"))
        cluster.run(for: .seconds(1))
        let expected = ["configmap/kube-root-ca.crt", "serviceaccount/default"]
        #expect(content(of: "shop", in: cluster) == expected)
        var map = try #require(cluster.server.find(ConfigMap.self, "kube-root-ca.crt", in: "shop"))
        #expect(map.data == ["ca.crt": "PEM"])
        map.data = ["ca.crt": "forged"]
        try cluster.server.update(map)
        try cluster.server.delete(ServiceAccount.self, ObjectKey(namespace: "shop", name: "default"))
        cluster.run(for: .seconds(1))
        #expect(content(of: "shop", in: cluster) == expected)
        #expect(cluster.server.find(ConfigMap.self, map.key)?.data == ["ca.crt": "PEM"])
    }

    @Test("Nothing is made where there is no namespace, or where one is going")
    func admission() throws {
        var cluster = Self.cluster { $0.controllers = false }
        let missing = #expect(throws: APIError.self) { try cluster.server.create(Self.map("a", in: "shop")) }
        #expect(missing?.description == "namespaces \"shop\" not found" && missing?.code == 404)
        try cluster.server.create(Self.made("shop"))
        try cluster.server.create(Self.map("a", in: "shop"))
        let deletion = try cluster.server.deletion(of: Namespace.self, Self.key("shop"))
        #expect(!deletion.isGone && (deletion.object as? Namespace)?.status.phase == "Terminating")
        let going = #expect(throws: APIError.self) { try cluster.server.create(Self.map("b", in: "shop")) }
        #expect(
            going?.description == "configmaps \"b\" is forbidden: unable to create new content in namespace shop "
                + "because it is being terminated")
        #expect(going?.code == 403)
        let immortal = #expect(throws: APIError.self) { try cluster.server.delete(Namespace.self, Self.key("default")) }
        #expect(immortal?.description == "namespaces \"default\" is forbidden: this namespace may not be deleted")
    }

    @Test("A namespace goes once its finalizers are taken away")
    func finalizers() throws {
        var cluster = Self.cluster { $0.controllers = false }
        var namespace = try cluster.server.create(Self.made("shop"))
        #expect(namespace.spec["finalizers"] == ["kubernetes"])
        namespace = try #require(try cluster.server.delete(Namespace.self, Self.key("shop")))
        // A second request finds the deletion on its way.
        let again = try cluster.server.delete(Namespace.self, Self.key("shop"))
        #expect(again == namespace)
        namespace.spec["finalizers"] = []
        try cluster.server.finalize(namespace)
        #expect(cluster.server.find(Namespace.self, Self.key("shop")) == nil)
    }

    @Test("A deleted namespace is emptied, Pods with their grace, and then goes")
    func deletion() throws {
        var cluster = Self.cluster()
        try cluster.server.create(Self.made("shop"))
        var set = Samples.statefulSet(replicas: 2)
        set.metadata.namespace = "shop"
        try cluster.server.create(set)
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.server.stored(Pod.self, in: "shop").count == 2)
        try cluster.server.delete(Namespace.self, Self.key("shop"))
        cluster.run(for: .milliseconds(100))
        let pods = cluster.server.list(Pod.self)
        #expect(pods.count == 2 && pods.allSatisfy(\.isTerminating))
        let isSettled = cluster.settle(until: cluster.now + .seconds(60))
        #expect(isSettled)
        #expect(content(of: "shop", in: cluster) == [])
        #expect(cluster.server.find(Namespace.self, Self.key("shop")) == nil)
    }
}

@Suite("A cluster that others reach")
struct LiveClusterTests {
    @Test("Nodes renew their leases every ten seconds, and hardly anything else happens")
    func heartbeats() throws {
        var cluster = Cluster(settings: .live)
        cluster.run(for: .seconds(9))
        let revision = cluster.server.revision
        let leases = cluster.server.list(Lease.self)
        #expect(leases.map(\.metadata.name) == ["node-1", "node-2", "node-3"])
        #expect(leases.allSatisfy { $0.metadata.namespace == "kube-node-lease" && $0.spec.leaseDurationSeconds == 40 })
        #expect(leases.first?.metadata.ownerReferences.first?.name == "node-1")
        var steps = 0
        let limit = cluster.now + .seconds(60)
        while cluster.step(until: limit) { steps += 1 }
        #expect(cluster.server.revision == revision + 18)
        let renewed = try #require(cluster.server.list(Lease.self).first?.manifest["spec"]?["renewTime"]?.string)
        #expect(renewed.hasPrefix("2026-01-01T00:01:00.") && renewed.utf8.count == 27)
        #expect(steps < 400)
    }

    @Test("Events go an hour after they were last told")
    func expiry() throws {
        var cluster = Cluster(settings: .live)
        try cluster.create(.simulated("web", image: "nginx:crash"), for: .seconds(60))
        func reasons() -> Set<String> { Set(cluster.server.list(Event.self).map(\.reason)) }
        #expect(reasons().isSuperset(of: ["Scheduled", "BackOff"]))
        cluster.run(for: .seconds(3590))
        #expect(reasons().contains("BackOff") && !reasons().contains("Scheduled"))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"))
        cluster.run(for: .seconds(3660))
        #expect(reasons().isEmpty)
    }

    @Test("A silent node renews nothing, until it is heard again")
    func silence() throws {
        var cluster = Cluster(settings: .live)
        cluster.run(for: .seconds(1))
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(30))
        func renewal() -> Timestamp? { cluster.server.list(Lease.self).first?.spec.renewTime?.moment }
        let silent = try #require(renewal())
        #expect(silent < cluster.now + .seconds(-25))
        try cluster.reviveNode("node-1")
        cluster.run(for: .seconds(1))
        #expect(try #require(renewal()) > silent)
    }

    @Test("The API has a Service, and that leads somewhere")
    func service() throws {
        let cluster = Cluster(settings: .live)
        let service = try #require(cluster.server.find(Service.self, "kubernetes", in: "default"))
        #expect(service.spec.clusterIP == "10.96.0.1" && service.spec.ports.first?.port == 443)
        let endpoints = try #require(cluster.server.find(Endpoints.self, "kubernetes", in: "default"))
        let slice = try #require(cluster.server.find(EndpointSlice.self, "kubernetes", in: "default"))
        #expect(endpoints.subsets.first?.addresses.map(\.ip) == slice.endpoints.first?.addresses)
    }

    @Test("Without controllers nothing happens, and what starts every cluster is there")
    func withoutControllers() throws {
        var settings = Cluster.Settings.live
        settings.controllers = false
        var cluster = Cluster(settings: settings)
        let revision = cluster.server.revision
        try cluster.server.create(Samples.statefulSet(replicas: 2))
        #expect(cluster.nextTime == nil)
        let isSettled = cluster.settle(until: cluster.now + .seconds(60))
        #expect(isSettled)
        #expect(cluster.server.revision == revision + 1)
        cluster.compactLog(keeping: .init(count: 1, age: .seconds(300)))
        #expect(cluster.server.log.compactedRevision == revision)
    }

    @Test("Compaction leaves what a part has not read yet, and the cluster goes on unharmed")
    func compaction() throws {
        var settings = Cluster.Settings()
        settings.publishesAPI = true
        var whole = Cluster(settings: settings)
        try whole.server.create(Samples.statefulSet(replicas: 3))
        var compacted = whole
        let limit = whole.now + .seconds(120)
        while compacted.step(until: limit) {
            compacted.compactLog(keeping: .init(count: 0, age: .zero))
        }
        whole.settle(until: limit)
        #expect(compacted.server.log.start == compacted.server.log.end)
        #expect(compacted.server.revision == whole.server.revision)
        #expect(compacted.server.listAll().map(\.manifest) == whole.server.listAll().map(\.manifest))
        #expect(compacted.server.list(Pod.self).filter(\.isReady).count == 3)
    }
}
