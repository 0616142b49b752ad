package import Cluster
import Controller
import Model

/// A Deployment's ReplicaSets, as the controller saw them and as a step writes them.
private struct SeenDeployment {
    let deployment: Deployment
    /// The sizes before the step, and after it.
    var before: [String: Int] = [:]
    var after: [String: Int] = [:]
    /// How many Pods of each set were available.
    var available: [String: Int] = [:]
    /// Whether a write of the step is about a changed number of wanted Pods rather than a rollout.
    var isScaling = false

    init?(_ requests: [WriteRequest], in cluster: Cluster) {
        let sets = requests.filter { $0.author == .deployments }.compactMap { $0.object as? ReplicaSet }
        guard let owner = sets.first?.metadata.controller,
            let deployment = cluster.deploymentSeen(
                ObjectKey(namespace: sets.first?.metadata.namespace ?? "", name: owner.name)),
            deployment.spec.strategy.type == .rollingUpdate
        else { return nil }
        self.deployment = deployment
        for set in cluster.replicaSetsSeen(of: deployment.metadata.uid) {
            before[set.metadata.name] = Int(set.spec.replicas ?? 1)
            available[set.metadata.name] = Int(set.status.availableReplicas)
            isScaling = isScaling || set.isSized(otherThanFor: wanted)
        }
        after = before
        for set in sets { after[set.metadata.name] = Int(set.spec.replicas ?? 1) }
    }

    var wanted: Int { Int(deployment.spec.replicas ?? 1) }

    /// How many Pods more there may be, and how many fewer may be available.
    var bounds: (surge: Int, unavailable: Int) {
        let update = deployment.spec.strategy.rollingUpdate
        let surge = update?.maxSurge?.scaled(total: wanted, rounding: .up) ?? 0
        let unavailable = update?.maxUnavailable?.scaled(total: wanted, rounding: .down) ?? 0
        return (surge, surge == 0 && unavailable == 0 ? 1 : unavailable)
    }

    /// How many Pods stay available once the step's writes are done, by the numbers that the sets report.
    var availableAfter: Int {
        available.reduce(0) { sum, entry in
            let (size, next) = (before[entry.key] ?? 0, after[entry.key] ?? 0)
            // Those that are not available go first.
            let healthyGone = max(0, size - next - max(0, size - entry.value))
            return sum + entry.value - healthyGone
        }
    }

    var availableBefore: Int { available.values.reduce(0, +) }
}

extension ReplicaSet {
    fileprivate func isSized(otherThanFor wanted: Int) -> Bool {
        let noted = metadata.annotations["deployment.kubernetes.io/desired-replicas"].flatMap { Int($0) }
        return (spec.replicas ?? 1) > 0 && noted != nil && noted != wanted
    }
}

/// A rollout makes no more Pods than it may.
package struct SurgeIsBounded: Invariant {
    package let name = "the surge is bounded"
    package let rule = """
        During a rolling update the sizes of a Deployment's ReplicaSets together never grow beyond the wanted Pods and \
        maxSurge, as far as the controller sees them. A change of the wanted number is shared out by other rules, and \
        does not count; neither do Pods that are still terminating, of which there may be any number.
        """
    package var authors: AuthorSet { .deployments }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        guard requests.first?.author == .deployments, let seen = SeenDeployment(requests, in: cluster) else {
            return nil
        }
        let (before, after) = (seen.before.values.reduce(0, +), seen.after.values.reduce(0, +))
        let limit = seen.wanted + seen.bounds.surge
        guard !seen.isScaling, after > limit, after > before else { return nil }
        return "the ReplicaSets grow to \(after) Pods together, but \(limit) are the limit"
    }
}

/// A rollout leaves enough Pods available.
package struct AvailabilityIsBounded: Invariant {
    package let name = "enough Pods stay available"
    package let rule = """
        During a rolling update no ReplicaSet is made smaller if that leaves fewer Pods available than wanted less \
        maxUnavailable, by the numbers that the ReplicaSets report. Those numbers lag behind: a ReplicaSet that was made \
        smaller a moment ago still reports Pods that are about to go. So when a smaller number is followed at once by a \
        new template, Kubernetes may take away the last Pod that is available.
        """
    package var authors: AuthorSet { .deployments }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        guard requests.first?.author == .deployments, let seen = SeenDeployment(requests, in: cluster) else {
            return nil
        }
        let (before, after) = (seen.availableBefore, seen.availableAfter)
        let limit = seen.wanted - seen.bounds.unavailable
        guard !seen.isScaling, after < limit, after < before else { return nil }
        return "only \(after) Pods stay available, but \(limit) must"
    }
}
