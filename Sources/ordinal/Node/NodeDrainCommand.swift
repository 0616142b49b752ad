import API
import ArgumentParser
import Model

/// `ordinal node drain`: cordons a node and evicts its Pods, as `kubectl drain` does.
struct NodeDrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain", abstract: "Cordon a node, evict its Pods, and wait until they are gone.",
        discussion: """
            Pods that nobody would make again are left alone unless --force is given, and so are Pods with files of \
            their own (emptyDir) unless --delete-emptydir-data is. If there are such, nothing is evicted.
            """)

    @Argument(help: ArgumentHelp("The node's name, such as node-1.", valueName: "name"))
    var name: String

    @Flag(help: "Evict Pods too that no controller would make again.")
    var force = false

    @Flag(help: "Evict Pods too whose emptyDir volumes go with them.")
    var deleteEmptydirData = false

    @Option(help: ArgumentHelp("What each Pod is given to end, instead of its own grace period.", valueName: "seconds"))
    var gracePeriod: Int?

    @Option(help: ArgumentHelp("How long to wait for the Pods' end; for ever unless given.", valueName: "time"))
    var timeout: VirtualDuration?

    func validate() throws {
        if let gracePeriod, gracePeriod < 0 {
            throw ValidationError("--grace-period takes a number of seconds from 0 on, not \(gracePeriod)")
        }
    }

    func run() async throws {
        let cluster = try await RunningCluster.require()
        UpCommand.say(try await cluster.setUnschedulable(true, node: name))
        let plan = try DrainPlan(
            node: name, pods: try await cluster.pods(onNode: name), force: force,
            deletesLocalFiles: deleteEmptydirData)
        let end = timeout.map { ContinuousClock.now + $0.duration }
        for pod in plan.pods { try await evict(pod, from: cluster, until: end) }
        for pod in plan.pods { try await awaitEnd(of: pod, in: cluster, until: end) }
        UpCommand.say("node/\(name) drained")
    }

    private func evict(_ pod: Pod, from cluster: RunningCluster, until end: ContinuousClock.Instant?) async throws {
        let key = pod.key
        UpCommand.say("evicting pod \(key)")
        var eviction: JSONObject = [
            "apiVersion": "policy/v1", "kind": "Eviction",
            "metadata": ["name": .string(key.name), "namespace": .string(key.namespace)],
        ]
        if let gracePeriod { eviction["deleteOptions"] = ["gracePeriodSeconds": .integer(Int64(gracePeriod))] }
        while true {
            do {
                try await cluster.ask("POST", RunningCluster.path(of: key) + ["eviction"], body: .object(eviction))
                return
            } catch let refusal as RefusedRequest where refusal.code == 404 {
                return
            } catch let refusal as RefusedRequest where refusal.code == 429 {
                try check(end, waitingFor: key)
                UpCommand.say("error when evicting pod \(key) (will retry after 5s): \(refusal)")
                try await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// Waits until the Pod is gone, or another has come in its place.
    private func awaitEnd(
        of pod: Pod, in cluster: RunningCluster, until end: ContinuousClock.Instant?
    ) async throws {
        while try await cluster.pod(pod.key)?.metadata.uid == pod.metadata.uid {
            try check(end, waitingFor: pod.key)
            try await Task.sleep(for: .milliseconds(200))
        }
        UpCommand.say("pod/\(pod.key.name) evicted")
    }

    private func check(_ end: ContinuousClock.Instant?, waitingFor key: ObjectKey) throws {
        guard let end, let timeout, ContinuousClock.now > end else { return }
        throw CommandFailure(
            "node \(name) is cordoned, but pod \(key) is still there after \(timeout.duration): a Pod on a node that is "
                + "switched off ends only once the node is back")
    }
}
