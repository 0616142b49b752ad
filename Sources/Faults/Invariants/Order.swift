package import Cluster
import Controller
import Model

/// Pods are made in order.
package struct OrderedCreation: Invariant {
    package let name = "ordered creation"
    package let rule = """
        With OrderedReady a Pod is made only while every Pod before it exists, is available and is not terminating. \
        Kubernetes judges by the controller's cache: a Pod that has stopped being ready a moment ago may still count. \
        No Pod is made beyond the wanted ordinals, in any mode.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .create }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests {
            guard let pod = request.createdPod, let ordinal = pod.ordinalInName,
                let seen = SeenSet(
                    managing: pod.metadata.controller, namespace: pod.metadata.namespace, in: cluster)
            else { continue }
            let distance = ordinal - seen.set.startOrdinal.number
            guard seen.wanted.contains(distance) else { return "\(pod.metadata.name) is made, but is not wanted" }
            guard seen.set.isOrdered else { continue }
            if let missing = (0..<distance).first(where: { !seen.isAvailable($0) }) {
                let first = missing + seen.set.startOrdinal.number
                return "\(pod.metadata.name) is made before ordinal \(first) is available"
            }
        }
        return nil
    }
}

/// Pods are deleted in order.
package struct OrderedDeletion: Invariant {
    package let name = "ordered deletion"
    package let rule = """
        With OrderedReady the controller deletes one Pod at a time: of those beyond the replicas the last one, and only \
        once all wanted Pods are available; of those with an old template the last one, and only while all Pods after it \
        are new and available. In Parallel mode the latter holds as well. Kubernetes lets a Pod beyond the replicas that \
        is not available go only if no Pod before it is unavailable too. Where maxUnavailable is honoured, a Parallel set \
        replaces Pods by that number alone, in whatever state those after them are.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .delete }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests where request.deletesPodOfSet {
            let view = cluster.statefulSetView
            guard let pod = view.pods[request.key], let ordinal = pod.ordinalInName,
                let seen = SeenSet(
                    managing: pod.metadata.controller, namespace: pod.metadata.namespace, in: cluster)
            else { continue }
            let distance = ordinal - seen.set.startOrdinal.number
            let fault =
                seen.wanted.contains(distance)
                ? replacementFault(of: pod, at: distance, seen, cluster.settings.gates)
                : scaleDownFault(at: distance, seen)
            if let fault { return "\(pod.metadata.name) is deleted \(fault)" }
        }
        return nil
    }

    private func scaleDownFault(at distance: Int, _ seen: SeenSet) -> String? {
        guard seen.set.isOrdered else { return nil }
        if let wanted = seen.wanted.first(where: { !seen.isAvailable($0) }) {
            return "while the wanted ordinal \(wanted) is not available"
        }
        if let later = seen.present.filter({ $0 > distance }).max() {
            return "before ordinal \(later), which comes after it"
        }
        let condemned = seen.present.filter { !seen.wanted.contains($0) }.sorted()
        if !seen.isAvailable(distance), let first = condemned.first(where: { !seen.isAvailable($0) }), first != distance
        {
            return "although it is not available, and neither is ordinal \(first) before it"
        }
        return nil
    }

    private func replacementFault(
        of pod: Pod, at distance: Int, _ seen: SeenSet, _ gates: FeatureGates
    ) -> String? {
        if pod.isFailed || pod.isSucceeded { return nil }
        if seen.set.isOrdered, let other = seen.wanted.first(where: { $0 != distance && !seen.isAvailable($0) }) {
            return "for a new template while ordinal \(other) is not available"
        }
        if gates.maxUnavailableStatefulSet { return nil }
        let later = seen.wanted.filter { $0 > distance }
        return later.first { !seen.isAvailable($0) }.map {
            "for a new template while ordinal \($0), which comes first, is not available"
        }
    }
}
