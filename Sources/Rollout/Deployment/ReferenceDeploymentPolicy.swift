import Model

/// The sizes that Kubernetes 1.36's Deployment controller chooses.
public struct ReferenceDeploymentPolicy: DeploymentPolicy {
    /// The policy has no settings.
    public init() {}

    /// Surge is rounded up and unavailability down; where both come out as nothing, one Pod may be unavailable.
    ///
    /// A value that is no number and no percentage counts as nothing: validation keeps it out.
    public func bounds(of strategy: DeploymentState.Strategy, desired: Int) -> DeploymentBounds {
        guard case .rollingUpdate(let maxSurge, let maxUnavailable) = strategy else {
            return DeploymentBounds(surge: 0, unavailable: 0)
        }
        let surge = maxSurge.scaled(total: desired, rounding: .up) ?? 0
        let unavailable = maxUnavailable.scaled(total: desired, rounding: .down) ?? 0
        let isStuck = surge == 0 && unavailable == 0
        return DeploymentBounds(surge: surge, unavailable: min(isStuck ? 1 : unavailable, desired))
    }

    /// As many Pods as fit under the surge; with `recreate` all of them, once the old ones are gone.
    public func newSetSize(in state: DeploymentState) -> Int? {
        switch state.strategy {
        case .recreate:
            let isClear = state.oldSets.totalPods == 0 && state.runningOldPods == 0
            return isClear ? state.desired : nil
        case .rollingUpdate:
            let size = state.newSet?.size ?? 0
            guard size < state.desired else { return state.desired }
            let maximum = state.desired + bounds(of: state.strategy, desired: state.desired).surge
            let room = maximum - state.allSets.totalSize
            return size + min(max(0, room), state.desired - size)
        }
    }

    /// Unhealthy Pods of old sets go first, then healthy ones as far as enough Pods stay available.
    public func oldSetSizes(in state: DeploymentState) -> [SetSize] {
        let active = state.oldSets.filter { $0.size > 0 }
        switch state.strategy {
        case .recreate: return active.map { SetSize(set: $0.name, size: 0) }
        case .rollingUpdate: return rollingSizes(of: active, in: state)
        }
    }

    private func rollingSizes(of active: [SetState], in state: DeploymentState) -> [SetSize] {
        let minimum = state.desired - bounds(of: state.strategy, desired: state.desired).unavailable
        // New Pods that are not available yet may fail for good, so they do not make room for removing old ones.
        let missing = state.newSet.map { $0.size - $0.available } ?? 0
        var budget = state.allSets.totalSize - minimum - missing
        guard budget > 0 else { return [] }

        var sets = active
        var sizes: [SetSize] = []
        for index in sets.indices where budget > 0 {
            let unhealthy = sets[index].size - sets[index].available
            // A set that reports more available Pods than it should have has not caught up yet; it is waited for.
            if unhealthy < 0 { return sizes }
            if unhealthy == 0 { continue }
            let removed = min(budget, unhealthy)
            sets[index].size -= removed
            budget -= removed
            sizes.append(SetSize(set: sets[index].name, size: sets[index].size))
        }

        var surplus = active.totalAvailable + (state.newSet?.available ?? 0) - minimum
        for index in sets.indices where surplus > 0 && sets[index].size > 0 {
            let removed = min(surplus, sets[index].size)
            sets[index].size -= removed
            surplus -= removed
            sizes.append(SetSize(set: sets[index].name, size: sets[index].size))
        }
        return sizes
    }
}

extension Sequence<SetState> {
    /// How many Pods the sets should have together.
    var totalSize: Int { reduce(0) { $0 + $1.size } }
    /// How many Pods the sets have together.
    var totalPods: Int { reduce(0) { $0 + $1.pods } }
    /// How many Pods of the sets are available.
    var totalAvailable: Int { reduce(0) { $0 + $1.available } }
}
