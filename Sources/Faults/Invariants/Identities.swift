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
    package var judgesChanges: Bool { true }

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

/// No two processes run under one identity.
package struct OneProcessPerIdentity: Invariant {
    package let name = "one process per identity"
    package let rule = """
        At most one process runs under a Pod's name, on whatever node. A node that is cut off goes on running what it \
        runs. Kubernetes keeps this only as long as nobody force-deletes a Pod of such a node: then two may run, and \
        the one who forced it has to know; such Pods do not count here.
        """
    package var judgesProcesses: Bool { true }

    package init() {}

    package mutating func judge(_ running: [ProcessLedger.Entry]) -> String? {
        let running = running.map(\.process)
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
        A claim that one node may mount at a time is in use on one node only, which is where a process of a Pod that \
        mounts it runs. Force-deleted Pods do not count, as above.
        """
    package var judgesProcesses: Bool { true }

    package init() {}

    package mutating func judge(_ running: [ProcessLedger.Entry]) -> String? {
        var users: [String: RunningProcess] = [:]
        for entry in running {
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
