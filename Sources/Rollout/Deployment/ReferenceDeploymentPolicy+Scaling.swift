import Model

extension ReferenceDeploymentPolicy {
    /// One active set takes all; a finished new set takes all from the old ones; else each set keeps its share.
    public func sizesAfterScaling(in state: DeploymentState) -> [SetSize] {
        let active = state.allSets.filter { $0.size > 0 }
        if active.count <= 1 {
            guard let only = active.first ?? state.newSet ?? state.oldSets.last else { return [] }
            return only.size == state.desired ? [] : [SetSize(set: only.name, size: state.desired)]
        }
        if let newSet = state.newSet, isSaturated(newSet, desired: state.desired) {
            return state.oldSets.filter { $0.size > 0 }.map { SetSize(set: $0.name, size: 0) }
        }
        guard case .rollingUpdate = state.strategy else { return [] }
        return proportionalSizes(in: state)
    }

    /// Whether the new set has every Pod that is wanted, all of them available.
    private func isSaturated(_ set: SetState, desired: Int) -> Bool {
        set.size == desired && set.notedDesired == desired && set.available == desired
    }

    /// Shares the change out: larger sets first, each by its part of what was allowed before, the rest to the first.
    private func proportionalSizes(in state: DeploymentState) -> [SetSize] {
        let surge = bounds(of: state.strategy, desired: state.desired).surge
        let allowed = state.desired > 0 ? state.desired + surge : 0
        let sets = activeSets(of: state, whenGrowingBy: allowed - state.allSets.totalSize)
        let change = allowed - sets.totalSize
        guard change != 0 else { return sets.map { SetSize(set: $0.name, size: $0.size) } }

        var shared = 0
        var sizes = sets.map { set in
            let rest = change - shared
            let fair = fairChange(of: set, in: state, maximum: state.desired + surge)
            let part = rest == 0 ? 0 : change > 0 ? min(fair, rest) : max(fair, rest)
            shared += part
            return SetSize(set: set.name, size: set.size + part)
        }
        sizes[0].size = max(0, sizes[0].size + change - shared)
        return sizes
    }

    /// The active sets, the largest first; of two equal ones the newer goes first when growing, the older otherwise.
    private func activeSets(of state: DeploymentState, whenGrowingBy change: Int) -> [SetState] {
        // Without a change Kubernetes leaves the sets in the order of its search: old ones from the newest back.
        let sets = (state.oldSets.reversed() + (state.newSet.map { [$0] } ?? [])).filter { $0.size > 0 }
        guard change != 0 else { return sets }
        return sets.sorted { left, right in
            guard left.size == right.size else { return left.size > right.size }
            return change > 0 ? left.order > right.order : left.order < right.order
        }
    }

    /// How much a set would grow or shrink if it kept its part of the allowed Pods, rounded half away from zero.
    private func fairChange(of set: SetState, in state: DeploymentState, maximum: Int) -> Int {
        guard state.desired > 0 else { return -set.size }
        let noted = set.notedMaximum ?? 0
        let before = noted != 0 ? noted : state.lastReported
        guard before != 0 else { return 0 }
        // None of them is negative, so adding half before the division rounds half away from zero.
        return (2 * set.size * maximum + before) / (2 * before) - set.size
    }
}
