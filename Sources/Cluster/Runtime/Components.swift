import Controller
import Model

/// The parts of the cluster that act by themselves.
struct Components: Sendable {
    /// One part; where two are due at once, the one that stands first here acts first.
    enum Name: CaseIterable, Sendable {
        case statefulSets, deployments, replicaSets
    }

    var statefulSets: Worker<StatefulSetController>
    var deployments: Worker<DeploymentController>
    var replicaSets: Worker<ReplicaSetController>

    init(settings: Cluster.Settings) {
        let timings = settings.timings
        statefulSets = Worker(
            StatefulSetController(policies: settings.policies, gates: settings.gates), lag: timings.watch,
            cost: timings.pass)
        deployments = Worker(
            DeploymentController(policy: settings.policies.deployment), lag: timings.watch, cost: timings.pass)
        replicaSets = Worker(ReplicaSetController(), lag: timings.watch, cost: timings.pass)
    }

    /// The part that acts next, and when.
    func next(log: WatchLog) -> (component: Name, time: Timestamp)? {
        var earliest: (component: Name, time: Timestamp)?
        for name in Name.allCases {
            guard let time = nextTime(of: name, log: log) else { continue }
            if let known = earliest, known.time <= time { continue }
            earliest = (name, time)
        }
        return earliest
    }

    private func nextTime(of name: Name, log: WatchLog) -> Timestamp? {
        switch name {
        case .statefulSets: statefulSets.nextTime(log: log)
        case .deployments: deployments.nextTime(log: log)
        case .replicaSets: replicaSets.nextTime(log: log)
        }
    }

    mutating func step(_ name: Name, server: inout APIServer) {
        switch name {
        case .statefulSets: statefulSets.step(server: &server)
        case .deployments: deployments.step(server: &server)
        case .replicaSets: replicaSets.step(server: &server)
        }
    }
}
