import Controller
import Model
import Network
import Rollout

/// What should be so when nothing more will happen.
extension FaultWorld {
    /// Does what only a person can do: deletes a broken Pod that holds a rollout up, or a stranger under a Pod's name.
    mutating func removeWhatIsInTheWay() -> Bool {
        for podName in podNames {
            guard let pod = truth.pods[podName], !pod.isTerminating else { continue }
            // An orphan is no stranger: the set is to take it in.
            let isOrphan = pod.metadata.controller == nil && pod.metadata.labels["app"] == name
            let isStranger =
                wants(podName) && !isOrphan && !pod.metadata.isControlled(by: truth.set.metadata.uid)
            if isStranger || pod.isBroken {
                // Below a partition a broken version would come back for ever.
                take(.partition(0))
                evict(podName)
                return true
            }
        }
        return false
    }

    /// The first thing that is not as it should be.
    func unfinishedWork() -> BrokenRule? {
        let set = truth.set
        let uid = set.metadata.uid
        let own = truth.pods.values.filter { $0.metadata.isControlled(by: uid) }
        for number in 0..<set.wantedReplicas {
            let podName = podName(set.startOrdinal.number + number)
            guard let pod = truth.pods[podName], pod.metadata.isControlled(by: uid) else {
                return missing("\(podName) is there", "it never comes")
            }
            if let wrong = fault(of: pod, distance: number) {
                return missing("\(podName) \(wrong.expected)", wrong.instead)
            }
        }
        if let extra = own.first(where: { !wants($0.metadata.name) }) {
            return missing("\(extra.metadata.name) is gone", "it is there still")
        }
        return statusFault(own: own.count) ?? claimFault()
    }

    private func missing(_ expected: String, _ instead: String, _ rule: LessonRule = ReconcileRule.converge)
        -> BrokenRule
    {
        BrokenRule(expected: expected, instead: instead, rule: rule)
    }

    private func fault(of pod: Pod, distance: Int) -> (expected: String, instead: String)? {
        if !pod.isRunningAndReady || pod.isTerminating {
            return ("is Ready", pod.phrase(at: now, minReadySeconds: truth.set.spec.minReadySeconds))
        }
        let label = pod.metadata.labels[StatefulSetLabel.podName]
        if label != pod.metadata.name { return ("has its name as a label", label ?? "no such label") }
        let partition = Int(truth.set.spec.updateStrategy.rollingUpdate?.partition ?? 0)
        let image = pod.spec.containers.first?.image
        if distance >= partition, image != truth.set.image {
            return ("runs \(truth.set.image)", "it runs \(image ?? "")")
        }
        return nil
    }

    private func statusFault(own count: Int) -> BrokenRule? {
        let set = truth.set
        let status = set.status
        let data = RevisionHash.data(for: set.spec.template)
        if truth.revisions[status.updateRevision.rawValue]?.data != data {
            return missing(
                "the status' update revision holds the template", "it is \(status.updateRevision)",
                ReconcileRule.updateRevision)
        }
        if status.observedGeneration != set.metadata.generation {
            return missing(
                "a status of generation \(set.metadata.generation)", "of \(status.observedGeneration)",
                ReconcileRule.generation)
        }
        let ready = Int32(count)
        if status.replicas != ready || status.readyReplicas != ready || status.availableReplicas != ready {
            return missing("\(count) replicas, all ready and available", status.phrase, ReconcileRule.counts)
        }
        let updated = truth.pods.values.filter {
            $0.metadata.isControlled(by: set.metadata.uid) && $0.revisionText == status.updateRevision.rawValue
        }
        if Int(status.updatedReplicas) != updated.count {
            return missing("\(updated.count) updated replicas", status.phrase, ReconcileRule.byRevision)
        }
        if updated.count == count, status.currentRevision != status.updateRevision {
            return missing("the rollout is over: current is update", status.phrase, ReconcileRule.rolloutDone)
        }
        return nil
    }

    private func claimFault() -> BrokenRule? {
        let set = truth.set
        let policy = set.spec.persistentVolumeClaimRetentionPolicy
        for claim in truth.claims.values.sorted(by: { $0.metadata.name < $1.metadata.name }) {
            let podName = String(claim.metadata.name.drop { $0 != "-" }.dropFirst())
            let owners = claim.metadata.ownerReferences
            if wants(podName) {
                let right = policy?.whenDeleted == .delete ? [set.metadata.uid] : []
                guard owners.map(\.uid) == right else {
                    return missing(
                        "claim \(claim.metadata.name) is owned by \(right.isEmpty ? "nobody" : "the set")",
                        "by \(owners.phrase)", ReconcileRule.claimOwners)
                }
            } else if policy?.whenScaled == .delete, condemned.contains(where: { owners.map(\.uid).contains($0) }) {
                return missing("claim \(claim.metadata.name) is gone", "it is there", ReconcileRule.claimOwners)
            }
        }
        return nil
    }
}
