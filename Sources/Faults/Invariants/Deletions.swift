package import Cluster
import Controller
import Model

/// A deletion names the incarnation that was observed.
package struct DeletionsNameTheirPod: Invariant {
    package let name = "deletions name their Pod"
    package let rule = """
        Whatever part of the cluster deletes a Pod names the identity of the Pod that it has seen, so that the next \
        incarnation under the name is safe. Kubernetes' own StatefulSet controller does not; this one must.
        """
    package var authors: AuthorSet { .cluster }
    package var verb: WriteRequest.Verb? { .delete }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests where request.author != nil && request.verb == .delete && request.type == Pod.self {
            guard let uid = request.preconditions.uid else { return "\(request.key.name) is deleted, whoever it is" }
            guard request.author == .statefulSets else { continue }
            let seen = cluster.statefulSetView.pods[request.key]?.metadata.uid
            if seen != uid { return "\(request.key.name) is deleted under an identity that was not seen" }
        }
        return nil
    }
}

/// Controllers delete their own Pods only.
package struct OnlyOwnPods: Invariant {
    package let name = "only own Pods"
    package let rule = "The controllers of sets delete no Pod that none of them manages, as far as they can see."
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .delete }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests where request.deletesPodOfSet {
            let view = cluster.statefulSetView
            guard let pod = view.pods[request.key] else { return "\(request.key.name) is deleted unseen" }
            let owner = pod.metadata.controller
            let set = owner.flatMap { view.sets[ObjectKey(namespace: request.key.namespace, name: $0.name)] }
            if owner == nil || set?.metadata.uid != owner?.uid {
                return "\(request.key.name) is deleted, but belongs to \(owner?.name ?? "nobody")"
            }
        }
        return nil
    }
}
