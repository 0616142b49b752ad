import Model

extension StatefulSet: Narrated {
    func remarks(since old: StatefulSet?) -> [Remark] {
        guard let old else { return [.plain("Created (replicas \(spec.replicas ?? 1))")] }
        var remarks = scaling(from: old.spec.replicas, to: spec.replicas)
        remarks += spec.template.remarks(since: old.spec.template)
        remarks += change("Update strategy", from: old.spec.updateStrategy.type, to: spec.updateStrategy.type)
        remarks += change("Partition", from: old.partition, to: partition)
        remarks += change("Claims when scaled:", from: old.retention.whenScaled, to: retention.whenScaled)
        remarks += change("Claims when deleted:", from: old.retention.whenDeleted, to: retention.whenDeleted)
        remarks += rollout(since: old)
        return remarks + termination(since: old)
    }

    private var partition: Int32 { spec.updateStrategy.rollingUpdate?.partition ?? 0 }

    private var retention: (whenDeleted: ClaimRetention, whenScaled: ClaimRetention) {
        let policy = spec.persistentVolumeClaimRetentionPolicy
        let (deleted, scaled) = (policy?.whenDeleted ?? "", policy?.whenScaled ?? "")
        return (deleted == "" ? .retain : deleted, scaled == "" ? .retain : scaled)
    }

    /// What the revisions in the status tell; a new set's first revision is no news.
    private func rollout(since old: StatefulSet) -> [Remark] {
        let (before, now) = (old.status, status)
        var remarks: [Remark] = []
        if before.updateRevision != "", now.updateRevision != before.updateRevision {
            remarks.append(
                .plain(
                    now.updateRevision == before.currentRevision
                        ? "Rolling back to revision \(now.updateRevision)"
                        : "Update revision \(now.updateRevision) (current \(before.currentRevision))"))
        }
        if before.currentRevision != "", now.currentRevision != before.currentRevision {
            remarks.append(.plain("Rollout complete (revision \(now.currentRevision))"))
        }
        if isHeldByPartition, !old.isHeldByPartition {
            remarks.append(
                .plain(
                    "Rollout holds at partition \(partition) "
                        + "(\(now.updatedReplicas) of \(spec.replicas ?? 1) at revision \(now.updateRevision))"))
        }
        return remarks
    }

    /// Whether a canary is out: every Pod is ready, and all that the partition lets through are of the new revision.
    private var isHeldByPartition: Bool {
        let wanted = spec.replicas ?? 1
        return partition > 0 && status.updateRevision != status.currentRevision && status.updatedReplicas > 0
            && status.updatedReplicas >= wanted - partition && status.readyReplicas >= wanted
    }
}

extension Deployment: Narrated {
    func remarks(since old: Deployment?) -> [Remark] {
        guard let old else { return [.plain("Created (replicas \(spec.replicas ?? 1))")] }
        var remarks = scaling(from: old.spec.replicas, to: spec.replicas)
        remarks += spec.template.remarks(since: old.spec.template)
        if spec.paused != old.spec.paused { remarks.append(.plain(spec.paused ? "Paused" : "Resumed")) }
        if let before = old.revision, let now = revision { remarks += change("Revision", from: before, to: now) }
        remarks += progress(since: old)
        return remarks + termination(since: old)
    }

    private var revision: String? { metadata.annotations[RolloutNumber.annotation] }

    private var progress: DeploymentCondition? { status.conditions.first { $0.type == "Progressing" } }

    private func progress(since old: Deployment) -> [Remark] {
        guard let progress, progress.reason != old.progress?.reason else { return [] }
        switch progress.reason {
        case "NewReplicaSetAvailable":
            return [.plain(revision.map { "Rollout complete (revision \($0))" } ?? "Rollout complete")]
        case "ProgressDeadlineExceeded", "ReplicaSetCreateError":
            return [.warning("\(progress.reason): \(progress.message)")]
        default: return []
        }
    }
}

extension ReplicaSet: Narrated {
    func remarks(since old: ReplicaSet?) -> [Remark] {
        guard let old else { return [.plain("Created (replicas \(spec.replicas ?? 1))")] }
        var remarks: [Remark] = []
        if let before = old.revision, let now = revision, before != now {
            remarks.append(.plain("Brought back, revision \(before) → \(now)"))
        }
        return remarks + scaling(from: old.spec.replicas, to: spec.replicas) + termination(since: old)
    }

    private var revision: String? { metadata.annotations[RolloutNumber.annotation] }
}

extension ControllerRevision: Narrated {
    func remarks(since old: ControllerRevision?) -> [Remark] {
        guard let old else { return [.plain("Created (number \(revision))")] }
        guard revision == old.revision else {
            return [.plain("Brought back, number \(old.revision) → \(revision)")]
        }
        return termination(since: old)
    }

    var farewell: Remark { .plain("Forgotten") }
}

/// Where the Deployment controller keeps the number of a rollout.
private enum RolloutNumber {
    static let annotation = "deployment.kubernetes.io/revision"
}

/// How a change of the wanted replicas is told; a number that is not given stands for one.
private func scaling(from old: Int32?, to new: Int32?) -> [Remark] {
    change("Scaled", from: old ?? 1, to: new ?? 1)
}

extension PodTemplateSpec {
    /// How a change of the template is told: by its images where they are what changed.
    fileprivate func remarks(since old: PodTemplateSpec) -> [Remark] {
        guard self != old else { return [] }
        let images = spec.containers.compactMap { container -> String? in
            guard let before = old.spec.containers.first(where: { $0.name == container.name }),
                before.image != container.image
            else { return nil }
            return "\(before.image) → \(container.image)"
        }
        return [.plain(images.isEmpty ? "Template changed" : "Template changed (\(images.joined(separator: ", ")))")]
    }
}
