import Controller
import Model
import Rollout
import Storage
import Testing

@testable import LabKit

/// Deletes the lowest condemned Pod first, and does everything else right.
private struct Ascending: OrderingPolicy {
    let reference = ReferenceOrdering()

    func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { reference.isAvailable(pod, in: roster) }
    func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { reference.stepsForWantedPods(in: roster) }
    func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        guard let first = roster.condemned.first else { return [] }
        return [first.isTerminating ? .wait(first.ordinal) : .delete(first.ordinal)]
    }
}

/// Wants ever more Pods, all at once and without an end.
private struct Boundless: OrderingPolicy {
    func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { true }
    func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        [.create(Ordinal((roster.pods.last?.ordinal.number ?? 0) + 1))]
    }
    func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { [] }
}

/// Never lets the new set grow beyond one Pod.
private struct Timid: DeploymentPolicy {
    let reference = ReferenceDeploymentPolicy()

    func bounds(of strategy: DeploymentState.Strategy, desired: Int) throws -> DeploymentBounds {
        reference.bounds(of: strategy, desired: desired)
    }
    func newSetSize(in state: DeploymentState) throws -> Int? { min(1, state.desired) }
    func oldSetSizes(in state: DeploymentState) throws -> [SetSize] { reference.oldSetSizes(in: state) }
    func sizesAfterScaling(in state: DeploymentState) throws -> [SetSize] { reference.sizesAfterScaling(in: state) }
}

@Suite struct `The picture of a failing history` {
    @Test func `of a Deployment shows the Pods of each set, as they were and as they should have been`() throws {
        let history = RollingHistory(
            "A release", of: Timid(), desired: 4,
            strategy: .rollingUpdate(maxSurge: .int(2), maxUnavailable: .int(0)),
            moves: [(at: .seconds(1), move: .release("v2", isBroken: false))])
        let broken = BrokenRule(expected: "2", instead: "1", rule: RollingRule.rest)
        let picture = history.timeline(of: broken, at: .seconds(1))
        #expect(picture.groups.map(\.label) == ["v1", "v2"])
        #expect(picture.groups[1].lanes.map(\.caption) == ["your code", "what was right"])
        #expect(picture.groups[1].lanes.map(\.incarnations.count) == [1, 4])
        #expect(picture.marks.map(\.label) == ["release v2", "rule \(RollingRule.rest.id) is broken"])
    }

    @Test func `of claims shows whose they were, and a Deployment that has none`() throws {
        var yours = ClaimHistory(seed: 3, kind: .scaling, policy: ReferenceStorage())
        yours.recorder = ClaimRecorder()
        #expect(yours.run() == nil)
        let recorder = try #require(yours.recorder)
        let broken = BrokenRule(expected: "kept", instead: "gone", rule: RetentionRule.rest)
        let picture = ClaimRecorder.timeline(title: "Claims", yours: recorder, right: recorder, broken: broken)
        #expect(picture.duration == .seconds(recorder.time))
        let first = try #require(picture.groups.first)
        #expect(first.label == "web-0")
        #expect(first.lanes.map(\.caption) == ["your code", "what was right", "a Deployment"])
        #expect(first.lanes[0].incarnations == first.lanes[1].incarnations)
        #expect(first.claims.first?.name == "yours: data-web-0")
        #expect(first.claims.last?.name == "right: data-web-0")
        #expect(first.lanes[2].incarnations.first?.start == .zero)
    }
}

@Suite struct `The picture of a failing scenario` {
    private let scenario = Scenario(
        "A set of three shrinks", world: PodWorld(WorldSet(replicas: 3), readyPods: 3),
        moves: [(at: .seconds(10), move: .fail(0)), (at: .seconds(20), move: .scale(1))])

    private func draw(_ policy: any OrderingPolicy) -> Timeline? {
        var driver = OrderingDriver(policy)
        return scenario.timeline(of: scenario.run(with: &driver), driver: OrderingDriver(policy))
    }

    /// The Pods of a lane, each with when it began to go, or ended.
    private func ends(_ lane: Timeline.Lane) -> [Duration?] {
        lane.incarnations.map { pod in
            pod.spans.first { [.terminating, .failed].contains($0.phase) }?.from
        }
    }

    @Test func `shows three lanes for each ordinal, and goes on beyond the mistake`() throws {
        let picture = try #require(draw(Ascending()))
        #expect(picture.groups.map(\.label) == ["web-0", "web-1", "web-2"])
        for group in picture.groups {
            #expect(group.lanes.map(\.caption) == ["your code", "what was right", "a Deployment"])
        }
        let (one, two) = (picture.groups[1].lanes, picture.groups[2].lanes)
        #expect(ends(one[0]) == [.seconds(20)])
        #expect(ends(one[1]) == [.seconds(22)])
        #expect(ends(two[0]) == [.seconds(22)])
        #expect(ends(two[1]) == [.seconds(20)])
    }

    @Test func `marks the moves, and the moment of the mistake`() throws {
        let picture = try #require(draw(Ascending()))
        #expect(picture.marks.map(\.label) == ["web-0 fails", "scale to 1", "rule highest-first is broken"])
        #expect(picture.marks.map(\.kind) == [.fault, .move, .warning])
        #expect(picture.marks.map(\.at) == [.seconds(10), .seconds(20), .seconds(20)])
        #expect(picture.subtitle.hasPrefix("At +20.0s expected: delete web-2, but: delete web-1. "))
        #expect(picture.html().contains("what was right"))
    }

    @Test func `lets a Deployment replace at once and shrink all at once`() throws {
        let picture = try #require(draw(Ascending()))
        let places = picture.groups.map { $0.lanes[2].incarnations }
        #expect(places[0].map { $0.spans.first?.from } == [.zero, .seconds(10)])
        #expect(places[0].first?.spans.map(\.phase) == [.ready, .failed])
        let going = picture.groups.flatMap { $0.lanes[2].incarnations }.compactMap { pod in
            pod.spans.first { $0.phase == .terminating }?.from
        }
        #expect(going == [.seconds(20), .seconds(20)])
    }

    @Test func `comes to an end with code that does not`() throws {
        let picture = try #require(draw(Boundless()))
        #expect(picture.groups.count <= 101)
    }

    @Test func `is not drawn where all is well`() {
        #expect(draw(ReferenceOrdering()) == nil)
    }

    @Test func `has the name of its test, as the runner and the command that replays it know it`() {
        #expect(TimelineFolder.fileName(ofTest: "ScaleUpCases/missing(_:)") == "ScaleUpCases-missing.html")
        #expect(TimelineFolder.fileName(ofTest: "ScaleUpBasics/testX") == "ScaleUpBasics-testX.html")
    }
}
