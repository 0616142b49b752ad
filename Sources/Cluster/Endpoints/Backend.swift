import Model

/// A Pod as a Service sees it: where it is reached, and whether it should be.
struct Backend: Sendable {
    /// A port of the Service with the number that it has on this Pod.
    struct Port: Hashable, Comparable {
        var name: String
        var number: Int32
        var `protocol`: String
        var appProtocol: String?

        static func < (left: Self, right: Self) -> Bool {
            (left.name, left.number, left.protocol) < (right.name, right.number, right.protocol)
        }
    }

    let pod: Pod
    /// The Pod's address in the family that was asked for.
    let address: String
    /// The Pod's own name under the Service's in DNS.
    let hostname: String?
    /// The Service's ports, in its order, without those that the Pod does not have.
    let ports: [Port]
    /// The Pod is ready, whether or not it is terminating.
    let isServing: Bool
    /// The Service takes the Pod for ready, whatever it is.
    let isPublishedAnyway: Bool

    /// The Pod behind the Service; `nil` where it has no address of the family, or has ended for good.
    init?(_ pod: Pod, of service: Service, family: String) {
        guard !pod.isSucceeded, !pod.isFailed, let address = pod.address(family: family) else { return nil }
        self.pod = pod
        self.address = address
        let isNamed = !pod.spec.hostname.isEmpty && pod.spec.subdomain == service.metadata.name
        hostname = isNamed ? pod.spec.hostname : nil
        ports = service.spec.ports.compactMap { port in
            pod.number(of: port).map {
                Port(
                    name: port.name, number: $0, protocol: port.protocol.isEmpty ? "TCP" : port.protocol,
                    appProtocol: port.appProtocol)
            }
        }
        isServing = pod.isReady
        isPublishedAnyway = service.spec.publishNotReadyAddresses
    }

    var isTerminating: Bool { pod.isTerminating }

    /// What points to the Pod.
    var target: ObjectReference {
        var reference = ObjectReference()
        reference.kind = Pod.kind.name
        reference.namespace = pod.metadata.namespace
        reference.name = pod.metadata.name
        reference.uid = pod.metadata.uid
        return reference
    }

    /// The node that the Pod is on.
    var nodeName: String? { pod.spec.nodeName.isEmpty ? nil : pod.spec.nodeName }
}

extension Pod {
    /// The Pod's first address of a family, `IPv4` or `IPv6`.
    fileprivate func address(family: String) -> String? {
        let all = [status.podIP] + status.podIPs.compactMap { $0["ip"]?.string }
        return all.first { !$0.isEmpty && $0.contains(":") == (family == "IPv6") }
    }

    /// The number of a Service's port on this Pod; `nil` where the Pod has no port of the name.
    fileprivate func number(of port: ServicePort) -> Int32? {
        switch port.targetPort {
        case nil: return port.port
        case .int(let number): return number == 0 ? port.port : number
        case .string(let name):
            let wanted = port.protocol.isEmpty ? "TCP" : port.protocol
            return spec.containers.lazy.flatMap(\.ports).first { candidate in
                candidate.name == name && (candidate.protocol.isEmpty ? "TCP" : candidate.protocol) == wanted
            }?.containerPort
        }
    }

    /// Whether an update of the Pod may change what Services say of it.
    func looksTheSame(toServicesAs other: Pod) -> Bool {
        metadata.labels == other.metadata.labels && isTerminating == other.isTerminating && isReady == other.isReady
            && status.phase == other.status.phase && status.podIP == other.status.podIP
            && status.podIPs == other.status.podIPs && spec == other.spec && metadata.uid == other.metadata.uid
    }
}
