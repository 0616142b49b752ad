import Controller
import Model

/// The parts of the cluster that act by themselves.
package struct Components: Sendable {
    /// One part; where two are due at once, the one that stands first here acts first.
    ///
    /// Those that look at one Pod at a time come first, so that those that look at many do so once for all of them.
    package enum Name: String, CaseIterable, Sendable {
        case scheduler, nodeAgents, nodeLifecycle, taintEviction
        case volumes, volumeProtection, garbageCollector
        case namespaces, serviceAccounts, rootCertificates, eventExpiry
        case replicaSets, deployments, statefulSets, endpoints

        /// All of them, made once.
        fileprivate static let order = allCases
    }

    var statefulSets: Worker<StatefulSetController>
    var deployments: Worker<DeploymentController>
    var replicaSets: Worker<ReplicaSetController>
    var volumes: Worker<VolumeController>
    var volumeProtection: Worker<VolumeProtection>
    var endpoints: Worker<EndpointsController>
    var garbageCollector: Worker<GarbageCollector>
    var scheduler: Worker<Scheduler>
    var nodeAgents: Worker<NodeAgents>
    var nodeLifecycle: Worker<NodeLifecycle>
    var taintEviction: Worker<TaintEviction>
    var namespaces: Worker<NamespaceController>
    var serviceAccounts: Worker<ServiceAccountController>
    var rootCertificates: Worker<RootCertificatePublisher>
    var eventExpiry: Worker<EventExpiry>

    init(settings: Cluster.Settings) {
        let timings = settings.timings
        statefulSets = Worker(
            StatefulSetController(policies: settings.policies, gates: settings.gates), lag: timings.watch,
            cost: timings.pass)
        deployments = Worker(
            DeploymentController(policy: settings.policies.deployment), lag: timings.watch, cost: timings.pass)
        replicaSets = Worker(ReplicaSetController(), lag: timings.watch, cost: timings.pass)
        volumes = Worker(
            VolumeController(timings: timings, seed: settings.seed), lag: timings.watch, cost: timings.pass)
        volumeProtection = Worker(VolumeProtection(), lag: timings.watch, cost: timings.pass)
        endpoints = Worker(EndpointsController(), lag: timings.watch, cost: timings.pass)
        garbageCollector = Worker(GarbageCollector(), lag: timings.watch, cost: timings.pass)
        scheduler = Worker(Scheduler(timings: timings, seed: settings.seed), lag: timings.watch, cost: .zero)
        nodeAgents = Worker(
            NodeAgents(
                timings: timings, seed: settings.seed, behaviors: settings.behaviors, heartbeat: settings.heartbeat),
            lag: timings.watch, cost: .zero)
        nodeLifecycle = Worker(
            NodeLifecycle(gracePeriod: settings.nodeGracePeriod), lag: timings.watch, cost: timings.pass)
        taintEviction = Worker(TaintEviction(), lag: timings.watch, cost: timings.pass)
        namespaces = Worker(NamespaceController(), lag: timings.watch, cost: timings.pass)
        serviceAccounts = Worker(ServiceAccountController(), lag: timings.watch, cost: timings.pass)
        rootCertificates = Worker(
            RootCertificatePublisher(certificate: settings.rootCertificate), lag: timings.watch, cost: timings.pass)
        eventExpiry = Worker(EventExpiry(lifetime: settings.eventLifetime), lag: timings.watch, cost: .zero)
    }

    /// The part that acts next, and when.
    func next(log: WatchLog) -> (component: Name, time: Timestamp)? {
        var earliest: (component: Name, time: Timestamp)?
        for name in Name.order {
            guard let time = nextTime(of: name, log: log) else { continue }
            if let known = earliest, known.time <= time { continue }
            earliest = (name, time)
        }
        return earliest
    }

    func nextTime(of name: Name, log: WatchLog) -> Timestamp? {
        switch name {
        case .statefulSets: statefulSets.nextTime(log: log)
        case .deployments: deployments.nextTime(log: log)
        case .replicaSets: replicaSets.nextTime(log: log)
        case .volumes: volumes.nextTime(log: log)
        case .volumeProtection: volumeProtection.nextTime(log: log)
        case .endpoints: endpoints.nextTime(log: log)
        case .garbageCollector: garbageCollector.nextTime(log: log)
        case .scheduler: scheduler.nextTime(log: log)
        case .nodeAgents: nodeAgents.nextTime(log: log)
        case .nodeLifecycle: nodeLifecycle.nextTime(log: log)
        case .taintEviction: taintEviction.nextTime(log: log)
        case .namespaces: namespaces.nextTime(log: log)
        case .serviceAccounts: serviceAccounts.nextTime(log: log)
        case .rootCertificates: rootCertificates.nextTime(log: log)
        case .eventExpiry: eventExpiry.nextTime(log: log)
        }
    }

    mutating func step(_ name: Name, server: inout APIServer) {
        switch name {
        case .statefulSets: statefulSets.step(server: &server)
        case .deployments: deployments.step(server: &server)
        case .replicaSets: replicaSets.step(server: &server)
        case .volumes: volumes.step(server: &server)
        case .volumeProtection: volumeProtection.step(server: &server)
        case .endpoints: endpoints.step(server: &server)
        case .garbageCollector: garbageCollector.step(server: &server)
        case .scheduler: scheduler.step(server: &server)
        case .nodeAgents: nodeAgents.step(server: &server)
        case .nodeLifecycle: nodeLifecycle.step(server: &server)
        case .taintEviction: taintEviction.step(server: &server)
        case .namespaces: namespaces.step(server: &server)
        case .serviceAccounts: serviceAccounts.step(server: &server)
        case .rootCertificates: rootCertificates.step(server: &server)
        case .eventExpiry: eventExpiry.step(server: &server)
        }
    }

    /// Lets every part take in the changes that have arrived by now.
    mutating func listen(to server: APIServer) {
        statefulSets.listen(to: server)
        deployments.listen(to: server)
        replicaSets.listen(to: server)
        volumes.listen(to: server)
        volumeProtection.listen(to: server)
        endpoints.listen(to: server)
        garbageCollector.listen(to: server)
        scheduler.listen(to: server)
        nodeAgents.listen(to: server)
        nodeLifecycle.listen(to: server)
        taintEviction.listen(to: server)
        namespaces.listen(to: server)
        serviceAccounts.listen(to: server)
        rootCertificates.listen(to: server)
        eventExpiry.listen(to: server)
    }

    /// Tells what every part remembers.
    func tell(to account: inout SituationAccount) {
        statefulSets.tell(to: &account)
        deployments.tell(to: &account)
        replicaSets.tell(to: &account)
        volumes.tell(to: &account)
        volumeProtection.tell(to: &account)
        endpoints.tell(to: &account)
        garbageCollector.tell(to: &account)
        scheduler.tell(to: &account)
        nodeAgents.tell(to: &account)
        nodeLifecycle.tell(to: &account)
        taintEviction.tell(to: &account)
        namespaces.tell(to: &account)
        serviceAccounts.tell(to: &account)
        rootCertificates.tell(to: &account)
        eventExpiry.tell(to: &account)
    }

    /// The first position of the log that some part has not read yet.
    var unreadPosition: Int {
        let pods = min(
            scheduler.unreadPosition, nodeAgents.unreadPosition, nodeLifecycle.unreadPosition,
            taintEviction.unreadPosition)
        let upkeep = min(volumes.unreadPosition, volumeProtection.unreadPosition, garbageCollector.unreadPosition)
        let rooms = min(
            namespaces.unreadPosition, serviceAccounts.unreadPosition, rootCertificates.unreadPosition,
            eventExpiry.unreadPosition)
        let workloads = min(
            replicaSets.unreadPosition, deployments.unreadPosition, statefulSets.unreadPosition,
            endpoints.unreadPosition)
        return min(pods, upkeep, rooms, workloads)
    }
}
