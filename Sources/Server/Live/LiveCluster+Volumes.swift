import Cluster
import NIOCore

/// What Pods write to their volumes, brought to the journal.
extension LiveCluster {
    /// How long writes to volumes are gathered; a process that is killed loses what was written in it.
    private static let gatheringTime = TimeAmount.milliseconds(200)

    /// Sees to it that the journal is told of changes in the volumes before long.
    func saveVolumesSoon() {
        guard !isSavingDue, volumes.isBehind(cluster.server.volumes) else { return }
        isSavingDue = true
        loop.scheduleTask(in: Self.gatheringTime) { [weak self] in
            self?.assumeIsolated { live in
                live.isSavingDue = false
                if !live.isStandingStill { live.saveVolumes() }
            }
        }
    }

    /// Tells the journal of all changes in the volumes.
    func saveVolumes() {
        let changes = volumes.changes(in: cluster.server.volumes)
        if !changes.isEmpty { journal?.append(changes) }
    }
}
