import Model
import Network

extension StatefulSetPass.Worker {
    /// The status that the observed Pods amount to.
    static func status(of observation: StatefulSetObservation, revisions: RevisionPair) -> StatefulSetStatus {
        let set = observation.set
        var status = StatefulSetStatus()
        status.observedGeneration = set.metadata.generation
        status.currentRevision = RevisionName(revisions.current.metadata.name)
        status.updateRevision = RevisionName(revisions.update.metadata.name)
        status.collisionCount = set.status.collisionCount ?? 0
        for pod in observation.pods {
            status.count(pod, at: observation.now, minReadySeconds: set.spec.minReadySeconds)
        }
        return status
    }
}

extension StatefulSetStatus {
    fileprivate mutating func count(_ pod: Pod, at now: Timestamp, minReadySeconds: Int32) {
        if pod.isCreated { replicas += 1 }
        if pod.isRunningAndReady {
            readyReplicas += 1
            if pod.isRunningAndAvailable(at: now, minReadySeconds: minReadySeconds) { availableReplicas += 1 }
        }
        guard pod.isCreated, !pod.isTerminating, let revision = pod.metadata.labels[StatefulSetLabel.revision] else {
            return
        }
        if revision == currentRevision.rawValue { currentReplicas += 1 }
        if revision == updateRevision.rawValue { updatedReplicas += 1 }
    }
}
