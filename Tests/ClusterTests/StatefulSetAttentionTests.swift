import Model
import Testing

@testable import Cluster

@Suite struct `What a StatefulSet's controller looks at` {
    private let key = ObjectKey(namespace: "default", name: "web")

    private var set: StatefulSet {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: "web", namespace: "default", labels: ["app": "web"])
        set.metadata.uid = "1"
        set.metadata.resourceVersion = "5"
        set.spec.replicas = 3
        set.status.readyReplicas = 1
        return set
    }

    @Test func `is a set that it was woken for by something that matters, and any that it comes back to by itself`() {
        var attention = StatefulSetAttention()
        let byItself = attention.take(key)
        #expect(byItself)
        attention.note(key, matters: false)
        let idle = attention.take(key)
        #expect(!idle)
        attention.note(key, matters: false)
        attention.note(key, matters: true)
        let roused = attention.take(key)
        #expect(roused)
        attention.note(key, matters: false)
        let idleAgain = attention.take(key)
        #expect(!idleAgain)
    }

    @Test func `is not the status that it has written itself`() {
        var attention = StatefulSetAttention()
        var new = set
        new.status.readyReplicas = 2
        new.metadata.resourceVersion = "6"
        #expect(attention.isRoused(by: new, known: nil))
        #expect(attention.isRoused(by: new, known: set))
        attention.noteWritten(new.status, of: key)
        #expect(!attention.isRoused(by: new, known: set))
        attention.noteWritten(nil, of: key)
        #expect(attention.isRoused(by: new, known: set), "the last pass has found another status to be right")
        attention.noteWritten(new.status, of: key)
        attention.forget(key)
        #expect(attention.isRoused(by: new, known: set))
    }

    @Test(
        arguments: [
            { $0.spec.replicas = 4 }, { $0.metadata.generation = 2 }, { $0.metadata.annotations["a"] = "b" },
            { $0.status.currentReplicas = 1 }, { $0.status.currentRevision = "web-1" },
            { $0.status.collisionCount = 1 },
            { $0.status.replicas = 7 },
        ] as [@Sendable (inout StatefulSet) -> Void])
    func `is all else that changes in a set`(change: @Sendable (inout StatefulSet) -> Void) {
        var attention = StatefulSetAttention()
        var written = set
        written.status.readyReplicas = 2
        var new = written
        change(&new)
        // What a pass reads counts even if the controller wrote it; other numbers count unless it did.
        attention.noteWritten(new.status.replicas == 7 ? written.status : new.status, of: key)
        #expect(attention.isRoused(by: new, known: set))
    }

    @Test func `is of a Pod only what a pass reads`() {
        var pod = Pod.simulated("web-0")
        pod.status.phase = .running
        var moved = pod
        moved.status.podIP = "10.0.0.1"
        moved.metadata.resourceVersion = "9"
        moved.spec.nodeName = "node-1"
        #expect(pod.isTheSame(toItsSetAs: moved))
        for change in [
            { $0.status.phase = .failed }, { $0.metadata.labels["app"] = "other" },
            { $0.metadata.deletionTimestamp = Timestamp(seconds: 1) }, { $0.metadata.uid = "other" },
            { $0.metadata.ownerReferences = [OwnerReference()] },
            { $0.status.setCondition("Ready", .true, at: Timestamp(seconds: 1), generation: 1) },
        ] as [(inout Pod) -> Void] {
            var changed = pod
            change(&changed)
            #expect(!pod.isTheSame(toItsSetAs: changed))
        }
    }
}
