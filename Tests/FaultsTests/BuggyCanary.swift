import Model
import Rollout

/// The reference's rollout with one thing wrong.
struct BuggyCanary: CanaryPolicy {
    enum Bug: Sendable {
        /// The ordinal just below the partition is updated too.
        case partitionOffByOne
        /// A lost Pod below the partition comes back with the new template.
        case stablePodsComeBackNew
        /// Pods are replaced whether or not the one before is ready again.
        case impatient
        /// A Pod of an old template that is not ready is waited for, for ever.
        case waitsForTheBroken
        /// A new template gets the number of the one before.
        case sameNumberAgain
        /// A template that comes back does not become the newest again.
        case forgottenRollback
        /// A new template is taken for the newest that is known.
        case takenForTheNewest
        /// Whatever is old is forgotten, in use or not.
        case forgetsTheLiving
    }

    let bug: Bug
    private let reference = ReferenceCanary()

    init(_ bug: Bug) { self.bug = bug }

    func decision(forTemplate data: JSON, history: [RevisionRecord]) -> RevisionDecision {
        let right = reference.decision(forTemplate: data, history: history)
        switch (bug, right) {
        case (.sameNumberAgain, .create(let number)) where number > 1: return .create(number: number - 1)
        case (.forgottenRollback, .renumber(let name, _)): return .keep(name)
        case (.takenForTheNewest, .create):
            // The one that is known has two versions behind it, so that the first rollout still goes well.
            guard history.count > 1, let newest = history.last else { return right }
            return .keep(newest.name)
        default: return right
        }
    }

    func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) -> RevisionName {
        bug == .stablePodsComeBackNew ? state.updateRevision : reference.revision(forNewPodAt: ordinal, in: state)
    }

    func replacements(in state: RolloutState) -> [Ordinal] {
        var state = state
        switch bug {
        case .partitionOffByOne:
            if case .partitioned(let number) = state.strategy { state.strategy = .partitioned(max(0, number - 1)) }
        case .impatient:
            state.pods = state.pods.map { pod in
                var pod = pod
                pod.isAvailable = true
                return pod
            }
        case .waitsForTheBroken:
            if state.pods.contains(where: { !$0.isAvailable }) { return [] }
        case .stablePodsComeBackNew, .sameNumberAgain, .forgottenRollback, .takenForTheNewest, .forgetsTheLiving: break
        }
        return reference.replacements(in: state)
    }

    func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) -> [RevisionName] {
        bug == .forgetsTheLiving
            ? history.dropLast().map(\.name) : reference.expendable(history: history, live: live, limit: limit)
    }
}
