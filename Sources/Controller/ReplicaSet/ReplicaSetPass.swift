import Model

/// One pass over a ReplicaSet: a snapshot in, a plan out.
///
/// Guarantees: the same observation gives the same plan; the plan follows Kubernetes 1.36's controller.
/// Caveats: a plan is about the snapshot, and the world may have moved on; writes carry what was observed.
public struct ReplicaSetPass: Sendable {
    /// The most Pods that one pass makes or deletes.
    public static let burst = 500

    /// The pass has no settings.
    public init() {}

    /// What to write for this snapshot.
    public func plan(for observation: ReplicaSetObservation) -> ReplicaSetPlan {
        var plan = ReplicaSetPlan(for: observation)
        let pods = claimPods(of: observation, &plan)
        plan.shortage = Int(observation.replicaSet.size) - pods.active.count
        if !observation.replicaSet.metadata.isTerminating {
            plan.management = management(of: pods.active, in: observation, shortage: plan.shortage)
        }
        plan.replicaSet.status = status(of: observation, active: pods.active, terminating: pods.terminating)
        plan.writesStatus = plan.replicaSet.status != plan.stored
        plan.lookAgain = nextAvailability(of: pods.active, in: observation)
        return plan
    }

    /// Takes the Pods that belong to the set, and lets go of those that no longer do; Pods that have ended are left.
    private func claimPods(
        of observation: ReplicaSetObservation, _ plan: inout ReplicaSetPlan
    ) -> (active: [Pod], terminating: [Pod]) {
        let set = observation.replicaSet
        var active: [Pod] = []
        var terminating: [Pod] = []
        for var pod in observation.pods where !pod.isFailed && !pod.isSucceeded {
            let ownership = Ownership(of: pod.metadata, for: set.metadata, selector: set.spec.selector)
            switch (ownership, pod.isTerminating) {
            case (.owned, false): active.append(pod)
            case (.owned, true): terminating.append(pod)
            case (.adopt, false):
                pod.metadata = pod.metadata.adopted(by: set)
                plan.claims.append(.adoptPod(pod))
                active.append(pod)
            case (.release, false):
                pod.metadata = pod.metadata.released(by: set)
                plan.claims.append(.releasePod(pod))
            case (.adopt, true), (.release, true), (.foreign, _): break
            }
        }
        return (active, terminating)
    }

    private func management(
        of active: [Pod], in observation: ReplicaSetObservation, shortage: Int
    ) -> [ReplicaSetAction] {
        if shortage > 0 {
            let pod = Pod(template: observation.replicaSet.spec.template, owner: observation.replicaSet)
            return [.createPods(pod, count: min(shortage, Self.burst))]
        }
        let ranking = PodRanking(relatedPods: observation.relatedPods, now: observation.now)
        return ranking.expendable(min(-shortage, Self.burst), of: active).map { .deletePod($0) }
    }

    /// What is seen of the Pods, as if everything that the pass writes succeeds.
    private func status(
        of observation: ReplicaSetObservation, active: [Pod], terminating: [Pod]
    ) -> ReplicaSetStatus {
        let set = observation.replicaSet
        let labels = LabelSelector(matchLabels: set.spec.template.metadata.labels)
        var status = set.status
        status.replicas = Int32(active.count)
        status.fullyLabeledReplicas = Int32(active.count { labels.matches($0.metadata.labels) })
        status.readyReplicas = Int32(active.count(where: \.isReady))
        status.availableReplicas = Int32(
            active.count { $0.isAvailable(at: observation.now, minReadySeconds: set.spec.minReadySeconds) })
        status.terminatingReplicas = Int32(terminating.count)
        status.observedGeneration = set.metadata.generation
        status.conditions.removeAll { $0["type"]?.string == ReplicaSetStatus.failureType }
        return status
    }

    /// The earliest moment at which a ready Pod becomes available by waiting alone.
    private func nextAvailability(of active: [Pod], in observation: ReplicaSetObservation) -> Timestamp? {
        let minReadySeconds = observation.replicaSet.spec.minReadySeconds
        guard minReadySeconds > 0 else { return nil }
        return
            active
            .filter { !$0.isAvailable(at: observation.now, minReadySeconds: minReadySeconds) }
            .compactMap { $0.becomesAvailable(minReadySeconds: minReadySeconds) }
            .min()
            .map { $0 + .milliseconds(1) }
    }
}
