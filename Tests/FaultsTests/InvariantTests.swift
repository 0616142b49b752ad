import Controller
import Model
import Testing

@testable import Cluster
@testable import Faults

@Suite("Every invariant can fail")
struct InvariantTests {
    /// Rules that no planted bug breaks; each has a test of its own here.
    static let shownByHand = ["only own Pods", "one node per volume", "one attachment per volume"]

    @Test("Every rule is broken by a planted bug or by a test of its own")
    func everyRuleCanFail() {
        let cluster = Profile.ordered.cluster()
        let shown = Set(PlantedBug.all.map(\.invariant) + Self.shownByHand)
        let names = Lookout.allInvariants(for: cluster).map(\.name)
        #expect(names.filter { !shown.contains($0) } == [])
        #expect(Set(names).count == names.count)
    }

    @Test("Deleting a Pod that belongs to nobody breaks a rule")
    func onlyOwnPods() throws {
        var cluster = Profile.ordered.cluster()
        let pod = Move.Target(kind: Pod.kind, key: ObjectKey(namespace: "default", name: "web-1"))
        try cluster.perform(.patch(pod, ["metadata": ["labels": ["app": .null]]]))
        cluster.run(for: .seconds(1))
        var request = WriteRequest(verb: .delete, type: Pod.self, key: pod.key)
        request.author = .statefulSets
        var rule = OnlyOwnPods()
        let finding = rule.judge([request], in: cluster)
        #expect(finding == "web-1 is deleted, but belongs to nobody")
        request.author = .garbageCollector
        let none = rule.judge([request], in: cluster)
        #expect(none == nil)
    }

    @Test("A volume attached to two nodes breaks a rule, and one that moves from one to the other does not")
    func oneAttachmentPerVolume() throws {
        let cluster = Profile.disks.cluster()
        let nodes = cluster.server.list(Node.self)
        let holder = try #require(nodes.first { !$0.attachedVolumes.isEmpty })
        let other = try #require(nodes.first { $0.metadata.name != holder.metadata.name })
        let volume = holder.attachedVolumes[0]
        var taking = other
        taking.setAttached(true, volume: volume)
        var rule = OneAttachmentPerVolume(cluster: cluster)
        let finding = rule.judge(.node(taking, was: other), in: cluster)
        let names = [holder.metadata.name, other.metadata.name].sorted()
        #expect(finding == "\(volume) is attached to \(names[0]) and \(names[1])")

        var letting = holder
        letting.setAttached(false, volume: volume)
        rule = OneAttachmentPerVolume(cluster: cluster)
        let first = rule.judge(.node(letting, was: holder), in: cluster)
        let second = rule.judge(.node(taking, was: other), in: cluster)
        #expect(first == nil && second == nil)
    }

    @Test("A volume in use on two nodes breaks a rule")
    func oneNodePerVolume() throws {
        var cluster = Profile.claims.cluster()
        var rule = OneNodePerVolume()
        var ledger = ProcessLedger(cluster)
        let pods = cluster.server.list(Pod.self)
        #expect(Set(pods.map(\.spec.nodeName)).count > 1)
        let unchanged = ledger.update(cluster)
        #expect(unchanged == nil)
        // A Pod elsewhere that mounts the claim of the first: nothing but a scheduler without sense puts it there.
        var intruder = Pod()
        intruder.metadata.name = "intruder"
        intruder.metadata.namespace = "default"
        intruder.spec = pods[0].spec
        intruder.spec.hostname = ""
        intruder.spec.subdomain = ""
        intruder.spec.nodeName = pods.map(\.spec.nodeName).first { $0 != pods[0].spec.nodeName } ?? ""
        try cluster.apply(intruder.manifest, type: Pod.self)
        cluster.run(for: .seconds(1))
        let changed = ledger.update(cluster)
        let finding = rule.judge(try #require(changed))
        #expect(finding?.hasPrefix("data-web-0 is in use by ") == true)
    }
}
