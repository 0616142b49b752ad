import Cluster
import LabKit
import Model
import Testing

@Suite("A timeline that is made from the store's changes")
struct TimelineBuilderTests {
    var run = TimelineRun()

    @Test("A Pod's phases follow each other without gaps, from its creation to its deletion")
    mutating func phases() throws {
        var pod = TimelineRun.pod("web-0", uid: "0a")
        run.put(pod)
        run.at(1)
        run.edit(&pod) { $0.spec.nodeName = "node-1" }
        run.at(2)
        run.edit(&pod) { $0.status.phase = .running }
        run.at(3)
        run.edit(&pod) { $0.setReady(true) }
        run.at(10)
        run.edit(&pod) { pod in pod.contain { $0.wait("CrashLoopBackOff") } }
        run.at(12)
        run.edit(&pod) { pod in pod.contain { $0.running = ContainerStateRunning() } }
        run.at(20)
        run.edit(&pod) { $0.metadata.deletionTimestamp = TimelineRun.start + .seconds(50) }
        run.at(21)
        run.edit(&pod) { $0.setReady(false) }
        run.at(22)
        run.remove(pod)
        let incarnation = try #require(run.timeline(until: 30).groups.first?.lanes.first?.incarnations.first)
        #expect(
            incarnation
                == Timeline.Incarnation(
                    uid: "0a", node: "node-1", revision: "web-a", image: "nginx:1.27",
                    spans: [
                        .init(.pending, from: .zero, to: .seconds(1)),
                        .init(.creating, from: .seconds(1), to: .seconds(2)),
                        .init(.running, from: .seconds(2), to: .seconds(3)),
                        .init(.ready, from: .seconds(3), to: .seconds(10)),
                        .init(.crashed, from: .seconds(10), to: .seconds(12)),
                        .init(.ready, from: .seconds(12), to: .seconds(20)),
                        .init(.terminating, from: .seconds(20), to: .seconds(22)),
                    ]))
    }

    @Test("A phase that takes no time is left out, and what it interrupted goes on")
    mutating func instants() throws {
        var pod = TimelineRun.pod("web-0", uid: "0a")
        pod.spec.nodeName = "node-1"
        pod.run()
        run.put(pod)
        run.at(5)
        run.edit(&pod) { $0.setReady(false) }
        run.edit(&pod) { $0.setReady(true) }
        run.put(TimelineRun.pod("web-1", uid: "1a"))
        run.remove(TimelineRun.pod("web-1", uid: "1a"))
        let timeline = run.timeline(until: 9)
        #expect(timeline.groups.map(\.label) == ["web-0"])
        #expect(
            timeline.groups.first?.lanes.first?.incarnations.first?.spans == [
                .init(.ready, from: .zero, to: .seconds(9))
            ])
    }

    @Test("Pods of ended and silent kinds: failed, succeeded, and on a node that does not answer")
    mutating func ends() {
        var node = Node()
        node.metadata = ObjectMeta(name: "node-1")
        node.status.conditions = [NodeCondition()]
        node.status.conditions[0].type = "Ready"
        node.status.conditions[0].status = .true
        run.put(node)
        for (name, phase) in [("web-0", PodPhase.failed), ("web-1", .succeeded), ("web-2", .running)] {
            var pod = TimelineRun.pod(name, uid: UID(name))
            pod.spec.nodeName = "node-1"
            pod.run()
            pod.status.phase = phase
            run.put(pod)
        }
        run.at(4)
        run.edit(&node) { $0.status.conditions[0].status = .unknown }
        run.at(6)
        run.edit(&node) { $0.status.conditions[0].status = .true }
        let spans = run.timeline(until: 8).groups.flatMap(\.lanes).flatMap(\.incarnations).map(\.spans)
        #expect(
            spans == [
                [.init(.failed, from: .zero, to: .seconds(8))],
                [.init(.succeeded, from: .zero, to: .seconds(8))],
                [
                    .init(.ready, from: .zero, to: .seconds(4)), .init(.unknown, from: .seconds(4), to: .seconds(6)),
                    .init(.ready, from: .seconds(6), to: .seconds(8)),
                ],
            ])
    }

    @Test("Each ordinal has a group, sorted by set and number, in which its Pods follow each other")
    mutating func ordinals() {
        for (name, uid) in [("web-10", "10a"), ("web-2", "2a"), ("db-0", "d"), ("web-0", "0a")] {
            run.put(TimelineRun.pod(name, uid: UID(uid), set: name.hasPrefix("db") ? "db" : "web"))
        }
        run.at(3)
        run.remove(TimelineRun.pod("web-2", uid: "2a"))
        run.at(4)
        run.put(TimelineRun.pod("web-2", uid: "2b"))
        var alone = TimelineRun.pod("alone", uid: "x")
        alone.metadata.ownerReferences = []
        run.put(alone)
        let timeline = run.timeline(until: 8)
        #expect(timeline.groups.map(\.label) == ["db-0", "web-0", "web-2", "web-10", "alone"])
        #expect(timeline.groups[2].lanes.map { $0.incarnations.map(\.uid) } == [["2a", "2b"]])
        let ofWeb = run.timeline(until: 8) { $0 == .init(kind: "StatefulSet", name: "web") }
        #expect(ofWeb.groups.map(\.label) == ["web-0", "web-2", "web-10"])
    }

    @Test("A Deployment has one group with as many lanes as it had Pods at once")
    mutating func deployment() throws {
        let (old, new) = (run.replicaSet("shop-1", of: "shop"), run.replicaSet("shop-2", of: "shop"))
        let pods = ["a", "b"].map { TimelineRun.pod("shop-1-\($0)", uid: UID("u\($0)"), of: old) }
        for pod in pods { run.put(pod) }
        run.at(2)
        run.put(TimelineRun.pod("shop-2-c", uid: "uc", of: new))
        run.at(4)
        run.remove(pods[0])
        run.put(TimelineRun.pod("shop-2-d", uid: "ud", of: new))
        let timeline = run.timeline(until: 8)
        #expect(timeline.groups.map(\.label) == ["shop"])
        let lanes = try #require(timeline.groups.first?.lanes)
        #expect(lanes.map(\.caption) == ["slot 1", "slot 2", "slot 3"])
        #expect(lanes.map { $0.incarnations.map(\.uid) } == [["shop-1-a", "shop-2-d"], ["shop-1-b"], ["shop-2-c"]])
        #expect(lanes[0].incarnations.map(\.revision) == ["shop-1", "shop-2"])
    }

    @Test("A set that nobody manages has a group of its own, and other namespaces are named")
    mutating func lonelySet() {
        let set = run.replicaSet("lonely", of: nil, namespace: "test")
        run.put(TimelineRun.pod("lonely-x", uid: "x", of: set))
        #expect(run.timeline(until: 1).groups.map(\.label) == ["test/lonely"])
    }

    @Test("Claims lie beneath their ordinal, outlive its Pods, and say when they were bound and who owns them")
    mutating func claims() {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: "web", namespace: "default")
        set.spec.volumeClaimTemplates = [PersistentVolumeClaim()]
        set.spec.volumeClaimTemplates[0].metadata.name = "www"
        run.put(set)
        var kept = TimelineRun.claim("www-web-0", uid: "c0")
        run.put(kept)
        var pod = TimelineRun.pod("web-0", uid: "0a")
        pod.mount("www-web-0")
        run.put(pod)
        run.at(0.5)
        run.edit(&kept) { $0.status.phase = .bound }
        var owned = TimelineRun.claim("www-web-1", uid: "c1")
        run.put(owned)
        run.edit(&owned) { $0.metadata.ownerReferences = [OwnerReference(controller: set)] }
        run.put(TimelineRun.claim("other-web-1", uid: "c2"))
        run.at(3)
        run.remove(pod)
        run.remove(owned)
        run.put(TimelineRun.claim("www-web-1", uid: "c3"))
        let groups = run.timeline(until: 8).groups
        #expect(groups.map(\.label) == ["web-0", "web-1"])
        #expect(
            groups.map(\.claims) == [
                [.init(name: "www-web-0", start: .zero, bound: .milliseconds(500), owner: "none")],
                [
                    .init(
                        name: "www-web-1", start: .milliseconds(500), end: .seconds(3), isDeletedAtEnd: true,
                        owner: "sts/web"),
                    .init(name: "www-web-1", start: .seconds(3), owner: "none"),
                ],
            ])
        #expect(groups.map(\.lanes.count) == [1, 0])
    }

    @Test("What was there before the start begins with it, and nothing is drawn past the end")
    mutating func window() {
        var pod = TimelineRun.pod("web-0", uid: "0a")
        run.put(pod)
        run.at(5)
        run.edit(&pod) { $0.spec.nodeName = "node-1" }
        run.at(9)
        run.edit(&pod) { $0.status.phase = .running }
        let spans: [Timeline.Span] = [
            .init(.pending, from: .zero, to: .seconds(1)), .init(.creating, from: .seconds(1), to: .seconds(3)),
        ]
        // The second record has lost the Pod's creation; the later change still says what it was before.
        for events in [run.events, Array(run.events.dropFirst())] {
            let timeline = Timeline(
                title: "t", events: events, start: TimelineRun.start + .seconds(4),
                end: TimelineRun.start + .seconds(7))
            #expect(timeline.duration == .seconds(3))
            #expect(timeline.groups.flatMap(\.lanes).flatMap(\.incarnations).map(\.spans) == [spans])
        }
    }

    @Test("Marks are taken over, and a run without Pods has no groups")
    func marks() {
        let mark = Timeline.Mark(at: .seconds(1), label: "apply")
        let timeline = Timeline(
            title: "t", subtitle: "s", events: [], start: TimelineRun.start, end: TimelineRun.start + .seconds(2),
            marks: [mark])
        #expect(timeline == Timeline(title: "t", subtitle: "s", duration: .seconds(2), marks: [mark]))
    }
}
