package import Cluster
import Controller
import Model

/// No two Pods of a set share a host name.
package struct OnePodPerIdentity: Invariant {
    package let name = "one Pod per identity"
    package let rule = """
        At most one Pod exists under a set's identity: its name, and the host name that DNS publishes for it. The store \
        keeps names apart by itself; host names are the controller's to keep apart.
        """

    package init() {}

    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? {
        guard case .pod(let pod?, nil) = change, !pod.spec.hostname.isEmpty, let owner = pod.metadata.controller else {
            return nil
        }
        let twin = cluster.server.list(Pod.self).first {
            $0.metadata.name != pod.metadata.name && $0.spec.hostname == pod.spec.hostname
                && $0.metadata.isControlled(by: owner.uid)
        }
        return twin.map { "\(pod.metadata.name) and \($0.metadata.name) both have the host name \(pod.spec.hostname)" }
    }
}

/// What has been running on the nodes, cut off or not.
struct ProcessLedger: Sendable {
    private var known: [UID: Entry] = [:]
    /// Pods that somebody force-deleted: the API forgets them while their processes may go on.
    private var abandoned: Set<UID> = []

    init(_ cluster: Cluster) { _ = update(cluster) }

    struct Entry: Hashable, Sendable {
        let process: RunningProcess
        let claims: [String]
    }

    /// Everything that runs, sorted; what runs on a node that is cut off runs on, although the API forgets it.
    mutating func update(_ cluster: Cluster) -> [Entry] {
        let silent = cluster.silentNodes
        var current: [UID: Entry] = [:]
        for process in cluster.processes {
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

    /// Notes Pods that a person deletes without waiting for their end.
    mutating func note(_ requests: [WriteRequest]) {
        for request in requests
        where request.author == nil && request.verb == .delete && request.gracePeriod == 0 {
            for entry in known.values where entry.process.pod == request.key { abandoned.insert(entry.process.uid) }
        }
    }
}

/// No two processes run under one identity.
package struct OneProcessPerIdentity: Invariant {
    package let name = "one process per identity"
    package let rule = """
        At most one process runs under a Pod's name, on whatever node. A node that is cut off goes on running what it \
        runs. Kubernetes keeps this only as long as nobody force-deletes a Pod of such a node: then two may run, and \
        the one who forced it has to know; such Pods do not count here.
        """
    private var ledger: ProcessLedger

    package init(cluster: Cluster) { ledger = ProcessLedger(cluster) }

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        ledger.note(requests)
        return nil
    }

    package mutating func judgeNodes(of cluster: Cluster) -> String? {
        let running = ledger.update(cluster).map(\.process)
        for (first, second) in zip(running, running.dropFirst()) where first.pod == second.pod {
            return "\(first.pod.name) runs on \(first.node) and, as another incarnation, on \(second.node)"
        }
        return nil
    }
}

/// No volume is in use on two nodes.
package struct OneNodePerVolume: Invariant {
    package let name = "one node per volume"
    package let rule = """
        A claim that one node may mount at a time is in use on one node only. The simulation has no attaching of its \
        own: a volume is in use where a process of a Pod that mounts it runs. Force-deleted Pods do not count, as above.
        """
    private var ledger: ProcessLedger

    package init(cluster: Cluster) { ledger = ProcessLedger(cluster) }

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        ledger.note(requests)
        return nil
    }

    package mutating func judgeNodes(of cluster: Cluster) -> String? {
        var users: [String: RunningProcess] = [:]
        for entry in ledger.update(cluster) {
            for claim in entry.claims {
                if let other = users[claim], other.node != entry.process.node {
                    return "\(claim) is in use by \(other.pod.name) on \(other.node) and \(entry.process.pod.name) on "
                        + entry.process.node
                }
                users[claim] = entry.process
            }
        }
        return nil
    }
}
