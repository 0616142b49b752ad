import Model
import Rollout

extension DeploymentPass.Worker {
    /// Brings all sets to the wanted number of Pods without going on with the rollout.
    mutating func scale() throws {
        let sets = try syncedSets(creating: false)
        _ = try resize(sets, to: try policy.sizesAfterScaling(in: state(of: sets)))
        if deployment.spec.paused { cleanUp(sets.old) }
        try writeStatus(for: sets)
    }

    /// Replaces old Pods by new ones within the bounds: one step at a time, the new set first.
    mutating func roll() throws {
        let sets = try syncedSets(creating: true)
        let state = try state(of: sets)
        if let new = sets.new, let size = try policy.newSetSize(in: state), size != Int(new.size) {
            _ = try resize(sets, to: [SetSize(set: new.metadata.name, size: size)])
            return try writeRolloutStatus(for: sets)
        }
        if try resize(sets, to: policy.oldSetSizes(in: state)) { return try writeRolloutStatus(for: sets) }
        if deployment.isComplete(deployment.status) { cleanUp(sets.old) }
        try writeRolloutStatus(for: sets)
    }

    /// Ends all old Pods, waits until they are gone, and only then starts new ones.
    mutating func recreate() throws {
        var sets = try syncedSets(creating: false)
        let state = try state(of: sets)
        if try resize(sets, to: policy.oldSetSizes(in: state)) { return try writeRolloutStatus(for: sets) }
        guard let size = try policy.newSetSize(in: state) else { return try writeRolloutStatus(for: sets) }
        if sets.new == nil { sets = try syncedSets(creating: true) }
        if let new = sets.new, size != Int(new.size) {
            _ = try resize(sets, to: [SetSize(set: new.metadata.name, size: size)])
        }
        if deployment.isComplete(deployment.status) { cleanUp(sets.old) }
        try writeRolloutStatus(for: sets)
    }

    /// Writes the sets whose size changes, or whose notes no longer tell what the size was chosen for.
    ///
    /// - Returns: whether a size changes.
    private mutating func resize(_ sets: DeploymentPass.Sets, to sizes: [SetSize]) throws -> Bool {
        guard !sizes.isEmpty else { return false }
        let maximum = try maximum()
        var current = Dictionary(sets.all.map { ($0.metadata.name, $0) }) { first, _ in first }
        var isScaled = false
        for change in sizes {
            guard let before = current[change.set] else { throw DeploymentPassError.unknownSet(change.set) }
            var set = before
            set.spec.replicas = try checked(change.size, of: change.set)
            set.note(desired: desired, maximum: maximum)
            guard set != before else { continue }
            isScaled = isScaled || set.size != before.size
            plan.actions.append(.updateReplicaSet(set, previousSize: before.size))
            current[change.set] = set
        }
        return isScaled
    }

    /// Deletes the sets of the oldest rollouts beyond the limit, unless they still have Pods or are going already.
    private mutating func cleanUp(_ old: [ReplicaSet]) {
        guard let limit = deployment.spec.revisionHistoryLimit, limit != .max else { return }
        let candidates = old.filter { !$0.metadata.isTerminating }.sorted { left, right in
            // Without readable numbers on both sides, age decides.
            guard let first = left.orderingRevision, let second = right.orderingRevision, first != second else {
                return left.isOlder(than: right)
            }
            return first < second
        }
        for set in candidates.prefix(max(0, candidates.count - Int(limit))) where set.isIdle {
            plan.actions.append(.deleteReplicaSet(set))
        }
    }
}

extension ReplicaSet {
    /// The number for ordering: 0 where none is noted, `nil` where it is no number.
    fileprivate var orderingRevision: Int64? {
        metadata.annotations[DeploymentAnnotation.revision] == nil ? 0 : revision
    }

    /// The set neither has nor wants Pods, and its own controller has seen that.
    fileprivate var isIdle: Bool {
        status.replicas == 0 && size == 0 && metadata.generation <= status.observedGeneration
    }
}
