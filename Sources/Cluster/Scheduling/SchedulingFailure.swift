/// Why a Pod gets no node, in the words of Kubernetes.
enum SchedulingFailure: Error, Hashable, Sendable {
    /// No node will do, because of something about the Pod itself.
    case pod(String)
    /// Each node has an obstacle.
    case nodes([Obstacle])

    /// What keeps the Pod from one node.
    enum Obstacle: Hashable, Sendable {
        case unschedulable
        case untoleratedTaint
        case otherNodesWanted
        case tooManyPods
        case volumeElsewhere
        case volumeMissing
        case volumePromisedElsewhere
        case claimInUse
    }

    /// The message of the Pod's condition and of the event, in a cluster of so many nodes.
    func message(nodeCount: Int) -> String {
        guard nodeCount > 0 else { return "no nodes available to schedule pods" }
        let reasons: String
        let preemption: [String]
        switch self {
        case .pod(let reason):
            reasons = reason
            preemption = Array(repeating: Self.notHelpful, count: nodeCount)
        case .nodes(let obstacles):
            reasons = Self.histogram(obstacles.map(\.message))
            preemption = obstacles.map { $0.mayBePreempted ? Self.noVictims : Self.notHelpful }
        }
        let head = "0/\(nodeCount) nodes are available:"
        return "\(head) \(reasons). no new claims to deallocate, preemption: \(head) \(Self.histogram(preemption))."
    }

    private static let notHelpful = "Preemption is not helpful for scheduling"
    private static let noVictims = "No preemption victims found for incoming pod"

    /// How often each text occurs, sorted as text.
    private static func histogram(_ texts: [String]) -> String {
        var counts: [String: Int] = [:]
        for text in texts { counts[text, default: 0] += 1 }
        return counts.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ")
    }
}

extension SchedulingFailure.Obstacle {
    fileprivate var message: String {
        switch self {
        case .unschedulable: "node(s) were unschedulable"
        case .untoleratedTaint: "node(s) had untolerated taint(s)"
        case .otherNodesWanted: "node(s) didn't match Pod's node affinity/selector"
        case .tooManyPods: "Too many pods"
        case .volumeElsewhere: "node(s) had volume node affinity conflict"
        case .volumeMissing: "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"
        case .volumePromisedElsewhere: "node(s) didn't find available persistent volumes to bind"
        case .claimInUse:
            "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
        }
    }

    /// Whether the node would do if Pods of lower priority went.
    fileprivate var mayBePreempted: Bool { self == .tooManyPods || self == .claimInUse }
}
