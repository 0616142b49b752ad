import API
import Cluster
import Model

/// Connections to ports of a Pod that share an upgraded connection.
struct PortsStream {
    private let pod: ObjectKey
    private let uid: UID
    private var lanes: [Lane: PortConversation] = [:]

    init(_ pod: ObjectKey, uid: UID) {
        self.pod = pod
        self.uid = uid
    }

    /// Takes what the client says.
    ///
    /// - Returns: what it is told at once.
    mutating func take(_ traffic: ClientTraffic, in cluster: inout Cluster) -> [ClusterTraffic] {
        switch traffic {
        case .connect(let lane, let port):
            do throws(ContainerFailure) {
                lanes[lane] = try PortConversation(with: port, of: pod, in: &cluster)
            } catch {
                return [.failed(lane, refusal(of: port, for: error))]
            }
        case .bytes(let lane, let bytes): lanes[lane]?.receive(bytes, in: &cluster)
        case .end(let lane): lanes[lane]?.end()
        case .abort(let lane): lanes.removeValue(forKey: lane)?.close(in: &cluster)
        case .input, .endOfInput: preconditionFailure("a connection carries streams that it was not made for")
        }
        return []
    }

    /// What clients of a real cluster read there.
    private func refusal(of port: Int, for failure: ContainerFailure) -> String {
        let start = "error forwarding port \(port) to pod \(pod.name), uid \(uid): "
        switch failure {
        case .nothingListens:
            return start + "failed to connect to localhost:\(port) inside the pod: dial tcp4 127.0.0.1:\(port): "
                + "connect: connection refused"
        case .unreachable(let node): return start + "node \(node) is not heard"
        case .noSuchPod, .unknownContainer, .notRunning, .noLog, .tooManyProcesses:
            return start + "pod not found (\"\(pod.name)_\(pod.namespace)\")"
        }
    }

    /// What the Pod has said.
    mutating func takeOutput(from cluster: inout Cluster) -> [ClusterTraffic] {
        var traffic: [ClusterTraffic] = []
        for lane in lanes.keys.sorted(by: { $0.id < $1.id }) {
            guard let output = lanes[lane]?.takeOutput(from: &cluster) else { continue }
            if !output.bytes.isEmpty { traffic.append(.bytes(lane, output.bytes)) }
            switch output.ending {
            case .closed?: traffic.append(.end(lane))
            case .broken(let message)?: traffic.append(.failed(lane, message))
            case nil: continue
            }
            lanes.removeValue(forKey: lane)?.close(in: &cluster)
        }
        return traffic
    }

    /// Whether the Pod that the client meant is there no more.
    func isLost(in cluster: Cluster) -> Bool {
        cluster.server.find(Pod.self, pod)?.metadata.uid != uid || !cluster.isHeard(pod)
    }

    /// Forgets all connections, whose client has gone.
    func close(in cluster: inout Cluster) {
        for conversation in lanes.values { conversation.close(in: &cluster) }
    }
}
