import Model
import Testing

@testable import Cluster

@Suite("A cluster that starts again")
struct RestoreTests {
    /// The cluster as its process would find it again: manifests read anew, a minute later.
    private func restarted(_ cluster: Cluster, after pause: Duration = .seconds(60)) throws -> Cluster {
        let objects = try cluster.server.listAll().map { object in
            try type(of: object).init(manifest: JSON(parsing: object.manifest.bytes()))
        }
        var settings = cluster.settings
        settings.start = cluster.now + pause
        return Cluster(
            settings: settings, restoring: objects, revision: cluster.server.revision, volumes: cluster.server.volumes)
    }

    private func everything(in cluster: Cluster) -> [JSON] { cluster.server.listAll().map(\.manifest) }

    /// Names, images, readiness and claims: what a user sees in the end, however it came about.
    private func outcome(of cluster: Cluster) -> [String] {
        let pods = cluster.server.list(Pod.self).map { pod in
            "\(pod.metadata.name) \(pod.spec.containers.map(\.image)) \(pod.isReady) \(pod.isTerminating)"
        }
        let claims = cluster.server.list(PersistentVolumeClaim.self).map { claim in
            "\(claim.metadata.name) \(claim.status.phase) \(claim.spec.volumeName.isEmpty)"
        }
        let sets = cluster.server.list(StatefulSet.self).map {
            "\($0.metadata.name) \($0.status.readyReplicas) \($0.status.updatedReplicas)"
        }
        let endpoints = cluster.server.list(Endpoints.self).map { set in
            "\(set.metadata.name) \(set.subsets.flatMap(\.addresses).compactMap { $0.targetRef?.name })"
        }
        return pods + claims + sets + endpoints
    }

    private func world(seed: UInt64 = 1, isParallel: Bool = false) throws -> Cluster {
        var cluster = Cluster.forTests(seed: seed) { $0.timings.jitter = seed == 1 ? 0 : 0.5 }
        try cluster.server.create(Service.made("nginx") { $0.spec.selector = ["app": "web"] })
        try cluster.server.create(Samples.statefulSet(replicas: 3, isParallel: isParallel, hasClaims: true))
        return cluster
    }

    @Test("What has settled stays as it is, down to the last byte")
    func settled() throws {
        var cluster = try world()
        try cluster.server.create(
            Deployment(
                manifest: [
                    "metadata": ["name": "front", "namespace": "default"],
                    "spec": [
                        "replicas": 2, "selector": ["matchLabels": ["app": "front"]],
                        "template": [
                            "metadata": ["labels": ["app": "front"]],
                            "spec": ["containers": [["name": "front", "image": "nginx:1"]]],
                        ],
                    ],
                ]))
        cluster.settle(until: cluster.now + .seconds(120))
        #expect(cluster.server.list(Pod.self).filter(\.isReady).count == 5)
        var again = try restarted(cluster)
        again.run(for: .seconds(600))
        #expect(again.server.revision == cluster.server.revision)
        #expect(again.history.map { "\($0.change) \($0.object.kind) \($0.object.key)" } == [])
        #expect(everything(in: again) == everything(in: cluster))
    }

    @Test("Only heartbeats are written where nodes have them")
    func heartbeats() throws {
        var cluster = Cluster.forTests { $0.heartbeat = .seconds(10) }
        try cluster.server.create(Samples.statefulSet(replicas: 2))
        cluster.run(for: .seconds(60))
        var again = try restarted(cluster)
        again.run(for: .seconds(600))
        #expect(again.history.allSatisfy { $0.object is Lease })
        #expect(again.history.count == 3 * 61)
    }

    @Test("Watches from before are told that they come too late; later ones are served")
    func watches() throws {
        var cluster = try world()
        cluster.settle(until: cluster.now + .seconds(120))
        let revision = cluster.server.revision
        var again = try restarted(cluster)
        #expect(throws: APIError.expired("too old resource version: 5 (\(revision))")) {
            try again.server.log.events(after: 5)
        }
        #expect(throws: APIError.self) { try again.server.list(Pod.self, at: revision - 1) }
        try again.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web-1"))
        again.run(for: .seconds(10))
        let events = try again.server.log.events(after: revision)
        #expect(events.first?.revision == revision + 1)
        #expect(
            try again.server.list(Pod.self, at: revision).map(\.metadata.resourceVersion)
                == cluster.server.list(Pod.self).map(\.metadata.resourceVersion))
    }

    @Test("Identities and addresses are not given out twice")
    func identities() throws {
        var cluster = try world()
        cluster.settle(until: cluster.now + .seconds(120))
        var again = try restarted(cluster)
        try again.server.create(Samples.statefulSet("more", replicas: 4))
        again.settle(until: again.now + .seconds(120))
        let pods = again.server.list(Pod.self)
        #expect(pods.count == 7 && Set(pods.map(\.status.podIP)).count == 7)
        let identities = again.server.listAll().map(\.metadata.uid)
        #expect(Set(identities).count == identities.count)
    }

    @Test("Volumes keep what stands in them, and Pods that come again find it")
    func volumes() throws {
        var cluster = try world()
        cluster.settle(until: cluster.now + .seconds(120))
        let claim = ObjectKey(namespace: "default", name: "www-web-1")
        let volume = cluster.server.find(PersistentVolumeClaim.self, claim)?.spec.volumeName
        let page = try cluster.server.read(claim: claim, path: "index.html")
        #expect(page?.contains("web-1") == true)
        var again = try restarted(cluster)
        try again.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web-1"))
        again.settle(until: again.now + .seconds(120))
        #expect(again.server.find(PersistentVolumeClaim.self, claim)?.spec.volumeName == volume)
        #expect(try again.server.read(claim: claim, path: "index.html") == page)
    }

    @Test(
        "A rollout that was interrupted at any moment comes to the same end",
        arguments: 2...21 as ClosedRange<UInt64>)
    func interrupted(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var cluster = try world(seed: seed, isParallel: seed % 2 == 0)
        var undisturbed = cluster
        func change(_ cluster: inout Cluster) throws {
            cluster.run(for: .seconds(20))
            var set = try cluster.server.get(StatefulSet.self, ObjectKey(namespace: "default", name: "web"))
            set.spec.template.spec.containers[0].image = "nginx:2"
            set.spec.replicas = 4
            try cluster.server.update(set)
        }
        try change(&undisturbed)
        undisturbed.settle(until: undisturbed.now + .seconds(300))
        for _ in 0..<random.next() % 120 { _ = cluster.step(until: cluster.now + .seconds(10)) }
        cluster = try restarted(cluster, after: .seconds(Int(random.next() % 40)))
        try change(&cluster)
        for _ in 0..<4 {
            for _ in 0..<random.next() % 150 { _ = cluster.step(until: cluster.now + .seconds(10)) }
            cluster = try restarted(cluster, after: .milliseconds(Int(random.next() % 3000)))
        }
        let isSettled = cluster.settle(until: cluster.now + .seconds(300))
        #expect(isSettled)
        #expect(outcome(of: cluster) == outcome(of: undisturbed))
        #expect(cluster.server.list(Pod.self).count == 4)
    }

    @Test("A node that was switched off stays off, and its Pods go on once it is back")
    func power() throws {
        var cluster = try world()
        cluster.settle(until: cluster.now + .seconds(120))
        let pod = try #require(cluster.pod("web-1"))
        let node = pod.spec.nodeName
        try cluster.setPower(false, node: node)
        #expect(throws: APIError.badRequest("node \"\(node)\" is cut off already")) {
            try cluster.setPower(false, node: node)
        }
        cluster.run(for: .seconds(5))
        var again = try restarted(cluster)
        #expect(!again.isAlive(node: node))
        again.run(for: .seconds(5))
        #expect(again.pod("web-1")?.isReady == false)
        #expect(again.server.find(Node.self, ObjectKey(namespace: "", name: node))?.isHealthy == false)
        again = try restarted(again)
        try again.setPower(true, node: node)
        again.run(for: .seconds(5))
        #expect(again.pod("web-1")?.isReady == true && again.pod("web-1")?.metadata.uid == pod.metadata.uid)
        #expect(try restarted(again).isAlive(node: node))
    }

    @Test("A Pod that was ending ends, one that had ended goes, and one that waits in a pause goes on waiting")
    func endings() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("ending"))
        try cluster.server.create(Pod.simulated("crashing", image: "nginx:crash"))
        try cluster.server.create(Pod.simulated("unfetched", image: "nginx:missing"))
        try cluster.server.create(Pod.simulated("once") { $0.spec.restartPolicy = "Never" })
        cluster.run(for: .seconds(5))
        try cluster.crashContainer(ObjectKey(namespace: "default", name: "once"))
        cluster.run(for: .seconds(7))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "ending"))
        cluster.run(for: .milliseconds(200))
        #expect(cluster.pod("crashing")?.summary.contains("CrashLoopBackOff") == true)
        var again = try restarted(cluster, after: .milliseconds(100))
        let before = again.pod("crashing")
        again.run(for: .milliseconds(100))
        #expect(again.pod("crashing")?.manifest == before?.manifest)
        #expect(again.pod("unfetched") == cluster.pod("unfetched"))
        again.run(for: .seconds(3))
        #expect(again.pod("ending") == nil)
        #expect(again.pod("once") == cluster.pod("once") && again.pod("once")?.isFailed == true)
        again.run(for: .seconds(60))
        let count = again.pod("crashing")?.status.containerStatuses.first?.restartCount
        #expect(count ?? 0 > before?.status.containerStatuses.first?.restartCount ?? 0)
        try again.server.delete(Pod.self, ObjectKey(namespace: "default", name: "once"))
        again.run(for: .seconds(3))
        #expect(again.pod("once") == nil)
    }
}
