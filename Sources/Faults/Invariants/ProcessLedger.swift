package import Cluster
import Controller
import Model

/// What has been running on the nodes, cut off or not.
package struct ProcessLedger: Sendable {
    private var known: [UID: Entry] = [:]
    /// What was seen last, to tell whether anything has changed.
    private var seen: [UID: RunningProcess] = [:]
    private var silent: Set<String> = []
    /// Pods that somebody force-deleted: the API forgets them while their processes may go on.
    private var abandoned: Set<UID> = []

    /// Takes in what runs at present.
    package init(_ cluster: Cluster) { _ = update(cluster) }

    /// A process, and the claims that its Pod mounts.
    package struct Entry: Hashable, Sendable {
        package let process: RunningProcess
        package let claims: [String]
    }

    /// Everything that runs, sorted; what runs on a node that is cut off runs on, although the API forgets it.
    ///
    /// - Returns: `nil` where nothing has changed since the last time.
    package mutating func update(_ cluster: Cluster) -> [Entry]? {
        let (processes, silent) = (cluster.processes, cluster.silentNodes)
        guard
            processes.count != seen.count || silent != self.silent || processes.contains(where: { seen[$0.uid] != $0 })
        else { return nil }
        seen = Dictionary(processes.map { ($0.uid, $0) }) { first, _ in first }
        self.silent = silent
        var current: [UID: Entry] = [:]
        for process in processes {
            let volumes = cluster.server.find(Pod.self, process.pod)?.spec.volumes ?? []
            let claims = volumes.compactMap(\.persistentVolumeClaim?.claimName)
            current[process.uid] = known[process.uid] ?? Entry(process: process, claims: claims)
        }
        for (uid, entry) in known where current[uid] == nil && silent.contains(entry.process.node) {
            current[uid] = entry
        }
        known = current
        return current.values.filter { !abandoned.contains($0.process.uid) }
            .sorted { ($0.process.pod, $0.process.uid) < ($1.process.pod, $1.process.uid) }
    }

    /// The Pods that somebody force-deleted and whose processes go on, sorted.
    var abandonedPods: [String] { abandoned.compactMap { known[$0]?.process.pod.name }.sorted() }

    /// Notes Pods that a person deletes without waiting for their end.
    mutating func note(_ requests: [WriteRequest]) {
        for index in requests.indices
        where requests[index].author == nil && requests[index].verb == .delete && requests[index].gracePeriod == 0 {
            let pod = requests[index].key
            for entry in known.values where entry.process.pod == pod { abandoned.insert(entry.process.uid) }
        }
    }
}
