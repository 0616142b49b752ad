package import Cluster
import Controller
import Model

/// Nothing below the partition is updated.
package struct PartitionHolds: Invariant {
    package let name = "the partition holds"
    package let rule = """
        The controller deletes no healthy Pod below the partition, and with OnDelete none at all, to give it a new \
        template.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .delete }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests where request.deletesPodOfSet {
            guard let pod = cluster.statefulSetView.pods[request.key], !pod.isFailed, !pod.isSucceeded,
                let ordinal = pod.ordinalInName,
                let seen = SeenSet(
                    managing: pod.metadata.controller, namespace: pod.metadata.namespace, in: cluster)
            else { continue }
            let distance = ordinal - seen.set.startOrdinal.number
            guard seen.wanted.contains(distance) else { continue }
            if seen.set.spec.updateStrategy.type == .onDelete { return "\(pod.metadata.name) is replaced" }
            if distance < seen.partition {
                return "\(pod.metadata.name) is replaced, although the partition is \(seen.partition)"
            }
        }
        return nil
    }
}

/// A lost Pod below the partition comes back as it was.
package struct StablePodsReturn: Invariant {
    package let name = "stable Pods return"
    package let rule = """
        A Pod that is made below the partition has the current revision, not the new one. What is current is what the \
        set's status says; where the history no longer has that revision, Kubernetes takes the new one.
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
            let current = seen.set.status.currentRevision.rawValue
            let isKnown = cluster.statefulSetView.revisions.controlled(by: seen.set.metadata.uid)
                .contains { $0.metadata.name == current }
            let distance = ordinal - seen.set.startOrdinal.number
            if isKnown, distance < seen.partition, seen.set.spec.updateStrategy.type == .rollingUpdate,
                pod.revisionLabel != current
            {
                return "\(pod.metadata.name) is made at \(pod.revisionLabel ?? "no revision"), not at \(current)"
            }
        }
        return nil
    }
}

/// A Pod holds what its revision says.
package struct PodsMatchRevisions: Invariant {
    package let name = "Pods match their revisions"
    package let rule = """
        The revision that a new Pod names exists, and holds the template that the Pod was made from. Otherwise the label \
        lies, and a rollout that trusts it ends before it is done.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .create }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests {
            guard let pod = request.createdPod, let label = pod.revisionLabel else { continue }
            let key = ObjectKey(namespace: pod.metadata.namespace, name: label)
            guard
                let revision = cluster.server.find(ControllerRevision.self, key)
                    ?? cluster.statefulSetView.revisions[key]
            else { return "\(pod.metadata.name) names the revision \(label), which does not exist" }
            let image = pod.spec.containers.first?.image
            if let kept = revision.firstImage, kept != image {
                return "\(pod.metadata.name) runs \(image ?? "nothing"), but its revision \(label) says \(kept)"
            }
        }
        return nil
    }
}

extension ControllerRevision {
    /// The image of the template's first container.
    var firstImage: String? {
        data["spec"]?["template"]?["spec"]?["containers"]?.array?.first?["image"]?.string
    }
}
