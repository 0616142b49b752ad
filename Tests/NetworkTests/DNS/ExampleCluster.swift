import Model
import Network

/// The cluster that the examples of Kubernetes' DNS specification speak of.
enum ExampleCluster {
    /// What its DNS answers for.
    static var zone: ClusterZone { names.zone }

    static var names: PublishedNames {
        var names = PublishedNames(serverAddress: "127.0.0.53")
        for name in ["default", "kube-system"] {
            var namespace = Namespace()
            namespace.metadata.name = name
            names.store(namespace)
        }
        names.store(service("kubernetes", addresses: ["10.3.0.1", "2001:db8::1"], ports: [("https", "TCP", 443)]))
        names.store(service("headless", ports: [("https", "TCP", 443), ("dns", "UDP", 53), ("", "TCP", 80)]))
        names.store(
            slice(
                of: "headless",
                [
                    ("my-pet", "10.3.0.100", true), ("my-pet-2", "10.3.0.101", nil), (nil, "10.3.0.102", true),
                    ("late", "10.3.0.103", false),
                ], ports: [("https", "TCP", 443), ("dns", "UDP", 53), ("", "TCP", 80)]))
        names.store(
            slice(of: "headless", family: "IPv6", [("my-pet", "2001:db8::100", true)], ports: [("https", "TCP", 443)]))
        names.store(service("empty", ports: [("https", "TCP", 443)]))
        names.store(slice(of: "empty", [("late", "10.3.0.110", false)], ports: [("https", "TCP", 443)]))
        names.store(alias("foo", "www.example.com"))
        names.store(alias("inner", "kubernetes.default.svc.cluster.local"))
        names.store(alias("one", "other.default.svc.cluster.local"))
        names.store(alias("other", "one.default.svc.cluster.local"))
        names.publish()
        return names
    }

    static func service(
        _ name: String, addresses: [String] = ["None"], ports: [(name: String, protocol: String, number: Int32)]
    ) -> Service {
        var service = Service()
        service.metadata = ObjectMeta(name: name, namespace: "default")
        service.spec.clusterIP = addresses[0]
        service.spec.clusterIPs = addresses
        service.spec.ports = ports.map { name, `protocol`, number in
            var port = ServicePort()
            port.name = name
            port.protocol = `protocol`
            port.port = number
            return port
        }
        return service
    }

    static func slice(
        of service: String, family: String = "IPv4", _ endpoints: [(host: String?, address: String, ready: Bool?)],
        ports: [(name: String, protocol: String, number: Int32)]
    ) -> EndpointSlice {
        var slice = EndpointSlice()
        slice.metadata = ObjectMeta(name: "\(service)-\(family.lowercased())", namespace: "default")
        slice.metadata.labels["kubernetes.io/service-name"] = service
        slice.addressType = family
        slice.endpoints = endpoints.map { host, address, ready in
            var endpoint = Endpoint()
            endpoint.addresses = [address]
            endpoint.hostname = host
            endpoint.conditions.ready = ready
            return endpoint
        }
        slice.ports = ports.map { name, `protocol`, number in
            var port = EndpointSlicePort()
            port.name = name
            port.protocol = `protocol`
            port.port = number
            return port
        }
        return slice
    }

    static func alias(_ name: String, _ target: String) -> Service {
        var service = Service()
        service.metadata = ObjectMeta(name: name, namespace: "default")
        service.spec.type = "ExternalName"
        service.spec.externalName = target
        return service
    }
}

extension DNSResource {
    /// The line of a zone file, without the class.
    var line: String {
        let said: String =
            switch content {
            case .address(let bytes): Self.address(bytes)
            case .name(let name): "\(name)"
            case .location(let priority, let weight, let port, let target): "\(priority) \(weight) \(port) \(target)"
            case .texts(let texts): texts.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: " ")
            case .authority(let authority): "\(authority.server) \(authority.mailbox) \(authority.minimum)"
            case .other(let bytes): "\(bytes.count) bytes"
            }
        return "\(name) \(timeToLive) \(type) \(said)"
    }

    private static func address(_ bytes: [UInt8]) -> String {
        guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map { index in
            String(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]), radix: 16)
        }.joined(separator: ":")
    }
}
