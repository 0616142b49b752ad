import Model

/// The ordering of Kubernetes 1.36's StatefulSet controller.
public struct ReferenceOrdering: OrderingPolicy {
    /// The ordering has no settings.
    public init() {}

    /// Whether the Pods after this one may have their turn.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) -> Bool {
        guard pod.phase == .running, let readySince = pod.readySince else { return false }
        // Where no time is asked for, the clocks of nodes do not matter.
        return roster.minReadySeconds == 0 || readySince + .seconds(roster.minReadySeconds) <= roster.now
    }

    /// Ascending: creates what is missing, replaces what has ended, and in order waits for each before the next.
    public func stepsForWantedPods(in roster: Roster) -> [OrderingStep] {
        var steps: [OrderingStep] = []
        for ordinal in roster.wanted {
            let step = stepForWantedPod(at: ordinal, in: roster)
            steps.append(step)
            if roster.management == .orderedReady, step != .keep(ordinal) { break }
        }
        return steps
    }

    private func stepForWantedPod(at ordinal: Ordinal, in roster: Roster) -> OrderingStep {
        guard let pod = roster.pod(at: ordinal) else { return .create(ordinal) }
        switch (pod.phase, pod.isTerminating, roster.management) {
        case (.failed, false, _), (.succeeded, false, _): return .delete(ordinal)
        case (.failed, true, _), (.succeeded, true, _): return .wait(ordinal)
        case (_, _, .parallel): return .keep(ordinal)
        case (_, true, .orderedReady): return .wait(ordinal)
        case (_, false, .orderedReady): return isAvailable(pod, in: roster) ? .keep(ordinal) : .wait(ordinal)
        }
    }

    /// Descending: in order one at a time, and an unhealthy Pod only when no Pod before it is unhealthy.
    public func stepsForCondemnedPods(in roster: Roster) -> [OrderingStep] {
        let descending = roster.condemned.reversed()
        switch roster.management {
        case .parallel:
            return descending.map { $0.isTerminating ? .keep($0.ordinal) : .delete($0.ordinal) }
        case .orderedReady:
            guard let last = descending.first else { return [] }
            if last.isTerminating { return [.wait(last.ordinal)] }
            let mayGo = isAvailable(last, in: roster) || firstUnhealthyPod(in: roster) == last.ordinal
            return [mayGo ? .delete(last.ordinal) : .wait(last.ordinal)]
        }
    }

    /// The first Pod that is not running and ready, or is terminating: wanted ones first, then condemned, ascending.
    private func firstUnhealthyPod(in roster: Roster) -> Ordinal? {
        func isUnhealthy(_ pod: RosterPod?) -> Bool {
            guard let pod else { return true }
            return pod.isTerminating || !isAvailable(pod, in: roster)
        }
        return roster.wanted.first { isUnhealthy(roster.pod(at: $0)) }
            ?? roster.condemned.first { isUnhealthy($0) }?.ordinal
    }
}
