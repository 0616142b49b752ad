extension Endpoints: Admitted {
    /// What is wrong with new endpoints.
    public func validateCreate() -> [FieldProblem] {
        var problems = metadata.validate(isNamespaced: true, names: .subdomain)
        for (index, subset) in subsets.enumerated() {
            problems += subset.validate(at: FieldPath("subsets").index(index))
        }
        return problems
    }

    /// What is wrong with the endpoints as successors of the stored ones.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata) + validateCreate()
    }

    /// The kind itself is on its way out.
    public func warnings() -> [String] {
        ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"]
    }
}

extension EndpointSubset {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if addresses.isEmpty, notReadyAddresses.isEmpty {
            problems.append(.required(path, "must specify `addresses` or `notReadyAddresses`"))
        }
        for (name, list) in [("addresses", addresses), ("notReadyAddresses", notReadyAddresses)] {
            for (index, address) in list.enumerated() {
                problems += address.validate(at: path.child(name).index(index))
            }
        }
        for (index, port) in ports.enumerated() {
            problems += port.validate(needsName: ports.count > 1, at: path.child("ports").index(index))
        }
        return problems
    }
}

extension EndpointAddress {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = IPAddress.check(ip, at: path.child("ip"))
        if !hostname.isEmpty { problems += NameRule.label.check(hostname, at: path.child("hostname")) }
        if let nodeName { problems += NameRule.subdomain.check(nodeName, at: path.child("nodeName")) }
        return problems + IPAddress.checkOrdinary(ip, at: path.child("ip"))
    }
}

extension EndpointPort {
    fileprivate func validate(needsName: Bool, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if !name.isEmpty {
            problems += NameRule.label.check(name, at: path.child("name"))
        } else if needsName {
            problems.append(.required(path.child("name")))
        }
        problems += Rules.port(port, at: path.child("port"))
        return problems + Rules.required(self.protocol, oneOf: Rules.protocols, at: path.child("protocol"))
    }
}

extension EndpointSlice: Admitted {
    /// What is wrong with a new slice.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain)
            + Rules.required(addressType, oneOf: ["FQDN", "IPv4", "IPv6"], at: "addressType")
            + validateEndpoints(at: "endpoints") + validatePorts(at: "ports")
    }

    /// What is wrong with the slice as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        validateCreate() + Rules.immutable(addressType, old.addressType, at: "addressType")
    }

    private func validateEndpoints(at path: FieldPath) -> [FieldProblem] {
        if endpoints.count > 1000 { return [.tooMany(path, count: endpoints.count, limit: 1000)] }
        var problems: [FieldProblem] = []
        for (index, endpoint) in endpoints.enumerated() {
            let path = path.index(index)
            let listPath = path.child("addresses")
            if endpoint.addresses.isEmpty {
                problems.append(.required(listPath, "must contain at least 1 address"))
            } else if endpoint.addresses.count > 100 {
                problems.append(.tooMany(listPath, count: endpoint.addresses.count, limit: 100))
            }
            for (index, address) in endpoint.addresses.enumerated() {
                problems += validate(address, at: listPath.index(index))
            }
            if let hostname = endpoint.hostname {
                problems += NameRule.label.check(hostname, at: path.child("hostname"))
            }
        }
        return problems
    }

    private func validate(_ address: String, at path: FieldPath) -> [FieldProblem] {
        switch addressType {
        case "IPv4", "IPv6":
            let parsed = IPAddress(address)
            let isFit = parsed.map { $0.isVersion4 == (addressType == "IPv4") } ?? false
            return (isFit ? [] : [.invalid(path, address, "must be an \(addressType) address")])
                + IPAddress.checkOrdinary(address, at: path)
        case "FQDN":
            let name = address.hasSuffix(".") ? String(address.dropLast()) : address
            let found = NameRule.subdomain.problems(name)
            if !found.isEmpty { return [.invalid(path, name, found.joined(separator: ","))] }
            if name.contains(".") { return [] }
            return [.invalid(path, name, "should be a domain with at least two segments separated by dots")]
        default: return []
        }
    }

    private func validatePorts(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, port) in ports.enumerated() {
            let path = path.index(index)
            let name = port.name ?? ""
            if !name.isEmpty { problems += NameRule.label.check(name, at: path.child("name")) }
            if !names.insert(name).inserted { problems.append(.duplicate(path.child("name"), name)) }
            problems += Rules.required(port.protocol ?? "", oneOf: Rules.protocols, at: path.child("protocol"))
            if let application = port.appProtocol {
                problems += NameRule.qualifiedName.check(application, at: path.child("appProtocol"))
            }
        }
        return problems
    }
}
