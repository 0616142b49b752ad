package import Containers
package import Model

/// What those outside the Pods want to hear of for as long as it goes on.
extension Cluster {
    /// The run of a container that goes on; `nil` where it does not run.
    package mutating func mark(of key: ObjectKey, container: String) -> LogMark? {
        try? components.nodeAgents.logic.touch(key, server: &server)
        let agents = components.nodeAgents.logic
        guard let inside = agents.machines[key], let run = inside.containers[container], run.machine.exitCode == nil
        else { return nil }
        return LogMark(pod: key, uid: inside.uid, container: container, start: run.start)
    }

    /// Does something with the log of a run of a container, and tells whether the run goes on.
    ///
    /// - Parameter body: not called where nothing of the run is left.
    package func follow(_ mark: LogMark, _ body: (ContainerLog) -> Void) -> Bool {
        guard let inside = components.nodeAgents.logic.machines[mark.pod], inside.uid == mark.uid,
            let container = inside.containers[mark.container]
        else { return false }
        if container.start == mark.start {
            body(container.machine.log)
            return container.machine.exitCode == nil && isHeard(mark.pod)
        }
        if container.start == mark.start + 1, let log = container.previousLog { body(log) }
        return false
    }

    /// Finds out whether something in a Pod listens on a port.
    ///
    /// - Throws: ``ContainerFailure``: nothing does, or the Pod cannot be reached.
    package mutating func checkPort(_ port: Int, of key: ObjectKey) throws(ContainerFailure) {
        try components.nodeAgents.logic.touch(key, server: &server)
        guard components.nodeAgents.logic.machines[key]?.listens(on: port) == true else {
            throw .nothingListens(port: port, pod: key)
        }
    }

    /// The ports on which something in a Pod listens, sorted.
    package mutating func ports(of key: ObjectKey) -> [Int] {
        try? components.nodeAgents.logic.touch(key, server: &server)
        let running = components.nodeAgents.logic.machines[key]?.containers.values.filter { $0.machine.exitCode == nil }
        return Set((running ?? []).flatMap { $0.machine.listeners.keys }).sorted()
    }

    /// Whether the node of a Pod is on.
    package func isHeard(_ key: ObjectKey) -> Bool {
        server.find(Pod.self, key).map { isAlive(node: $0.spec.nodeName) } ?? false
    }
}
