public import Controller
public import Model

/// What one pass writes, and why it ends where it does.
public struct ReconcilePlan: Hashable, Sendable, Codable {
    /// The writes in their order; the first that is refused ends the pass.
    ///
    /// Deletions of revisions stand at the end, and are made after the status is written.
    public var writes: [StatefulSetAction] = []
    /// The status to write; `nil` where the stored one will do.
    public var status: StatefulSetStatus?
    /// What the observation already tells will keep the pass from being finished.
    public var obstacle: StatefulSetPassError?
    /// When to look again although nothing changes: a Pod becomes available by waiting.
    public var lookAgain: Timestamp?

    /// A plan to write nothing.
    public init() {}

    /// Whether nothing is written.
    public var isSilent: Bool { writes.isEmpty && status == nil }
}

extension ReconcilePlan {
    /// The plan of the workshop's own pass in the form of this lab.
    init(_ plan: StatefulSetPlan) {
        writes = plan.actions
        status = plan.writesStatus ? plan.status : nil
        obstacle = plan.failure
        lookAgain = plan.lookAgain
    }

    /// Without writes that stood before, and without updates of Pods that the plan itself makes.
    ///
    /// Under Parallel the controller of Kubernetes looks again at a Pod that it has just asked for; nothing comes of it.
    var essential: ReconcilePlan {
        var made: Set<String> = []
        var essential = self
        essential.writes = []
        for write in writes {
            if case .createPod(let pod) = write { made.insert(pod.metadata.name) }
            if case .updatePod(let pod) = write, made.contains(pod.metadata.name) { continue }
            if !essential.writes.contains(write) { essential.writes.append(write) }
        }
        return essential
    }
}
