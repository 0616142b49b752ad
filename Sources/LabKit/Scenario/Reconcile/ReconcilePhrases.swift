public import Controller
import Model

extension StatefulSetAction {
    /// The write in words, such as `create web-0 at web-5c8d7b6f9`.
    public var phrase: String {
        switch self {
        case .createPod(let pod): "create \(pod.metadata.name) at \(pod.revisionText)"
        case .updatePod(let pod): "update \(pod.metadata.name)"
        case .deletePod(let pod, .ended): "delete \(pod.metadata.name), which has ended"
        case .deletePod(let pod, .scaledDown): "delete \(pod.metadata.name), which is no longer wanted"
        case .deletePod(let pod, .replaced): "delete \(pod.metadata.name), to replace it"
        case .createClaim(let claim): "create claim \(claim.metadata.name)"
        case .updateClaim(let claim): "update claim \(claim.metadata.name)"
        case .createRevision(let revision): "create revision \(revision.metadata.name), number \(revision.revision)"
        case .updateRevision(let revision): "renumber revision \(revision.metadata.name) to \(revision.revision)"
        case .deleteRevision(let revision): "delete revision \(revision.metadata.name)"
        }
    }

    /// What the write leaves behind, where the phrase does not tell it all.
    var detail: String {
        switch self {
        case .createPod(let pod), .updatePod(let pod): pod.detail
        case .createClaim(let claim), .updateClaim(let claim):
            "labels \(Self.text(claim.metadata.labels)); owners \(claim.metadata.ownerReferences.phrase)"
        case .createRevision(let revision), .updateRevision(let revision):
            "labels \(Self.text(revision.metadata.labels)); owners \(revision.metadata.ownerReferences.phrase)"
        case .deletePod(let pod, _):
            pod.metadata.uid == "" ? "no UID" : "UID \(pod.metadata.uid), version \(pod.metadata.resourceVersion)"
        case .deleteRevision(let revision): "number \(revision.revision)"
        }
    }

    fileprivate static func text(_ labels: [String: String]) -> String {
        labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    }
}

extension Adoption {
    /// The write in words, such as `adopt web-1`.
    func phrase(of set: StatefulSet) -> String {
        switch self {
        case .pod(let pod):
            "\(pod.metadata.isControlled(by: set.metadata.uid) ? "adopt" : "let go of") \(pod.metadata.name)"
        case .revision(let revision):
            "\(revision.metadata.isControlled(by: set.metadata.uid) ? "adopt" : "let go of") revision "
                + revision.metadata.name
        }
    }
}

extension Pod {
    /// The revision on the Pod's label.
    var revisionText: String { metadata.labels["controller-revision-hash"] ?? "no revision" }

    /// Identity, volumes and owners in words.
    fileprivate var detail: String {
        let volumes = spec.volumes.compactMap { volume in
            volume.persistentVolumeClaim.map { "\(volume.name)=\($0.claimName)" }
        }
        return "labels \(StatefulSetAction.text(metadata.labels)); host \(spec.hostname).\(spec.subdomain); image "
            + "\(spec.containers.first?.image ?? "none"); volumes \(volumes.joined(separator: ", ")); owners "
            + metadata.ownerReferences.phrase
    }

    /// The Pod in words, such as `web-1 is Running and Ready, at web-5c8d7b6f9`.
    func phrase(at now: Timestamp, minReadySeconds: Int32) -> String {
        var text = "\(metadata.name) is \(status.phase == "" ? "not created" : status.phase.rawValue)"
        if isRunningAndReady {
            text += isAvailable(at: now, minReadySeconds: minReadySeconds) ? " and Ready" : " and Ready, not for long"
        } else if status.phase == .running {
            text += ", not Ready"
        }
        if isTerminating { text += ", terminating" }
        return text + ", at \(revisionText)"
    }
}

extension StatefulSetStatus {
    /// The status in words, such as `3 replicas, 2 ready, …`.
    var phrase: String {
        "\(replicas) replicas, \(readyReplicas) ready, \(availableReplicas) available; \(currentReplicas) at current "
            + "\(currentRevision), \(updatedReplicas) at update \(updateRevision); generation \(observedGeneration)"
            + (collisionCount ?? 0 == 0 ? "" : "; collision count \(collisionCount ?? 0)")
    }
}

extension StatefulSetStatus {
    /// The numbers alone, such as `3 Pods, 2 ready, 3 current, 3 updated`.
    var summary: String {
        "\(replicas) Pods, \(readyReplicas) ready, \(currentReplicas) current, \(updatedReplicas) updated"
    }
}

extension StatefulSet {
    /// What is wanted, in words.
    var phrase: String {
        var parts = [isOrdered ? "OrderedReady" : "Parallel", "replicas \(wantedReplicas)"]
        if startOrdinal > 0 { parts.append("start ordinal \(startOrdinal)") }
        if spec.minReadySeconds > 0 { parts.append("minReadySeconds \(spec.minReadySeconds)") }
        let strategy = spec.updateStrategy
        if strategy.type == .onDelete { parts.append("OnDelete") }
        if let partition = strategy.rollingUpdate?.partition, partition > 0 { parts.append("partition \(partition)") }
        if let policy = spec.persistentVolumeClaimRetentionPolicy, !spec.volumeClaimTemplates.isEmpty {
            parts.append("claims whenDeleted \(policy.whenDeleted), whenScaled \(policy.whenScaled)")
        }
        if metadata.isTerminating { parts.append("being deleted") }
        return "\(metadata.name): \(parts.joined(separator: ", ")), image \(image)"
    }

    /// What the first container runs.
    var image: String { spec.template.spec.containers.first?.image ?? "none" }
}

extension StatefulSetObservation {
    /// The observation in words: the set, its status, its revisions, its Pods, its claims.
    var situation: Chronicle {
        var chronicle = Chronicle()
        chronicle.record(set.phrase)
        chronicle.record("its status: \(set.status.phrase)")
        for revision in revisions.sorted(by: { $0.revision < $1.revision }) {
            chronicle.record("revision \(revision.revision) is \(revision.metadata.name)")
        }
        for pod in pods { chronicle.record(pod.phrase(at: now, minReadySeconds: set.spec.minReadySeconds)) }
        let names = claims.values.map { claim in
            let owners = claim.metadata.ownerReferences
            return claim.metadata.name + (claim.metadata.isTerminating ? " (terminating)" : "")
                + (owners.isEmpty ? "" : " (owned by \(owners.phrase))")
        }
        if !names.isEmpty { chronicle.record("claims: \(names.sorted().joined(separator: ", "))") }
        return chronicle
    }
}
