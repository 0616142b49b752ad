import Model
public import Rollout

/// One pass over a Deployment: a snapshot in, a plan out.
///
/// Guarantees: the same observation and policy give the same plan; the plan follows Kubernetes 1.36's controller.
/// Caveats: a plan is about the snapshot, and the world may have moved on; writes carry what was observed.
public struct DeploymentPass: Sendable {
    let policy: any DeploymentPolicy

    /// A pass that asks this policy for sizes.
    public init(policy: any DeploymentPolicy = ReferenceDeploymentPolicy()) {
        self.policy = policy
    }

    /// What to write for this snapshot.
    ///
    /// - Throws: ``DeploymentPassError``, or what the policy throws.
    public func plan(for observation: DeploymentObservation) throws -> DeploymentPlan {
        var worker = Worker(observation: observation, policy: policy)
        try worker.run()
        return worker.plan
    }
}

extension DeploymentPass {
    /// The pass at work: what was read, and what follows from it.
    struct Worker {
        let observation: DeploymentObservation
        let policy: any DeploymentPolicy
        /// The sets that the Deployment manages, oldest first, as they were observed.
        var sets: [ReplicaSet] = []
        /// What the pass writes; its Deployment holds what the pass has decided of the status so far.
        var plan: DeploymentPlan

        init(observation: DeploymentObservation, policy: any DeploymentPolicy) {
            self.observation = observation
            self.policy = policy
            plan = DeploymentPlan(for: observation)
        }
    }

    /// The sets of a Deployment, apart by template.
    struct Sets {
        /// The set of the template as it is now, if it was found or made.
        var new: ReplicaSet?
        /// The sets of other templates, oldest first.
        var old: [ReplicaSet]

        var all: [ReplicaSet] { old + (new.map { [$0] } ?? []) }
    }
}

extension DeploymentPass.Worker {
    var deployment: Deployment { plan.deployment }
    var desired: Int32 { observation.deployment.desiredReplicas }

    /// Follows the one path that the Deployment's state calls for.
    mutating func run() throws {
        if deployment.spec.selector?.selectsEverything ?? true { return refuseToSelectEverything() }
        claimSets()
        if deployment.metadata.isTerminating { return try writeStatus(for: syncedSets(creating: false)) }
        notePause()
        if deployment.spec.paused { return try scale() }
        if try hasBeenScaled() { return try scale() }
        switch deployment.spec.strategy.type {
        case .recreate: try recreate()
        case .rollingUpdate: try roll()
        default: throw DeploymentPassError.unknownStrategy(deployment.spec.strategy.type)
        }
    }

    private mutating func refuseToSelectEverything() {
        plan.events.append(
            .warning("SelectingAll", "This deployment is selecting all pods. A non-empty selector is required."))
        if deployment.status.observedGeneration < deployment.metadata.generation {
            plan.deployment.status.observedGeneration = deployment.metadata.generation
            plan.writesStatus = true
        }
    }

    /// Takes the sets that belong to the Deployment, and lets go of those that no longer do.
    private mutating func claimSets() {
        for var set in observation.replicaSets {
            switch Ownership(of: set.metadata, for: deployment.metadata, selector: deployment.spec.selector) {
            case .owned: sets.append(set)
            case .adopt:
                set.metadata = set.metadata.adopted(by: deployment)
                plan.actions.append(.adoptReplicaSet(set))
                sets.append(set)
            case .release:
                set.metadata = set.metadata.released(by: deployment)
                plan.actions.append(.releaseReplicaSet(set))
            case .foreign: break
            }
        }
        sets.sort { $0.isOlder(than: $1) }
    }

    /// Notes that a Deployment was paused or resumed, so that the time in between does not count against its deadline.
    private mutating func notePause() {
        guard deployment.hasProgressDeadline, !deployment.status.isProgressing(because: .timedOut) else { return }
        let isNoted = deployment.status.isProgressing(because: .paused)
        switch (deployment.spec.paused, isNoted) {
        case (true, false): noteProgress(.unknown, .paused, "Deployment is paused")
        case (false, true): noteProgress(.unknown, .resumed, "Deployment is resumed")
        case (true, true), (false, false): break
        }
    }

    /// Writes a condition `Progressing` before anything else is decided.
    mutating func noteProgress(_ status: ConditionStatus, _ reason: DeploymentReason, _ message: String) {
        plan.deployment.status.set(.progressing(status, reason, message, at: observation.now))
        plan.writesStatus = true
    }

    /// Whether an active set got its size for another number of wanted Pods than there is now.
    private mutating func hasBeenScaled() throws -> Bool {
        try syncedSets(creating: false).all.contains { set in
            set.size > 0 && set.notedDesiredReplicas.map { $0 != Int(desired) } ?? false
        }
    }
}
