import Model

/// Which sets the StatefulSet controller has to look at, and which it was only woken for.
///
/// Many changes wake the controller and concern nothing that a pass reads: the address of a Pod, the state of its
/// containers, the controller's own status of the set. A pass after such changes alone would end as the one before, so
/// it is left out. What failed, or has to be looked at again for another reason, is always looked at.
struct StatefulSetAttention: Sendable {
    /// Sets of which something has changed that a pass reads.
    private var roused: Set<ObjectKey> = []
    /// Sets that the controller was woken for by nothing but changes that no pass reads.
    private var idle: Set<ObjectKey> = []
    /// The status that the controller itself has written, where its last pass over the set has written one.
    private var written: [ObjectKey: StatefulSetStatus] = [:]

    /// Notes that the controller was woken for a set, by a change that a pass reads or by another.
    mutating func note(_ key: ObjectKey, matters: Bool) {
        if matters { rouse(key) } else { idle.insert(key) }
    }

    /// Something has changed that the next pass reads, whenever that is.
    mutating func rouse(_ key: ObjectKey) { roused.insert(key) }

    /// Notes the status that the controller's last pass over a set has written; `nil` where it has written none.
    ///
    /// A pass that saw no need to write has found that the status it knows is right. An earlier status of the
    /// controller's own that it hears of only then is another, and a reason to look again.
    mutating func noteWritten(_ status: StatefulSetStatus?, of key: ObjectKey) { written[key] = status }

    /// The set is gone.
    mutating func forget(_ key: ObjectKey) { written[key] = nil }

    /// Whether a set has to be looked at, now that its turn has come; the next turn begins anew.
    mutating func take(_ key: ObjectKey) -> Bool {
        let isRoused = roused.remove(key) != nil
        return idle.remove(key) == nil || isRoused
    }

    /// Tells what decides whether the next pass is made.
    ///
    /// What was written is no part of that once it was heard of: the next pass to write notes it anew.
    func tell(to account: inout SituationAccount) {
        account.add(roused)
        account.add(idle)
    }

    /// Whether a set's new state has more in it than the status that the controller itself has written.
    ///
    /// Of that status a pass reads what is said of the current revision and of collisions.
    func isRoused(by set: StatefulSet, known: StatefulSet?) -> Bool {
        guard let known, let written = written[set.key], set.status == written else { return true }
        var metadata = set.metadata
        metadata.resourceVersion = known.metadata.resourceVersion
        let (new, old) = (set.status, known.status)
        return metadata != known.metadata || set.sharedSpec != known.sharedSpec || set.other != known.other
            || new.currentRevision != old.currentRevision || new.currentReplicas != old.currentReplicas
            || new.collisionCount != old.collisionCount
    }
}

extension Pod {
    /// Whether a pass over the Pod's set would find no difference between the Pod as it was and as it is.
    func isTheSame(toItsSetAs pod: Pod) -> Bool {
        metadata.uid == pod.metadata.uid && metadata.labels == pod.metadata.labels
            && metadata.ownerReferences == pod.metadata.ownerReferences
            && metadata.deletionTimestamp == pod.metadata.deletionTimestamp
            && status.phase == pod.status.phase && readyCondition == pod.readyCondition
            && spec.volumes == pod.spec.volumes
    }
}
