import Cluster
import LabKit
import Model

/// What may befall a set, with or without a canary; none of it may cost a Pod its name or its data.
enum Accident {
    case delete(Int)
    case deleteAtOnce(Int)
    case fail(Int)
    case crash(Int)
    case scale(Int)

    /// One that the seed decides; a set is scaled only where that makes no difference to what is looked at.
    static func random(scales: Bool, using random: inout SplitMix64) -> Accident {
        let ordinal = random.number(in: 0...2)
        switch random.number(in: 0...(scales ? 5 : 3)) {
        case 0: return .delete(ordinal)
        case 1: return .deleteAtOnce(ordinal)
        case 2: return .fail(ordinal)
        case 3: return .crash(ordinal)
        default: return .scale(random.number(in: 1...3))
        }
    }

    /// As a user would do it, or say it.
    var text: String {
        switch self {
        case .delete(let ordinal): "kubectl delete pod/\(Stage.set)-\(ordinal)"
        case .deleteAtOnce(let ordinal): "kubectl delete pod/\(Stage.set)-\(ordinal) --grace-period=1"
        case .fail(let ordinal): "\(Stage.set)-\(ordinal) is evicted by its node"
        case .crash(let ordinal): "the containers of \(Stage.set)-\(ordinal) end with an error"
        case .scale(let replicas): "kubectl scale sts/\(Stage.set) --replicas=\(replicas)"
        }
    }

    /// What to do to the cluster; nil where the Pod is not there just now.
    func move(in cluster: Cluster) -> Move? {
        switch self {
        case .delete(let ordinal): pod(ordinal, in: cluster) { .delete($0, propagation: .background, gracePeriod: nil) }
        case .deleteAtOnce(let ordinal):
            pod(ordinal, in: cluster) { .delete($0, propagation: .background, gracePeriod: 1) }
        case .fail(let ordinal): pod(ordinal, in: cluster) { .failPod($0) }
        case .crash(let ordinal): pod(ordinal, in: cluster) { .crashPod($0) }
        case .scale(let replicas): .scale(Stage.target(StatefulSet.kind, Stage.set), replicas: Int32(replicas))
        }
    }

    private func pod(_ ordinal: Int, in cluster: Cluster, move: (Move.Target) -> Move) -> Move? {
        let name = "\(Stage.set)-\(ordinal)"
        guard let pod = cluster.server.find(Pod.self, name, in: Stage.namespace), pod.status.phase == .running else {
            return nil
        }
        return move(Stage.target(Pod.kind, name))
    }
}
