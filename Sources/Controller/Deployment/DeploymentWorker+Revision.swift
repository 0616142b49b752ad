import Model
import Rollout

extension DeploymentPass.Worker {
    /// The sets apart by template, after the new one got its revision number or was made.
    ///
    /// Kubernetes does this once to find out whether the Deployment was scaled and again for the rollout; what is
    /// written to an existing set is then written twice, and the second write changes nothing.
    mutating func syncedSets(creating: Bool) throws -> DeploymentPass.Sets {
        let template = deployment.spec.template
        let found = sets.first { PodTemplateHash.areEqual($0.spec.template, template) }
        let old = sets.filter { $0.metadata.uid != found?.metadata.uid }
        let newest = max(0, old.compactMap(\.revision).max() ?? 0) + 1
        if let found { return DeploymentPass.Sets(new: sync(found, revision: newest), old: old) }
        guard creating else { return DeploymentPass.Sets(new: nil, old: old) }
        return DeploymentPass.Sets(new: try create(revision: newest, old: old), old: old)
    }

    /// Brings an existing set up to date; where there is nothing to do, the Deployment takes over its number instead.
    private mutating func sync(_ found: ReplicaSet, revision: Int64) -> ReplicaSet {
        var set = found
        set.takeOver(annotations: deployment.metadata.annotations, revision: revision)
        set.spec.minReadySeconds = deployment.spec.minReadySeconds
        if set != found {
            plan.actions.append(.updateReplicaSet(set, previousSize: found.size))
            return set
        }
        noteRevision(of: set)
        if deployment.hasProgressDeadline,
            deployment.status.condition(DeploymentConditionType.progressing) == nil
        {
            noteProgress(.true, .found, "Found new replica set \"\(set.metadata.name)\"")
        }
        return set
    }

    private mutating func noteRevision(of set: ReplicaSet) {
        let revision = set.metadata.annotations[DeploymentAnnotation.revision] ?? ""
        guard deployment.metadata.annotations[DeploymentAnnotation.revision] != revision else { return }
        plan.deployment.metadata.annotations[DeploymentAnnotation.revision] = revision
        plan.writesStatus = true
    }

    /// Makes the new set; `nil` where the policy has it wait.
    private mutating func create(revision: Int64, old: [ReplicaSet]) throws -> ReplicaSet? {
        let state = try state(of: DeploymentPass.Sets(new: nil, old: old))
        guard let size = try policy.newSetSize(in: state) else { return nil }
        plan.statusBeforeCreation = deployment.status
        var set = newSet()
        set.spec.replicas = try checked(size, of: set.metadata.name)
        set.takeOver(annotations: deployment.metadata.annotations, revision: revision)
        set.note(desired: desired, maximum: try maximum())
        plan.actions.append(.createReplicaSet(set))
        noteRevision(of: set)
        if deployment.hasProgressDeadline {
            noteProgress(.true, .created, "Created new replica set \"\(set.metadata.name)\"")
        }
        return set
    }

    /// The set of the template as it is now, without a size.
    private func newSet() -> ReplicaSet {
        let hash = PodTemplateHash.hash(
            of: deployment.spec.template, collisionCount: deployment.status.collisionCount)
        var set = ReplicaSet()
        set.metadata.name = PodTemplateHash.setName(deployment: deployment.metadata.name, hash: hash)
        set.metadata.namespace = deployment.metadata.namespace
        set.metadata.ownerReferences = [OwnerReference(controller: deployment)]
        set.spec.minReadySeconds = deployment.spec.minReadySeconds
        set.spec.selector = deployment.spec.selector
        set.spec.selector?.matchLabels[PodTemplateHash.label] = hash
        set.spec.template = deployment.spec.template
        set.spec.template.metadata.labels[PodTemplateHash.label] = hash
        set.metadata.labels = set.spec.template.metadata.labels
        return set
    }
}

extension DeploymentPass.Worker {
    /// How many Pods may exist at once.
    func maximum() throws -> Int {
        Int(desired) + (try bounds().surge)
    }

    /// How far the rollout may stray, as the policy says; numbers that no Deployment can have are refused.
    func bounds() throws -> DeploymentBounds {
        let bounds = try policy.bounds(of: strategy, desired: Int(desired))
        guard Int32(exactly: bounds.surge) != nil, Int32(exactly: bounds.unavailable) != nil else {
            throw DeploymentPassError.invalidBounds(surge: bounds.surge, unavailable: bounds.unavailable)
        }
        return bounds
    }

    /// How Pods are replaced, as the policy knows it; what is not set counts as nothing.
    var strategy: DeploymentState.Strategy {
        guard deployment.spec.strategy.type == .rollingUpdate else { return .recreate }
        let settings = deployment.spec.strategy.rollingUpdate
        return .rollingUpdate(
            maxSurge: settings?.maxSurge ?? .int(0), maxUnavailable: settings?.maxUnavailable ?? .int(0))
    }

    /// What the policy may know of the sets.
    func state(of sets: DeploymentPass.Sets) throws -> DeploymentState {
        let byAge = self.sets.map(\.metadata.name)
        func state(of set: ReplicaSet) -> SetState {
            SetState(
                name: set.metadata.name, order: byAge.firstIndex(of: set.metadata.name) ?? byAge.count,
                size: Int(set.size), pods: Int(set.status.replicas), available: Int(set.status.availableReplicas),
                notedDesired: set.notedDesiredReplicas,
                notedMaximum: set.noted(DeploymentAnnotation.maximum))
        }
        return DeploymentState(
            strategy: strategy, desired: Int(desired), newSet: sets.new.map(state), oldSets: sets.old.map(state),
            runningOldPods: strategy == .recreate ? runningOldPods(apartFrom: sets.new) : 0,
            lastReported: Int(deployment.status.replicas))
    }

    /// Pods of old sets that have not ended; a node that cannot be asked may still run its Pods.
    private func runningOldPods(apartFrom newSet: ReplicaSet?) -> Int {
        let oldSets = Set(sets.map(\.metadata.uid)).subtracting([newSet?.metadata.uid].compactMap { $0 })
        return observation.pods.count { pod in
            guard !pod.isFailed, !pod.isSucceeded, let owner = pod.metadata.controller else { return false }
            return oldSets.contains(owner.uid) && deployment.spec.selector?.matches(pod.metadata.labels) == true
        }
    }

    /// A size as the API has it.
    func checked(_ size: Int, of set: String) throws -> Int32 {
        guard size >= 0, let replicas = Int32(exactly: size) else {
            throw DeploymentPassError.invalidSize(set: set, size: size)
        }
        return replicas
    }
}
