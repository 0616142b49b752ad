package import Model

extension Service: Tabular {
    /// The columns of `kubectl get services`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Type", "How the Service can be reached."),
        .init("Cluster-IP", "The address inside the cluster; None for a headless Service."),
        .init("External-IP", "The addresses from outside the cluster."),
        .init("Port(s)", "The ports, each with its port on every node where it has one."),
        .age, .selector,
    ]

    /// The Service's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let ports = spec.ports.map { port in
            port.nodePort > 0
                ? "\(port.port):\(port.nodePort)/\(port.protocol)" : "\(port.port)/\(port.protocol)"
        }
        return [
            nameCell,
            .string(spec.type),
            .string(spec.clusterIPs.first ?? TableText.none),
            .string(externalText),
            .string(ports.joined(separator: ",").orIfEmpty(TableText.none)),
            ageCell(at: now),
            .string(TableText.labels(spec.selector)),
        ]
    }

    private var externalText: String {
        let chosen = (spec.other["externalIPs"]?.array ?? []).compactMap(\.string)
        switch spec.type {
        case "ClusterIP", "NodePort": return chosen.joined(separator: ",").orIfEmpty(TableText.none)
        case "LoadBalancer": return (balancedAddresses + chosen).joined(separator: ",").orIfEmpty("<pending>")
        case "ExternalName": return spec.externalName
        default: return TableText.unknown
        }
    }

    /// The addresses that a load balancer gave, sorted, each once.
    private var balancedAddresses: [String] {
        let entries = status["loadBalancer"]?["ingress"]?.array ?? []
        let addresses = entries.map { entry in
            (entry["ip"]?.string ?? "").orIfEmpty(entry["hostname"]?.string ?? "")
        }
        return Set(addresses).subtracting([""]).sorted()
    }
}

extension Endpoints: Tabular {
    /// The columns of `kubectl get endpoints`.
    package static let tableColumns: [Table.Column] = [
        .name, .init("Endpoints", "The first few addresses that take requests, with their ports."), .age,
    ]

    /// The cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [nameCell, .string(subsets.isEmpty ? TableText.none : TableText.shortList(hostPorts)), ageCell(at: now)]
    }

    /// Every address with every port of its subset; addresses alone where a subset has no ports.
    private var hostPorts: [String] {
        subsets.flatMap { subset in
            if subset.ports.isEmpty { return subset.addresses.map(\.ip) }
            return subset.ports.flatMap { port in
                subset.addresses.map { address in
                    address.ip.contains(":") ? "[\(address.ip)]:\(port.port)" : "\(address.ip):\(port.port)"
                }
            }
        }
    }
}

extension EndpointSlice: Tabular {
    /// The columns of `kubectl get endpointslices`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("AddressType", "Whether the addresses are IPv4, IPv6 or names."),
        .init("Ports", "The first few ports."),
        .init("Endpoints", "The first few addresses, ready or not."),
        .age,
    ]

    /// The slice's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let ports = ports.map { port in port.port.map { "\($0)" } ?? port.name ?? "*" }
        return [
            nameCell,
            .string(addressType),
            .string(TableText.shortList(ports).orIfEmpty(TableText.unset)),
            .string(TableText.shortList(endpoints.flatMap(\.addresses)).orIfEmpty(TableText.unset)),
            ageCell(at: now),
        ]
    }
}
