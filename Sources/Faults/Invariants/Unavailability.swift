package import Cluster
import Controller
import Model

/// A rollout takes no more Pods out of service than it may.
package struct UnavailabilityIsBounded: Invariant {
    package let name = "unavailability is bounded"
    package let rule = """
        Where maxUnavailable is honoured, no Pod that is available is replaced once as many wanted Pods as that are not, \
        as far as the controller sees them; a Pod that is missing counts. Kubernetes rounds a percentage down, to one at \
        the least, and counts Pods that were broken before the rollout.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .delete }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        guard cluster.settings.gates.maxUnavailableStatefulSet else { return nil }
        var replaced: Set<Int> = []
        for request in requests where request.deletesPodOfSet {
            guard let pod = cluster.statefulSetView.pods[request.key], let ordinal = pod.ordinalInName,
                let seen = SeenSet(
                    managing: pod.metadata.controller, namespace: pod.metadata.namespace, in: cluster)
            else { continue }
            let distance = ordinal - seen.set.startOrdinal.number
            guard seen.wanted.contains(distance), seen.isAvailable(distance) else { continue }
            let unavailable = seen.wanted.count { !seen.isAvailable($0) || replaced.contains($0) }
            if unavailable >= seen.set.mostUnavailable {
                return "\(pod.metadata.name) is replaced while \(unavailable) Pods are not available"
            }
            replaced.insert(distance)
        }
        return nil
    }
}

extension StatefulSet {
    /// How many of the wanted Pods may be unavailable during a rollout, where that is honoured.
    var mostUnavailable: Int {
        let number = spec.updateStrategy.rollingUpdate?.maxUnavailable?.scaled(total: wantedReplicas, rounding: .down)
        return max(1, number ?? 1)
    }
}
