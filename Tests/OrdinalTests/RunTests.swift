import Cluster
import Foundation
import Manifests
import Model
import Testing

@testable import ordinal

@Suite("A run of the course's example")
struct RunTests {
    /// The course's example with these moves, each as `--at` takes it.
    func run(_ moves: (String, String)..., until limit: Duration? = nil) throws -> Simulation {
        var simulation = Simulation(settings: Cluster.Settings())
        let text = Array(PackageResources.nginx_yaml)
        try simulation.apply(try ManifestReader.read(text: text, name: "nginx.yaml").manifests)
        let scheduled = try moves.map { time, text in
            Simulation.ScheduledMove(
                time: try #require(VirtualDuration(argument: time)).duration, text: text,
                move: try MoveCommand.move(for: text))
        }
        simulation.run(moves: scheduled, for: limit)
        return simulation
    }

    func pod(_ name: String, in simulation: Simulation) -> Pod? {
        simulation.cluster.server.find(Pod.self, name, in: "default")
    }

    func set(in simulation: Simulation) throws -> StatefulSet {
        try #require(simulation.cluster.server.find(StatefulSet.self, "nginx-web", in: "default"))
    }

    /// What happened to Pods, without times.
    func story(of simulation: Simulation, _ words: String...) -> [String] {
        RunReport(simulation: simulation).occurrences
            .filter { $0.kind == "Pod" && words.contains(String($0.what.prefix { $0 != " " })) }
            .map { "\($0.name) \($0.what.prefix { $0 != " " })" }
    }

    @Test("What is printed is the golden text")
    func golden() throws {
        let url = try #require(Bundle.module.url(forResource: "Golden/nginx", withExtension: "txt"))
        let printed = RunReport(simulation: try run()).text()
        #expect(printed == (try String(contentsOf: url, encoding: .utf8)))
    }

    @Test("The revision is called as on a real cluster")
    func revision() throws {
        #expect(try set(in: run()).status.currentRevision == "nginx-web-688fd4d9cb")
    }

    @Test("Pods come one after the other, and go in the opposite order")
    func order() throws {
        let simulation = try run(("20s", "scale sts/nginx-web --replicas=0"))
        #expect(
            story(of: simulation, "Created", "Ready", "Deleted") == [
                "nginx-web-0 Created", "nginx-web-0 Ready", "nginx-web-1 Created", "nginx-web-1 Ready",
                "nginx-web-2 Created", "nginx-web-2 Ready", "nginx-web-2 Deleted", "nginx-web-1 Deleted",
                "nginx-web-0 Deleted",
            ])
        #expect(simulation.hasSettled)
    }

    @Test("A lost Pod comes back under its name, with its claim and its data, at another address")
    func lostPod() throws {
        let before = try run()
        let after = try run(("20s", "delete pod/nginx-web-1"))
        let (old, new) = (try #require(pod("nginx-web-1", in: before)), try #require(pod("nginx-web-1", in: after)))
        #expect(old.metadata.uid != new.metadata.uid)
        #expect(old.status.podIP != new.status.podIP)
        #expect(old.spec.volumes == new.spec.volumes)
        #expect(new.isReady)
        let claim = ObjectKey(namespace: "default", name: "www-storage-nginx-web-1")
        let log = try #require(try after.cluster.server.read(claim: claim, path: "started.log"))
        #expect(log.contains(old.metadata.uid.rawValue) && log.contains(new.metadata.uid.rawValue))
    }

    @Test("A canary changes the Pods from the partition up, and rollback reuses the old revision")
    func canary() throws {
        let partition = #"patch sts/nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}'"#
        let canary = try run(("20s", partition), ("20s", "set image sts/nginx-web nginx=nginx:1.27"))
        let images = (0..<3).map { pod("nginx-web-\($0)", in: canary)?.spec.containers.first?.image }
        #expect(images == ["nginx:alpine", "nginx:alpine", "nginx:1.27"])

        let back = try run(
            ("20s", partition), ("20s", "set image sts/nginx-web nginx=nginx:1.27"),
            ("40s", "rollout undo sts/nginx-web"))
        let status = try set(in: back).status
        #expect(status.updateRevision == "nginx-web-688fd4d9cb")
        #expect(status.updatedReplicas == 3)
        let numbers = back.cluster.server.list(ControllerRevision.self).map(\.revision).sorted()
        #expect(numbers == [2, 3])
    }

    @Test("A broken release stays broken after the template is repaired, until somebody deletes the Pod")
    func brokenRelease() throws {
        let repaired = try run(
            ("20s", "set image sts/nginx-web nginx=nginx:broken"), ("40s", "rollout undo sts/nginx-web"))
        #expect(pod("nginx-web-2", in: repaired)?.isReady == false)
        let healed = try run(
            ("20s", "set image sts/nginx-web nginx=nginx:broken"), ("40s", "rollout undo sts/nginx-web"),
            ("60s", "delete pod/nginx-web-2"))
        #expect(try set(in: healed).status.readyReplicas == 3)
    }

    @Test("Claims outlive their Pods where they are retained, and go with them where they are not")
    func retention() throws {
        func claims(_ simulation: Simulation) -> Int { simulation.cluster.server.count(PersistentVolumeClaim.self) }
        #expect(claims(try run(("20s", "scale sts/nginx-web --replicas=1"))) == 3)
        #expect(claims(try run(("20s", "delete sts/nginx-web"))) == 3)
        let policy = #"patch sts/nginx-web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"#
        let whenScaled = policy + #""whenScaled":"Delete"}}}'"#
        #expect(claims(try run(("20s", whenScaled), ("30s", "scale sts/nginx-web --replicas=1"))) == 1)
        let whenDeleted = policy + #""whenDeleted":"Delete"}}}'"#
        #expect(claims(try run(("20s", whenDeleted), ("30s", "delete sts/nginx-web"))) == 0)
    }

    @Test("Deleting the set takes its Pods along, unless they are orphaned")
    func cascade() throws {
        let gone = try run(("20s", "delete sts/nginx-web --cascade=foreground"))
        #expect(gone.cluster.server.count(Pod.self) == 0)
        #expect(gone.cluster.server.count(StatefulSet.self) == 0)
        let orphaned = try run(("20s", "delete sts/nginx-web --cascade=orphan"))
        #expect(orphaned.cluster.server.count(StatefulSet.self) == 0)
        #expect(orphaned.cluster.server.list(Pod.self).map(\.metadata.ownerReferences) == [[], [], []])
    }

    @Test("A move that is refused is told with its reason, and the run goes on")
    func refusedMove() throws {
        let simulation = try run(("20s", "scale sts/nobody --replicas=5"), ("21s", "scale sts/nginx-web --replicas=2"))
        #expect(simulation.made.map(\.isRefused) == [true, false])
        #expect(simulation.made.first?.answer == #"statefulsets.apps "nobody" not found"#)
        #expect(RunReport(simulation: simulation).text().contains("error: statefulsets.apps"))
    }

    @Test("The same seed gives the same run, byte for byte, and another seed other names")
    func determinism() throws {
        let moves = ("20s", "delete pod/nginx-web-1")
        #expect(RunReport(simulation: try run(moves)).json() == RunReport(simulation: try run(moves)).json())
    }

    @Test("A run for a time ends at that time")
    func limitedRun() throws {
        let simulation = try run(until: .seconds(3))
        #expect(simulation.cluster.elapsed == .seconds(3))
        #expect(!simulation.hasSettled)
        #expect(RunReport(simulation: simulation).text().contains("still changing at +3.000s"))
    }

    @Test("The page shows a lane for each ordinal, and the claims beneath")
    func timeline() throws {
        let report = RunReport(simulation: try run(("20s", "scale sts/nginx-web --replicas=1")))
        let page = report.timeline(files: ["nginx.yaml"])
        for part in ["nginx-web-0", "nginx-web-2", "www-storage-nginx-web-2", "scale sts/nginx-web --replicas=1"] {
            #expect(page.contains(part))
        }
    }
}
