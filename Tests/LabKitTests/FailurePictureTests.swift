import Controller
import Model
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
