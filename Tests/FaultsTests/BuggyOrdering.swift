import Controller
import Model

/// The reference's ordering with one thing wrong.
struct BuggyOrdering: OrderingPolicy {
    enum Bug: Sendable {
        /// A Pod that runs is taken for one that is ready.
        case runningIsReady
        /// Missing Pods are all made at once.
        case allAtOnce
        /// Pods beyond the replicas go from the first to the last.
        case lowestFirst
        /// Pods beyond the replicas all go at once.
        case scaleDownAtOnce
        /// A Pod that has failed is waited for.
        case waitsForTheDead
    }

    let bug: Bug
    private let reference = ReferenceOrdering()

    init(_ bug: Bug) { self.bug = bug }

    func isAvailable(_ pod: RosterPod, in roster: Roster) -> Bool {
        bug == .runningIsReady ? pod.phase == .running : reference.isAvailable(pod, in: roster)
    }

    func stepsForWantedPods(in roster: Roster) -> [OrderingStep] {
        switch bug {
        case .runningIsReady:
            var eager = roster
            eager.pods = roster.pods.map { pod in
                var pod = pod
                if pod.phase == .running { pod.readySince = Timestamp(seconds: 0) }
                return pod
            }
            return reference.stepsForWantedPods(in: eager)
        case .allAtOnce:
            let missing = roster.wanted.filter { roster.pod(at: $0) == nil }
            return missing.isEmpty ? reference.stepsForWantedPods(in: roster) : missing.map { .create($0) }
        case .waitsForTheDead:
            return reference.stepsForWantedPods(in: roster).map { step in
                if case .delete(let ordinal) = step { .wait(ordinal) } else { step }
            }
        case .lowestFirst, .scaleDownAtOnce: return reference.stepsForWantedPods(in: roster)
        }
    }

    func stepsForCondemnedPods(in roster: Roster) -> [OrderingStep] {
        switch bug {
        case .lowestFirst: roster.condemned.prefix(1).map { $0.isTerminating ? .wait($0.ordinal) : .delete($0.ordinal) }
        case .scaleDownAtOnce: roster.condemned.reversed().filter { !$0.isTerminating }.map { .delete($0.ordinal) }
        case .runningIsReady, .allAtOnce, .waitsForTheDead: reference.stepsForCondemnedPods(in: roster)
        }
    }
}
