import Controller
import Model
import Testing

@testable import Cluster
@testable import Faults

@Suite("Faults do what they say")
struct DisturbanceTests {
    private var cluster = Profile.ordered.cluster()
    private let key = ObjectKey(namespace: "default", name: "web-2")

    private mutating func scale(to replicas: Int32) throws {
        try cluster.perform(.scale(Profile.ordered.target, replicas: replicas))
    }

    private var pods: [String] { cluster.server.list(Pod.self).map(\.metadata.name) }

    /// Lets the StatefulSet controller's next write have a fate, and everything happen that follows at once.
    private mutating func trap(_ fate: WriteFate, skipping: Int = 0) {
        cluster.gate = WriteGate()
        cluster.gate?.traps = [.init(author: .statefulSets, skipping: skipping, fate: fate)]
    }

    @Test("Every part hears of a change before one of them acts, so that a wish is one step away from its first write")
    mutating func listening() throws {
        try scale(to: 4)
        #expect(cluster.unread(by: .garbageCollector) > 0)
        let isBusy = cluster.step(until: cluster.now)
        #expect(isBusy)
        #expect(pods == ["web-0", "web-1", "web-2", "web-3"])
        cluster.listen()
        #expect(cluster.unread(by: .garbageCollector) == 0)
    }

    @Test("A write that is refused is not done, and one whose answer is lost is")
    mutating func lostWrites() throws {
        try scale(to: 4)
        var other = self
        trap(.refused(.unavailable("no")))
        cluster.step(.statefulSets)
        #expect(pods == ["web-0", "web-1", "web-2"])
        other.trap(.unanswered(.unavailable("no")))
        other.cluster.step(.statefulSets)
        #expect(other.pods == ["web-0", "web-1", "web-2", "web-3"])
        cluster.settle(until: cluster.now + .seconds(60))
        other.cluster.settle(until: other.cluster.now + .seconds(60))
        #expect(pods == other.pods)
    }

    @Test("A controller that has crashed writes nothing more, and a user still does")
    mutating func crash() throws {
        try scale(to: 4)
        trap(.crash)
        let end = cluster.server.log.end
        cluster.step(.statefulSets)
        #expect(cluster.gate?.crashed == .statefulSets)
        #expect(cluster.server.log.end == end)
        cluster.step(.statefulSets)
        try scale(to: 5)
        #expect(cluster.server.log.end == end + 1)
        cluster.gate?.recover()
        cluster.disturb(.statefulSets, .restart(behind: 0))
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(pods.count == 5)
    }

    @Test("A conflict hits writes that assume a version, and no others")
    mutating func conflict() throws {
        try scale(to: 4)
        trap(.conflict)
        cluster.step(.statefulSets)
        #expect(pods.contains("web-3"))
        #expect(cluster.gate?.sprung.count == 1)
    }

    @Test("A controller that restarts in the past sees what there was then, until it is released")
    mutating func restartInThePast() throws {
        let before = cluster.server.log.end
        try cluster.perform(.delete(.init(kind: Pod.kind, key: key), propagation: .background, gracePeriod: 0))
        #expect(cluster.server.find(Pod.self, key) == nil)
        cluster.disturb(.statefulSets, .restart(behind: cluster.server.log.end - before))
        #expect(cluster.statefulSetView.pods[key] != nil)
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.server.find(Pod.self, key) == nil)
        cluster.disturb(.statefulSets, .release)
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.server.find(Pod.self, key)?.isRunningAndReady == true)
    }

    @Test("A cache that stops hears of so many changes more, and a list tells the outcome of the rest")
    mutating func relist() throws {
        let old = cluster.server.find(Pod.self, key)?.metadata.uid
        cluster.disturb(.garbageCollector, .holdBack(after: 0))
        cluster.disturb(.statefulSets, .holdBack(after: 1))
        try cluster.perform(.delete(.init(kind: Pod.kind, key: key), propagation: .background, gracePeriod: 0))
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.statefulSetView.pods[key] == nil)
        #expect(cluster.unread(by: .garbageCollector) > 0)
        cluster.disturb(.garbageCollector, .relist)
        #expect(cluster.unread(by: .garbageCollector) == 0)
        cluster.disturb(.statefulSets, .relist)
        let new = cluster.statefulSetView.pods[key]?.metadata.uid
        #expect(new != nil && new != old)
        #expect(new == cluster.server.find(Pod.self, key)?.metadata.uid)
    }

    @Test("A request can be changed on its way, as a planted bug does")
    mutating func tamper() throws {
        cluster.gate = WriteGate()
        cluster.gate?.tamper = { request in
            if request.verb == .delete { request.preconditions = Preconditions(uid: "somebody-else") }
        }
        try scale(to: 2)
        cluster.step(.statefulSets)
        let notes = cluster.gate?.takeNotes() ?? []
        #expect(notes.contains { $0.verb == .delete && $0.author == .statefulSets })
        #expect(notes.contains { $0.author == nil })
        #expect(cluster.server.find(Pod.self, key)?.isTerminating == false)
    }
}
