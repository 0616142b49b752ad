package import Cluster
package import Model

/// Something that goes wrong, or that somebody else does.
public enum Fault: Hashable, Sendable {
    /// How a write goes wrong.
    public enum Trouble: String, Hashable, Sendable, CaseIterable {
        /// Somebody else seems to have been faster.
        case conflict
        /// The answer does not come, and the write was not done.
        case lost
        /// The answer does not come, but the write was done.
        case unanswered
        /// 429: the server has too much to do.
        case throttled
        /// 500: the server fails.
        case failed
    }

    /// A controller ends before its next write but so many, and starts again with a list as of so many changes ago.
    ///
    /// It hears nothing newer for so many steps of the cluster.
    case crash(Controller, afterWrites: Int, behind: Int, steps: Int)
    /// A controller hears of so many more changes, and then of none for so many steps; meanwhile it looks again.
    case stale(Controller, after: Int, steps: Int)
    /// A controller hears nothing of one kind of object for so many steps, while it hears of all others.
    case skew(Controller, Watched, steps: Int)
    /// A controller's watch breaks, and a list tells it of the outcome.
    case relist(Controller)
    /// A controller hears of every change so many milliseconds late.
    case lag(Controller, milliseconds: Int)
    /// A controller's next write but so many goes wrong.
    case write(Controller, skipping: Int, Trouble)
    /// A controller, or all nodes' agents, do nothing for so many seconds.
    case pause(Controller, seconds: Int)
    /// The clock jumps forward by so many seconds.
    case clock(seconds: Int)
    /// The clock jumps back by so many seconds.
    case clockBack(seconds: Int)
    /// A node is cut off, and comes back so many steps later.
    case nodeLoss(Int, steps: Int)
    /// Somebody deletes a Pod.
    case deletePod(Int)
    /// Somebody deletes a Pod without waiting for its end.
    case forceDeletePod(Int)
    /// Somebody takes the label away by which the Pod belongs to its set, and so makes it nobody's.
    case relabelPod(Int)
    /// Somebody takes a Pod's owners away; its set takes it back.
    case disownPod(Int)
    /// A Pod's containers end for good, as when its node runs out of memory.
    case failPod(Int)
    /// A Pod stops being ready until the end of the faults.
    case unreadyPod(Int)
    /// Somebody deletes the claim of an ordinal.
    case deleteClaim(Int)

    /// The kinds of objects whose watches may fall behind the others.
    public enum Watched: String, Hashable, Sendable, CaseIterable {
        /// The sets or Deployments themselves, and the ReplicaSets.
        case sets
        /// The Pods.
        case pods
        /// The claims.
        case claims
        /// The ControllerRevisions.
        case revisions
    }

    /// The parts of the cluster that faults are about.
    public enum Controller: String, Hashable, Sendable, CaseIterable {
        /// The StatefulSet controller.
        case statefulset
        /// The Deployment controller.
        case deployment
        /// The ReplicaSet controller.
        case replicaset
        /// The garbage collector.
        case collector
        /// The controller that makes and binds volumes.
        case volumes
        /// The nodes' agents.
        case kubelet
        /// The scheduler.
        case scheduler
    }
}

extension Fault {
    /// What kind of fault it is, for counting: the case's name.
    public var label: String {
        switch self {
        case .crash(_, _, let behind, _): behind > 0 ? "restart in the past" : "crash"
        case .stale: "stale cache"
        case .skew: "late watch"
        case .relist: "relist"
        case .lag: "lag"
        case .write(_, _, let trouble): "write \(trouble.rawValue)"
        case .pause: "pause"
        case .clock: "clock jump"
        case .clockBack: "clock jump back"
        case .nodeLoss: "node loss"
        case .deletePod: "delete"
        case .forceDeletePod: "force delete"
        case .relabelPod: "relabel"
        case .disownPod: "disown"
        case .failPod: "failed Pod"
        case .unreadyPod: "unready Pod"
        case .deleteClaim: "delete claim"
        }
    }

    /// The labels of all kinds of faults.
    public static let labels: [String] =
        ["crash", "restart in the past", "stale cache", "late watch", "relist", "lag"]
        + Trouble.allCases.map { "write \($0.rawValue)" }
        + [
            "pause", "clock jump", "clock jump back", "node loss", "delete", "force delete", "relabel", "disown",
            "failed Pod",
            "unready Pod", "delete claim",
        ]
}

extension Fault.Controller {
    /// The component that it is in the simulated cluster.
    package var component: Components.Name {
        switch self {
        case .statefulset: .statefulSets
        case .deployment: .deployments
        case .replicaset: .replicaSets
        case .collector: .garbageCollector
        case .volumes: .volumes
        case .kubelet: .nodeAgents
        case .scheduler: .scheduler
        }
    }

    /// Whether it can be ended and started again; what runs on nodes outlives their agents, and is not read back.
    package var canRestart: Bool { self != .kubelet && self != .scheduler }
}

extension Fault.Watched {
    /// The kinds in the simulated cluster.
    package var kinds: [Kind] {
        switch self {
        case .sets: [StatefulSet.kind, Deployment.kind, ReplicaSet.kind]
        case .pods: [Pod.kind]
        case .claims: [PersistentVolumeClaim.kind]
        case .revisions: [ControllerRevision.kind]
        }
    }
}
