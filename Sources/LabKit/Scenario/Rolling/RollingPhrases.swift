public import Rollout

extension DeploymentState.Strategy {
    /// The strategy in words, such as `maxSurge 25%, maxUnavailable 0`.
    public var phrase: String {
        switch self {
        case .recreate: "Recreate"
        case .rollingUpdate(let maxSurge, let maxUnavailable): "maxSurge \(maxSurge), maxUnavailable \(maxUnavailable)"
        }
    }
}

extension RollingAnswer {
    /// The answer in words, such as `v1 gets 3, v2 gets 2`.
    public var phrase: String {
        switch self {
        case .bounds(let bounds): "\(bounds.surge) more, \(bounds.unavailable) unavailable"
        case .newSet(nil): "the new set waits"
        case .newSet(let size?): "the new set gets \(size)"
        case .sizes(let sizes):
            sizes.isEmpty ? "no changes" : sizes.map { "\($0.set) gets \($0.size)" }.joined(separator: ", ")
        }
    }
}

extension RollingQuery {
    /// The situation in words, and what is asked.
    public var situation: Chronicle {
        var chronicle = Chronicle()
        switch self {
        case .bounds(let strategy, let desired):
            chronicle.record("web: \(strategy.phrase), \(desired) Pods wanted")
            chronicle.record("your code is asked for the bounds in whole Pods")
        case .newSet(let state):
            state.tell(&chronicle)
            chronicle.record("your code is asked for the next size of the new set")
        case .oldSets(let state):
            state.tell(&chronicle)
            chronicle.record("your code is asked for the next sizes of the old sets")
        case .scaling(let state):
            state.tell(&chronicle, withNotes: true)
            chronicle.record("your code is asked for the sizes now that another number of Pods is wanted")
        }
        return chronicle
    }
}

extension DeploymentState {
    fileprivate func tell(_ chronicle: inout Chronicle, withNotes: Bool = false) {
        var head = "web: \(strategy.phrase), \(desired) Pods wanted"
        if strategy == .recreate { head += ", \(runningOldPods) old Pods have not ended" }
        if withNotes { head += ", \(lastReported) Pods were counted last" }
        chronicle.record(head)
        for set in oldSets { chronicle.record("old set " + set.phrase(withNotes: withNotes)) }
        chronicle.record(newSet.map { "new set " + $0.phrase(withNotes: withNotes) } ?? "there is no new set yet")
    }
}

extension SetState {
    /// The set in words, such as `v1: size 3, 3 Pods, 2 of them available`.
    fileprivate func phrase(withNotes: Bool) -> String {
        var text = "\(name): size \(size), \(pods) Pods, \(available) of them available"
        guard withNotes else { return text }
        if let notedDesired { text += ", noted for \(notedDesired) wanted" }
        if let notedMaximum { text += " of at most \(notedMaximum)" }
        return text
    }
}
