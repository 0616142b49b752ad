import Model
import Rollout
import Testing

@Suite("The reference canary")
struct CanaryTests {
    let canary = ReferenceCanary()

    func state(
        strategy: RolloutState.Strategy = .partitioned(0), maxUnavailable: Int? = nil, start: Ordinal = 0,
        currentReplicas: Int = 3, pods: [RolloutPod]
    ) -> RolloutState {
        RolloutState(
            strategy: strategy, maxUnavailable: maxUnavailable, start: start, currentReplicas: currentReplicas,
            currentRevision: "old", updateRevision: "new", pods: pods)
    }

    @Test("An equal template makes no revision, one that comes back is renumbered, any other is new")
    func history() {
        let first = RevisionRecord(name: "web-a", number: 1, data: "a")
        let second = RevisionRecord(name: "web-b", number: 4, data: "b")
        #expect(canary.decision(forTemplate: "a", history: []) == .create(number: 1))
        #expect(canary.decision(forTemplate: "b", history: [first, second]) == .keep("web-b"))
        #expect(canary.decision(forTemplate: "a", history: [first, second]) == .renumber("web-a", to: 5))
        #expect(canary.decision(forTemplate: "c", history: [first, second]) == .create(number: 5))
    }

    @Test("A new Pod below the partition gets the current revision, counted from the first ordinal")
    func newPods() {
        let partitioned = state(strategy: .partitioned(2), start: 3, pods: [])
        #expect(canary.revision(forNewPodAt: 4, in: partitioned) == "old")
        #expect(canary.revision(forNewPodAt: 5, in: partitioned) == "new")
        #expect(canary.revision(forNewPodAt: 0, in: state(strategy: .onDelete, pods: [])) == "new")
        let open = state(strategy: .rollingUpdate, currentReplicas: 1, pods: [])
        #expect(canary.revision(forNewPodAt: 0, in: open) == "old")
        #expect(canary.revision(forNewPodAt: 1, in: open) == "new")
    }

    @Test("The highest outdated Pod is replaced, one at a time, and none while a newer one is not available")
    func replacements() {
        let outdated = (0..<3).map { RolloutPod(ordinal: Ordinal($0), revision: "old") }
        #expect(canary.replacements(in: state(pods: outdated)) == [2])
        var pods = outdated
        pods[2] = RolloutPod(ordinal: 2, revision: "new")
        #expect(canary.replacements(in: state(pods: pods)) == [1])
        pods[2].isAvailable = false
        #expect(canary.replacements(in: state(pods: pods)) == [])
        #expect(canary.replacements(in: state(strategy: .partitioned(2), pods: outdated)) == [2])
        #expect(canary.replacements(in: state(strategy: .partitioned(3), pods: outdated)) == [])
        #expect(canary.replacements(in: state(strategy: .onDelete, pods: outdated)) == [])
    }

    @Test("A broken Pod of the old revision is replaced at once; a terminating one is waited for")
    func brokenPods() {
        var pods = (0..<2).map { RolloutPod(ordinal: Ordinal($0), revision: "old") }
        pods[1].isAvailable = false
        #expect(canary.replacements(in: state(pods: pods)) == [1])
        pods[1].isTerminating = true
        #expect(canary.replacements(in: state(pods: pods)) == [])
    }

    @Test("With maxUnavailable, as many are replaced as may still become unavailable")
    func maxUnavailable() {
        var pods = (0..<5).map { RolloutPod(ordinal: Ordinal($0), revision: "old") }
        #expect(canary.replacements(in: state(maxUnavailable: 2, pods: pods)) == [4, 3])
        pods[0].isAvailable = false
        #expect(canary.replacements(in: state(maxUnavailable: 2, pods: pods)) == [4])
        pods[1].isAvailable = false
        #expect(canary.replacements(in: state(maxUnavailable: 2, pods: pods)) == [])
    }

    @Test("Revisions that nobody uses are forgotten, oldest first, as far as they exceed the limit")
    func expendable() {
        let history = ["a", "b", "c", "d"].enumerated().map {
            RevisionRecord(name: RevisionName($0.element), number: Int64($0.offset), data: "x")
        }
        #expect(canary.expendable(history: history, live: ["b"], limit: 1) == ["a", "c"])
        #expect(canary.expendable(history: history, live: ["b"], limit: 0) == ["a", "c", "d"])
        #expect(canary.expendable(history: history, live: [], limit: 10) == [])
    }
}
