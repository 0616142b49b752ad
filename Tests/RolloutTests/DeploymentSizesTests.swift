import Model
import Rollout
import Testing

/// A set of a Deployment in a few words.
func set(_ name: String, _ order: Int, _ size: Int, available: Int? = nil, maximum: Int? = nil) -> SetState {
    SetState(name: name, order: order, size: size, available: available, notedDesired: nil, notedMaximum: maximum)
}

/// The sizes as text, for short tables.
func text(_ sizes: [SetSize]) -> String {
    sizes.map { "\($0.set)=\($0.size)" }.joined(separator: " ")
}

@Suite("The next sizes of a rolling update")
struct DeploymentSizesTests {
    let policy = ReferenceDeploymentPolicy()

    func state(
        _ desired: Int, surge: Int = 0, unavailable: Int = 0, new: SetState? = nil, old: [SetState] = []
    ) -> DeploymentState {
        DeploymentState(
            strategy: .rollingUpdate(maxSurge: .int(Int32(surge)), maxUnavailable: .int(Int32(unavailable))),
            desired: desired, newSet: new, oldSets: old)
    }

    @Test("A new set that does not exist yet starts with what fits under the surge")
    func start() {
        #expect(policy.newSetSize(in: state(10, surge: 3)) == 10)
        #expect(policy.newSetSize(in: state(10, surge: 3, old: [set("a", 0, 10)])) == 3)
        #expect(policy.newSetSize(in: state(10, unavailable: 3, old: [set("a", 0, 10)])) == 0)
        #expect(policy.newSetSize(in: state(10, surge: 3, old: [set("a", 0, 20)])) == 0)
    }

    @Test("The new set grows into the room that is left, and shrinks to the wanted size at once")
    func growth() {
        #expect(policy.newSetSize(in: state(10, surge: 3, new: set("b", 1, 3), old: [set("a", 0, 8)])) == 5)
        #expect(policy.newSetSize(in: state(10, surge: 3, new: set("b", 1, 9), old: [set("a", 0, 0)])) == 10)
        #expect(policy.newSetSize(in: state(10, surge: 3, new: set("b", 1, 13), old: [set("a", 0, 8)])) == 10)
        #expect(policy.newSetSize(in: state(10, surge: 3, new: set("b", 1, 10))) == 10)
    }

    @Test("Unhealthy old Pods go first, oldest set first, then healthy ones down to what must stay available")
    func oldSets() {
        let old = [set("a", 0, 4, available: 2), set("b", 1, 4)]
        #expect(text(policy.oldSetSizes(in: state(6, unavailable: 2, new: set("c", 2, 2), old: old))) == "a=2 a=0 b=2")
        #expect(
            text(policy.oldSetSizes(in: state(6, unavailable: 2, new: set("c", 2, 2, available: 0), old: old)))
                == "a=2 a=0")
        #expect(text(policy.oldSetSizes(in: state(8, unavailable: 1, old: old))) == "a=3")
    }

    @Test("Nothing old goes while new Pods that are not available use up the room")
    func noRoom() {
        let new = set("b", 1, 5, available: 0)
        #expect(policy.oldSetSizes(in: state(10, surge: 3, unavailable: 2, new: new, old: [set("a", 0, 8)])) == [])
        #expect(policy.oldSetSizes(in: state(3, surge: 1, new: set("b", 1, 3), old: [set("a", 0, 0)])) == [])
    }

    @Test("An old set that reports more available Pods than it should have is waited for")
    func lag() {
        let old = [set("a", 0, 1, available: 3), set("b", 1, 5)]
        #expect(policy.oldSetSizes(in: state(5, surge: 1, unavailable: 1, new: set("c", 2, 5), old: old)) == [])
    }

    @Test("Recreate ends all old Pods, and holds the new set back until none is left")
    func recreate() {
        var state = DeploymentState(strategy: .recreate, desired: 3, oldSets: [set("a", 0, 0), set("b", 1, 3)])
        #expect(policy.oldSetSizes(in: state) == [SetSize(set: "b", size: 0)])
        #expect(policy.newSetSize(in: state) == nil)
        state.oldSets = [set("a", 0, 0), SetState(name: "b", order: 1, size: 0, pods: 1)]
        #expect(policy.newSetSize(in: state) == nil)
        state.oldSets = [set("a", 0, 0), set("b", 1, 0)]
        state.runningOldPods = 2
        #expect(policy.newSetSize(in: state) == nil)
        state.runningOldPods = 0
        #expect(policy.newSetSize(in: state) == 3)
    }
}

@Suite("Sharing a changed number of Pods out")
struct DeploymentScalingTests {
    let policy = ReferenceDeploymentPolicy()

    func sizes(
        _ desired: Int, surge: Int = 0, new: SetState? = nil, old: [SetState] = [], lastReported: Int = 0
    ) -> String {
        text(
            policy.sizesAfterScaling(
                in: DeploymentState(
                    strategy: .rollingUpdate(maxSurge: .int(Int32(surge)), maxUnavailable: .int(1)), desired: desired,
                    newSet: new, oldSets: old, lastReported: lastReported)))
    }

    @Test("Each set keeps its share, the larger first, and the first takes what rounding leaves")
    func proportions() {
        let new = set("c", 2, 5, maximum: 10)
        #expect(sizes(20, new: new, old: [set("b", 1, 5, maximum: 10)]) == "c=10 b=10")
        #expect(sizes(5, new: new, old: [set("b", 1, 5, maximum: 10)]) == "b=2 c=3")
        #expect(sizes(15, surge: 3, new: set("c", 2, 5, maximum: 13), old: [set("b", 1, 8, maximum: 13)]) == "b=11 c=7")
        #expect(sizes(0, new: new, old: [set("b", 1, 5, maximum: 10)]) == "b=0 c=0")
        #expect(sizes(10, new: new, old: [set("a", 0, 2, maximum: 10), set("b", 1, 3, maximum: 10)]) == "b=3 a=2 c=5")
    }

    @Test("Where what was allowed is not noted, the last reported number of Pods stands for it")
    func missingNotes() {
        #expect(sizes(12, new: set("b", 1, 3), old: [set("a", 0, 3)], lastReported: 6) == "b=6 a=6")
        #expect(sizes(12, new: set("b", 1, 3), old: [set("a", 0, 3)]) == "b=9 a=3")
    }

    @Test("One active set takes all; without one the new set does, and without that the newest old one")
    func oneActive() {
        #expect(sizes(5, new: set("b", 1, 0), old: [set("a", 0, 3)]) == "a=5")
        #expect(sizes(3, new: set("b", 1, 0), old: [set("a", 0, 3)]) == "")
        #expect(sizes(5, new: set("b", 1, 0), old: [set("a", 0, 0)]) == "b=5")
        #expect(sizes(5, old: [set("a", 0, 0), set("b", 1, 0)]) == "b=5")
        #expect(sizes(5) == "")
    }

    @Test("Once the new set is finished, the old ones end")
    func saturated() {
        let new = SetState(name: "b", order: 1, size: 5, notedDesired: 5)
        #expect(sizes(5, new: new, old: [set("a", 0, 2)]) == "a=0")
    }

    @Test("Recreate shares nothing out")
    func recreate() {
        let state = DeploymentState(
            strategy: .recreate, desired: 9, newSet: set("b", 1, 3), oldSets: [set("a", 0, 3)])
        #expect(policy.sizesAfterScaling(in: state) == [])
    }
}

@Suite("Hashes of templates")
struct PodTemplateHashTests {
    @Test("The hash is stable, and changes with the template and the collision count")
    func hash() throws {
        var template = PodTemplateSpec()
        template.metadata.labels = ["app": "web"]
        let first = PodTemplateHash.hash(of: template, collisionCount: nil)
        #expect(first == PodTemplateHash.hash(of: template, collisionCount: nil))
        #expect(first != PodTemplateHash.hash(of: template, collisionCount: 0))
        #expect(first.allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) })
        template.metadata.labels["tier"] = "front"
        #expect(first != PodTemplateHash.hash(of: template, collisionCount: nil))
    }

    @Test("A long name of a Deployment is cut so that the set's name fits")
    func names() {
        #expect(PodTemplateHash.setName(deployment: "web", hash: "abc") == "web-abc")
        #expect(PodTemplateHash.setName(deployment: String(repeating: "w", count: 300), hash: "abc").count == 253)
    }

    @Test("Templates are equal whatever their hash label")
    func equality() {
        var left = PodTemplateSpec()
        var right = PodTemplateSpec()
        left.metadata.labels = ["app": "web", PodTemplateHash.label: "x"]
        right.metadata.labels = ["app": "web"]
        #expect(PodTemplateHash.areEqual(left, right))
        right.spec.hostname = "h"
        #expect(!PodTemplateHash.areEqual(left, right))
    }
}
