package import Cluster
import Controller
import Model

/// The generation that a status is about never falls.
package struct GenerationsRise: Invariant {
    package let name = "observed generations rise"
    package let rule = "A set's status.observedGeneration never falls, and never runs ahead of metadata.generation."
    package var judgesChanges: Bool { true }

    package init() {}

    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? {
        guard case .statefulSet(let new?, let old?) = change else { return nil }
        let (now, before) = (new.status.observedGeneration, old.status.observedGeneration)
        if now < before { return "it falls from \(before) to \(now)" }
        if now > new.metadata.generation { return "it is \(now), but the generation is \(new.metadata.generation)" }
        return nil
    }
}

/// A status tells the truth once nothing moves.
package struct StatusAtRest: Invariant {
    package let name = "the status counts the Pods"
    package let rule = """
        At rest a set's status is about its present generation, and its numbers are those of its Pods: all, ready, \
        available, of the current and of the new revision.
        """

    package init() {}

    package func judgeRest(of cluster: Cluster) -> String? {
        for set in cluster.server.list(StatefulSet.self) where !set.metadata.isTerminating {
            let pods = cluster.server.list(Pod.self).filter { $0.metadata.isControlled(by: set.metadata.uid) }
            func count(_ isCounted: (Pod) -> Bool) -> Int32 { Int32(pods.filter(isCounted).count) }
            let status = set.status
            let minReady = set.spec.minReadySeconds
            func available(_ pod: Pod) -> Bool {
                pod.isRunningAndAvailable(at: cluster.now, minReadySeconds: minReady)
            }
            let facts: [(String, Int64, Int64)] = [
                ("observedGeneration", status.observedGeneration, set.metadata.generation),
                ("replicas", Int64(status.replicas), Int64(count { _ in true })),
                ("readyReplicas", Int64(status.readyReplicas), Int64(count(\.isRunningAndReady))),
                ("availableReplicas", Int64(status.availableReplicas), Int64(count(available))),
                (
                    "currentReplicas", Int64(status.currentReplicas),
                    Int64(count { $0.revisionLabel == status.currentRevision.rawValue })
                ),
                (
                    "updatedReplicas", Int64(status.updatedReplicas),
                    Int64(count { $0.revisionLabel == status.updateRevision.rawValue })
                ),
            ]
            if let wrong = facts.first(where: { $0.1 != $0.2 }) {
                return "status.\(wrong.0) is \(wrong.1), but should be \(wrong.2)"
            }
        }
        return nil
    }
}

/// The cluster comes to be what was asked for.
package struct SpecIsReached: Invariant {
    package let name = "the specification is reached"
    package let rule = """
        Once specifications stop changing and nothing goes wrong any more, there is exactly one ready Pod for each wanted \
        ordinal, with the new template from the partition on. Five surprises of Kubernetes do not count: with \
        OrderedReady, below the partition, or where as many Pods as maxUnavailable are not available, a Pod of an old \
        template that never gets ready stays until a person deletes it; with OrderedReady, so do several Pods beyond the \
        replicas that never get ready; a Pod without an owner stands in the way of the one that should have its name; a \
        claim that is terminating stays so while its Pod runs; a Deployment whose only ReplicaSet with Pods has the \
        wanted size, but notes another as the one that is wanted, waits for ever for that to be put right.
        """

    package init() {}

    package func judgeRest(of cluster: Cluster) -> String? {
        if let deployment = cluster.server.find(Deployment.self, Profile.workloadKey) {
            return judge(deployment, in: cluster)
        }
        guard let set = cluster.server.find(StatefulSet.self, Profile.workloadKey) else { return nil }
        let pods = cluster.server.list(Pod.self).filter { $0.metadata.isControlled(by: set.metadata.uid) }
        let wanted = (0..<set.wantedReplicas).map { "\(Profile.workloadName)-\($0 + set.startOrdinal.number)" }
        let names = pods.map(\.metadata.name)
        if Set(names) != Set(wanted) { return "the Pods are \(names), but \(wanted) are wanted" }
        if let pod = pods.first(where: { !$0.isRunningAndReady || $0.isTerminating }) {
            return "\(pod.metadata.name) is not ready"
        }
        let partition = Int(set.spec.updateStrategy.rollingUpdate?.partition ?? 0)
        let image = set.spec.template.spec.containers.first?.image
        let old = pods.first { pod in
            (pod.ordinalInName ?? 0) - set.startOrdinal.number >= partition
                && pod.spec.containers.first?.image != image
        }
        if let old { return "\(old.metadata.name) still has an old template" }
        if partition == 0, !pods.isEmpty, set.status.currentRevision != set.status.updateRevision {
            return "all Pods are new, but the status does not call their revision current"
        }
        return nil
    }

    private func judge(_ deployment: Deployment, in cluster: Cluster) -> String? {
        let wanted = Int(deployment.spec.replicas ?? 1)
        let image = deployment.spec.template.spec.containers.first?.image
        let sets = cluster.server.list(ReplicaSet.self)
            .filter { $0.metadata.isControlled(by: deployment.metadata.uid) }
        if isWaitingForItself(wanted: wanted, sets) { return nil }
        let owners = Set(sets.map(\.metadata.uid))
        let pods = cluster.server.list(Pod.self)
            .filter { $0.metadata.controller.map { owners.contains($0.uid) } ?? false }
            .filter { !$0.isFailed && !$0.isSucceeded }
        if pods.count != wanted { return "there are \(pods.count) Pods, but \(wanted) are wanted" }
        if let old = pods.first(where: { $0.spec.containers.first?.image != image }) {
            return "\(old.metadata.name) still has an old template"
        }
        if let pod = pods.first(where: { !$0.isRunningAndReady }) { return "\(pod.metadata.name) is not ready" }
        return nil
    }

    /// Whether the controller takes a note of another number of replicas for a scaling that it has to finish first, but
    /// finds nothing to scale, and so never puts the note right (Kubernetes pull requests 138036 and 138840).
    private func isWaitingForItself(wanted: Int, _ sets: [ReplicaSet]) -> Bool {
        let active = sets.filter { $0.size > 0 }
        guard active.count == 1, let only = active.first, let noted = only.notedDesiredReplicas else { return false }
        return Int(only.size) == wanted && noted != wanted
    }
}
