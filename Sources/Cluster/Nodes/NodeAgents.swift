import Controller
import Model

/// The kubelets of all nodes: each runs the Pods that were given to its node, and reports how they are.
///
/// Keys with a namespace are Pods, keys without one are nodes.
struct NodeAgents: Reconciler {
    static let name = "kubelet"
    static let interests = KindSet(
        Pod.self, Node.self, PersistentVolumeClaim.self, PersistentVolume.self, ConfigMap.self)

    /// What a user does to a Pod from outside.
    enum Request: Hashable, Sendable {
        case fail(PodRun.Failure)
        case crash(container: String?, code: Int32)
        case setReady(Bool)
    }

    private let behaviors: Behaviors
    /// How often each node renews its lease.
    let heartbeat: Duration?
    private(set) var delays: Delays
    var agents: [String: NodeAgent] = [:]
    /// Nodes that are off; what they would do waits until they are on again.
    private(set) var silentNodes: Set<String> = []
    /// Pods that have a node.
    private(set) var pods: [ObjectKey: Pod] = [:]
    var runs: [ObjectKey: PodRun] = [:]
    /// What is inside the Pods, as far as anything runs there or anybody has looked.
    var machines: [ObjectKey: PodMachines] = [:]
    var network = PodNetwork()
    var names = ClusterNames()
    /// Pods whose probes may see what stands in a volume, by the volume.
    var observers: [String: SortedSet<ObjectKey>] = [:]
    /// Pods that have to be looked at because of others.
    var wakes: [(key: ObjectKey, time: Timestamp)] = []
    private(set) var requests: [ObjectKey: [(uid: UID, request: Request)]] = [:]
    private var boundClaims: Set<ObjectKey> = []
    /// Pods that cannot start before a claim is bound.
    private var waitingForClaim: [ObjectKey: [ObjectKey]] = [:]
    /// Pods that cannot start before something that they refer to is there.
    var waitingForConfiguration = SortedSet<ObjectKey>()
    private var mounts = MountLedger()

    init(timings: Timings, seed: UInt64, behaviors: Behaviors, heartbeat: Duration? = nil) {
        self.behaviors = behaviors
        self.heartbeat = heartbeat
        delays = Delays(timings: timings, seed: seed, component: Self.name)
    }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let pod = event.object(as: Pod.self) {
            isGone ? forget(pod.key) : observe(pod, queue: &queue, now: now)
            if mounts.concerns(pod) { queue.add(ObjectKey(namespace: "", name: pod.spec.nodeName), at: now) }
        } else if let node = event.object(as: Node.self) {
            let name = node.metadata.name
            if agents[name] == nil { agents[name] = NodeAgent(node: node) }
            if !isGone, agents[name]?.isCordoned != node.spec.unschedulable || event.change == .added {
                queue.add(node.key, at: now)
            }
            for pod in mounts.store(node, isGone: isGone) { queue.add(pod, at: now) }
        } else if let map = event.object(as: ConfigMap.self) {
            for key in machines.keys.sorted() where pods[key]?.mounts(map) == true {
                machines[key]?.isStale = true
                queue.add(key, at: now)
            }
            for key in waitingForConfiguration where key.namespace == map.metadata.namespace { queue.add(key, at: now) }
        } else if let volume = event.object(as: PersistentVolume.self) {
            mounts.store(volume, isGone: isGone)
        } else if let claim = event.object(as: PersistentVolumeClaim.self) {
            if !isGone, claim.status.phase == .bound {
                boundClaims.insert(claim.key)
                for pod in waitingForClaim.removeValue(forKey: claim.key) ?? [] { queue.add(pod, at: now) }
            } else {
                boundClaims.remove(claim.key)
            }
        }
    }

    private mutating func observe(_ pod: Pod, queue: inout WorkQueue, now: Timestamp) {
        guard !pod.spec.nodeName.isEmpty else { return }
        if let known = pods[pod.key], known.metadata.uid != pod.metadata.uid { forget(pod.key) }
        let known = pods.updateValue(pod, forKey: pod.key)
        agents[pod.spec.nodeName]?.pods.insert(pod.key)
        if known == nil, pod.status.startTime != nil { adopt(pod, now: now) }
        // What the node itself reports about the Pod is no reason to look again.
        if known?.metadata.deletionTimestamp != pod.metadata.deletionTimestamp || known?.sharedSpec != pod.sharedSpec {
            queue.add(pod.key, at: now)
        }
    }

    /// Goes on with a Pod that the node accepted before its agent started again.
    private mutating func adopt(_ pod: Pod, now: Timestamp) {
        agents[pod.spec.nodeName]?.adopt(pod, now: now)
        var run = PodRun(pod, behaviors: behaviors, now: now)
        run.adopt(pod.status, now: now)
        if let address = run.address { network.set(address, of: pod.key) }
        runs[pod.key] = run
    }

    /// Keeps what a user does to a Pod until the node looks at the Pod.
    mutating func request(_ request: Request, of pod: Pod) {
        requests[pod.key, default: []].append((pod.metadata.uid, request))
    }

    /// The Pods of which at least one container runs, in no order.
    var processes: [RunningProcess] {
        runs.compactMap { key, run in
            run.isRunning ? RunningProcess(pod: key, uid: run.uid, node: run.node) : nil
        }
    }

    /// Switches a node off or on.
    ///
    /// - Returns: what the node has to look at.
    mutating func setAlive(_ isAlive: Bool, node name: String) -> [ObjectKey] {
        silentNodes.remove(name)
        if !isAlive { silentNodes.insert(name) }
        return isAlive ? [ObjectKey(namespace: "", name: name)] + (agents[name]?.pods.sorted() ?? []) : []
    }

    /// The Pod is gone, whatever its containers did.
    private mutating func forget(_ key: ObjectKey) {
        guard let pod = pods.removeValue(forKey: key) else { return }
        requests[key] = nil
        waitingForConfiguration.remove(key)
        let address = runs.removeValue(forKey: key)?.address
        agents[pod.spec.nodeName]?.pods.remove(key)
        if let address {
            agents[pod.spec.nodeName]?.free(address: address)
            network.forget(address, of: key)
        }
        leave(key)
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        if key.namespace.isEmpty {
            try reportNode(key, server: &server)
            try reportVolumes(ofNode: key, server: &server)
            return try renewLease(ofNode: key, server: &server)
        }
        guard let pod = pods[key], !silentNodes.contains(pod.spec.nodeName) else { return nil }
        let known = runs.removeValue(forKey: key)
        // A Pod that has ended before its node knew of it does not start any more.
        if known == nil, pod.isSucceeded || pod.isFailed { return nil }
        guard let agent = agents.removeValue(forKey: pod.spec.nodeName) else { return nil }
        var scene = NodeScene(now: server.now, agent: agent, delays: delays)
        let hadAddress = known?.address != nil
        var run = known ?? PodRun(pod, behaviors: behaviors, now: server.now)
        run.hasVolumes = run.hasVolumes || hasVolumes(pod)
        if !run.isConfigured { checkConfiguration(of: &run, pod, &scene, server) }
        proceed(&run, pod, &scene, server: &server)
        delays = scene.delays
        agents[pod.spec.nodeName] = scene.agent
        runs[key] = run
        if !hadAddress, let address = run.address { network.set(address, of: key) }
        let next = try report(run, of: pod, effects: scene.effects, server: &server)
        return machines.isEmpty ? next : next.earlier(machines[key]?.nextTime)
    }

    /// Does what the user and the API ask for, and what is due.
    private mutating func proceed(
        _ run: inout PodRun, _ pod: Pod, _ scene: inout NodeScene, server: inout APIServer
    ) {
        for (uid, request) in requests.removeValue(forKey: pod.key) ?? [] where uid == run.uid {
            switch request {
            case .fail(let failure): run.fail(failure, &scene)
            case .crash(let container, let code): run.crash(container: container, code: code, &scene)
            case .setReady(let isReady): run.setReady(isReady, &scene)
            }
        }
        if pod.isTerminating {
            run.stop(grace: .seconds(pod.metadata.deletionGracePeriodSeconds ?? 0), &scene)
        }
        tend(&run, of: pod, &scene, server: &server)
    }

    /// Tells which volumes the node's Pods use, so that none is taken away that is in use.
    private func reportVolumes(ofNode key: ObjectKey, server: inout APIServer) throws(APIError) {
        guard !silentNodes.contains(key.name), var node = server.find(Node.self, key) else { return }
        let here = (agents[key.name]?.pods ?? []).compactMap { pods[$0] }
        let inUse = mounts.inUse(by: here.filter { !$0.isSucceeded && !$0.isFailed })
        guard node.volumesInUse != inUse else { return }
        node.volumesInUse = inUse
        try server.updateStatus(node)
    }

    /// Whether the claims of a Pod are bound, and their volumes attached where that is needed.
    ///
    /// The Pod is looked at again when one is that was not.
    private mutating func hasVolumes(_ pod: Pod) -> Bool {
        guard let missing = pod.claimKeys.first(where: { !boundClaims.contains($0) }) else {
            return !mounts.isMissing(for: pod)
        }
        waitingForClaim[missing, default: []].append(pod.key)
        return false
    }
}
