// caught by: RollingTests.ScalingCases/shares(_:)
// mistake: Shares the wanted Pods out, and forgets the surge in the shares.
import LabKit
import Model
import Rollout

/// How large the ReplicaSets of a Deployment are to be next.
public struct Rolling: DeploymentPolicy {
    /// A policy has no settings, and no memory either: all it may know is in its arguments.
    public init() {}

    /// Surge rounded up, unavailability rounded down, and never both nothing.
    public func bounds(of strategy: DeploymentState.Strategy, desired: Int) -> DeploymentBounds {
        guard case .rollingUpdate(let maxSurge, let maxUnavailable) = strategy else {
            return DeploymentBounds(surge: 0, unavailable: 0)
        }
        let surge = (hundredths(of: maxSurge, desired: desired) + 99) / 100
        var unavailable = hundredths(of: maxUnavailable, desired: desired) / 100
        if surge == 0, unavailable == 0 { unavailable = 1 }
        return DeploymentBounds(surge: surge, unavailable: min(unavailable, desired))
    }

    /// A number or a percentage of the wanted Pods, in hundredths of a Pod.
    private func hundredths(of value: IntOrString, desired: Int) -> Int {
        switch value {
        case .int(let number): Int(number) * 100
        case .string: (value.percentage ?? 0) * desired
        }
    }

    /// As large as the ceiling lets it; under Recreate all at once, when the old Pods are gone.
    public func newSetSize(in state: DeploymentState) -> Int? {
        switch state.strategy {
        case .recreate:
            let oldPods = state.oldSets.reduce(0) { $0 + $1.pods }
            return oldPods == 0 && state.runningOldPods == 0 ? state.desired : nil
        case .rollingUpdate:
            let size = state.newSet?.size ?? 0
            let room = max(0, ceiling(in: state) - totalSize(of: state.allSets))
            return min(size + room, state.desired)
        }
    }

    /// The old sets without what may go: first what is not available, then what need not be.
    public func oldSetSizes(in state: DeploymentState) -> [SetSize] {
        let active = state.oldSets.filter { $0.size > 0 }
        guard case .rollingUpdate = state.strategy else {
            return active.map { SetSize(set: $0.name, size: 0) }
        }
        let minimum = state.desired - bounds(of: state.strategy, desired: state.desired).unavailable
        let newMissing = state.newSet.map { $0.size - $0.available } ?? 0
        var room = totalSize(of: state.allSets) - minimum - newMissing
        guard room > 0 else { return [] }

        var shrunk = active
        for index in shrunk.indices where room > 0 {
            let unavailable = active[index].size - active[index].available
            // It has not caught up with its size yet: look again when it has.
            if unavailable < 0 { return changes(from: active, to: shrunk) }
            let part = min(unavailable, room)
            shrunk[index].size -= part
            room -= part
        }
        let available = active.reduce(state.newSet?.available ?? 0) { $0 + $1.available }
        var surplus = max(0, available - minimum)
        for index in shrunk.indices {
            let part = min(shrunk[index].size, surplus)
            shrunk[index].size -= part
            surplus -= part
        }
        return changes(from: active, to: shrunk)
    }

    /// One set takes all; a complete new set takes all from the others; else each keeps its share.
    public func sizesAfterScaling(in state: DeploymentState) -> [SetSize] {
        let active = state.allSets.filter { $0.size > 0 }
        if active.count <= 1 {
            guard let set = active.first ?? state.newSet ?? state.oldSets.last, set.size != state.desired else {
                return []
            }
            return [SetSize(set: set.name, size: state.desired)]
        }
        if let new = state.newSet, isComplete(new, in: state) {
            return state.oldSets.filter { $0.size > 0 }.map { SetSize(set: $0.name, size: 0) }
        }
        guard case .rollingUpdate = state.strategy else { return [] }
        return shares(of: active, in: state)
    }

    private func isComplete(_ set: SetState, in state: DeploymentState) -> Bool {
        set.size == state.desired && set.available == state.desired && set.notedDesired == state.desired
    }

    private func shares(of active: [SetState], in state: DeploymentState) -> [SetSize] {
        let allowed = state.desired == 0 ? 0 : ceiling(in: state)
        let change = allowed - totalSize(of: active)
        let sets = active.sorted { left, right in
            if left.size != right.size { return left.size > right.size }
            return change > 0 ? left.order > right.order : left.order < right.order
        }
        var rest = change
        var sizes = sets.map { set in
            let fair = share(of: set, in: state) - set.size
            // When nothing is left, nobody has to give anything back either.
            let part = rest == 0 ? 0 : change > 0 ? min(fair, rest) : max(fair, rest)
            rest -= part
            return SetSize(set: set.name, size: set.size + part)
        }
        sizes[0].size = max(0, sizes[0].size + rest)
        return sizes
    }

    /// The set's size, grown or shrunk as the number of all allowed Pods has.
    private func share(of set: SetState, in state: DeploymentState) -> Int {
        if state.desired == 0 { return 0 }
        var before = set.notedMaximum ?? 0
        if before == 0 { before = state.lastReported }
        if before == 0 { return set.size }
        let share = Double(set.size * state.desired) / Double(before)
        return Int(share.rounded(.toNearestOrAwayFromZero))
    }

    private func ceiling(in state: DeploymentState) -> Int {
        state.desired + bounds(of: state.strategy, desired: state.desired).surge
    }

    private func totalSize(of sets: [SetState]) -> Int {
        sets.reduce(0) { $0 + $1.size }
    }

    private func changes(from before: [SetState], to after: [SetState]) -> [SetSize] {
        zip(before, after).filter { $0.size != $1.size }.map { SetSize(set: $1.name, size: $1.size) }
    }
}
