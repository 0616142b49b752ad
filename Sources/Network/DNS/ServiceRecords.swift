import Model

extension DNSRecord {
    /// The records of one Service, in no particular order; some may be there twice.
    ///
    /// - Parameters:
    ///   - slices: the Service's EndpointSlices.
    ///   - clusterDomain: the end of every name.
    static func records(of service: Service, slices: [EndpointSlice], clusterDomain: String) -> [DNSRecord] {
        let name = "\(service.metadata.name).\(service.metadata.namespace).svc.\(clusterDomain)".lowercased()
        if service.spec.type == "ExternalName" {
            let target = service.spec.externalName.lowercased()
            return target.isEmpty ? [] : [DNSRecord(name, .cname(DNSRecords.absolute(target)))]
        }
        return service.isHeadless ? endpoints(of: slices, under: name) : addresses(of: service, under: name)
    }

    /// The Service's own address stands for all Pods behind it.
    private static func addresses(of service: Service, under name: String) -> [DNSRecord] {
        var records: [DNSRecord] = []
        let all = service.spec.clusterIPs.isEmpty ? [service.spec.clusterIP] : service.spec.clusterIPs
        for address in all where !address.isEmpty {
            records.append(DNSRecord(name, address: address))
            if let reverse = ReverseName(of: address) { records.append(DNSRecord(reverse.text, .ptr(name))) }
        }
        for port in service.spec.ports where !port.name.isEmpty {
            let location = ServiceLocation(port: Int(port.port), target: name)
            records.append(DNSRecord(serviceName(port.name, port.protocol, under: name), .srv(location)))
        }
        return records
    }

    /// Without an address of its own the Service's name leads to each Pod, and each Pod has a name under it.
    private static func endpoints(of slices: [EndpointSlice], under name: String) -> [DNSRecord] {
        let ready = slices.flatMap { slice in
            // Whether an endpoint is ready may be left open, which means that it is.
            slice.endpoints.filter { $0.conditions.ready != false }.map { ($0, slice.ports) }
        }
        let weight = max(1, 100 / max(1, ready.count))
        var records: [DNSRecord] = []
        for (endpoint, ports) in ready {
            for address in endpoint.addresses {
                let host = "\(endpoint.hostname?.lowercased() ?? dashed(address)).\(name)"
                records.append(DNSRecord(name, address: address))
                records.append(DNSRecord(host, address: address))
                if let reverse = ReverseName(of: address) { records.append(DNSRecord(reverse.text, .ptr(host))) }
                for port in ports {
                    guard let portName = port.name, !portName.isEmpty, let number = port.port else { continue }
                    let location = ServiceLocation(weight: weight, port: Int(number), target: host)
                    records.append(DNSRecord(serviceName(portName, port.protocol ?? "", under: name), .srv(location)))
                }
            }
        }
        return records
    }

    /// The name under which a client looks for a port, such as `_web._tcp.nginx.default.svc.cluster.local`.
    private static func serviceName(_ port: String, _ protocol: String, under name: String) -> String {
        "_\(port)._\(`protocol`.isEmpty ? "tcp" : `protocol`.lowercased()).\(name)"
    }

    /// The name of an endpoint that has none: its address.
    private static func dashed(_ address: String) -> String {
        String(address.map { $0 == "." || $0 == ":" ? "-" : $0 })
    }
}
