extension Service: Admitted {
    /// What is wrong with a new Service.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .oldLabel) + spec.validate(at: "spec")
    }

    /// What is wrong with the Service as a successor of the stored one; its address stays.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata) + spec.validateAddresses(from: old.spec)
            + spec.validateFamilies(from: old.spec) + validateCreate()
    }

    /// Settings that a headless Service has no use for.
    public func warnings() -> [String] {
        guard isHeadless, spec.type != "ExternalName" else { return [] }
        var warnings: [String] = []
        if !(spec.other["loadBalancerIP"]?.isEmptyValue ?? true) {
            warnings.append("spec.loadBalancerIP is ignored for headless services")
        }
        if !(spec.other["externalIPs"]?.isEmptyValue ?? true) {
            warnings.append("spec.externalIPs is ignored for headless services")
        }
        if spec.sessionAffinity != "None" {
            warnings.append("spec.SessionAffinity is ignored for headless services")
        }
        return warnings
    }
}

extension ServiceSpec {
    private var isHeadless: Bool { clusterIPs == ["None"] }

    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if ports.isEmpty, !isHeadless, type != "ExternalName" { problems.append(.required(path.child("ports"))) }
        problems += validateType(at: path)
        problems += validatePorts(at: path.child("ports"))
        problems += Rules.labels(selector, at: path.child("selector"))
        problems += Rules.required(
            sessionAffinity, oneOf: ["ClientIP", "None"], at: path.child("sessionAffinity"))
        problems += validateAffinity(at: path.child("sessionAffinityConfig"))
        problems += validateAddresses(at: path)
        for (index, address) in (other["externalIPs"]?.array ?? []).enumerated() {
            let path = path.child("externalIPs").index(index)
            let found = IPAddress.check(address.string ?? "", at: path)
            problems += found.isEmpty ? IPAddress.checkOrdinary(address.string ?? "", at: path) : found
        }
        problems += Rules.required(
            type, oneOf: ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"], at: path.child("type"))
        problems += validateUniquePorts(at: path.child("ports"))
        return problems + validateTraffic(at: path)
    }

    private func validateType(at path: FieldPath) -> [FieldProblem] {
        switch type {
        case "LoadBalancer", "NodePort":
            guard isHeadless else { return [] }
            return [
                .invalid(
                    path.child("clusterIPs").index(0), "None", "may not be set to 'None' for \(type) services")
            ]
        case "ExternalName":
            let fields = [
                ("clusterIPs", clusterIPs.isEmpty), ("ipFamilies", ipFamilies.isEmpty),
                ("ipFamilyPolicy", ipFamilyPolicy == nil),
            ]
            let set: [FieldProblem] = fields.filter { !$0.1 }.map {
                .forbidden(path.child($0.0), "may not be set for ExternalName services")
            }
            let name = externalName.hasSuffix(".") ? String(externalName.dropLast()) : externalName
            let namePath = path.child("externalName")
            return set + (name.isEmpty ? [.required(namePath)] : NameRule.subdomain.check(name, at: namePath))
        default: return []
        }
    }

    private func validatePorts(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, port) in ports.enumerated() {
            let path = path.index(index)
            if port.name.isEmpty {
                if ports.count > 1 { problems.append(.required(path.child("name"))) }
            } else {
                problems += NameRule.label.check(port.name, at: path.child("name"))
                if !names.insert(port.name).inserted { problems.append(.duplicate(path.child("name"), port.name)) }
            }
            problems += Rules.port(port.port, at: path.child("port"))
            problems += Rules.required(port.protocol, oneOf: Rules.protocols, at: path.child("protocol"))
            problems += HandlerRules.portNumberOrName(port.targetPort?.json, at: path.child("targetPort"))
            if let application = port.appProtocol {
                problems += NameRule.qualifiedName.check(application, at: path.child("appProtocol"))
            }
        }
        return problems
    }

    private func validateUniquePorts(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var nodePorts: Set<String> = []
        for (index, port) in ports.enumerated() where port.nodePort != 0 {
            let path = path.index(index).child("nodePort")
            if type == "ClusterIP" {
                problems.append(.forbidden(path, "may not be used when `type` is 'ClusterIP'"))
            }
            if !nodePorts.insert("\(port.protocol)/\(port.nodePort)").inserted {
                problems.append(.duplicate(path, port.nodePort))
            }
        }
        var numbers: Set<String> = []
        for (index, port) in ports.enumerated() where !numbers.insert("\(port.protocol)/\(port.port)").inserted {
            let shown = GoStruct([
                "Name": "\"\"", "Protocol": port.protocol.goText, "AppProtocol": "null", "Port": "\(port.port)",
                "TargetPort": "0", "NodePort": "0",
            ])
            problems.append(.duplicate(path.index(index), shown))
        }
        return problems
    }

    private func validateAffinity(at path: FieldPath) -> [FieldProblem] {
        let config = other["sessionAffinityConfig"]
        switch (sessionAffinity, config) {
        case ("ClientIP", let config):
            let path = path.child("clientIP", "timeoutSeconds")
            guard let seconds = config?["clientIP"]?["timeoutSeconds"]?.integer else {
                return [.required(path, "when session affinity type is ClientIP")]
            }
            if (1...86400).contains(seconds) { return [] }
            return [.invalid(path, seconds, "must be greater than 0 and less than 86400")]
        case ("None", .some): return [.forbidden(path, "must not be set when session affinity is None")]
        default: return []
        }
    }

    private func validateTraffic(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let isBalanced = type == "LoadBalancer"
        if other["allocateLoadBalancerNodePorts"] != nil, !isBalanced {
            problems.append(
                .forbidden(
                    path.child("allocateLoadBalancerNodePorts"), "may only be used when `type` is 'LoadBalancer'"))
        }
        if let name = other["loadBalancerClass"]?.string {
            let path = path.child("loadBalancerClass")
            problems +=
                isBalanced
                ? NameRule.qualifiedName.check(name, at: path)
                : [.forbidden(path, "may only be used when `type` is 'LoadBalancer'")]
        }
        let policy = other["externalTrafficPolicy"]?.string ?? ""
        let policyPath = path.child("externalTrafficPolicy")
        let hasExternalIPs = !(other["externalIPs"]?.isEmptyValue ?? true)
        if isBalanced || type == "NodePort" || (type == "ClusterIP" && hasExternalIPs) {
            problems += Rules.required(policy, oneOf: ["Cluster", "Local"], at: policyPath)
        } else if !policy.isEmpty {
            problems.append(.invalid(policyPath, policy, "may only be set for externally-accessible services"))
        }
        if let internalTrafficPolicy, !["Cluster", "Local"].contains(internalTrafficPolicy) {
            problems.append(
                .notSupported(path.child("internalTrafficPolicy"), internalTrafficPolicy, ["Cluster", "Local"]))
        }
        let distributions = ["PreferClose", "PreferSameNode", "PreferSameZone"]
        if let distribution = other["trafficDistribution"]?.string, !distributions.contains(distribution) {
            problems.append(.notSupported(path.child("trafficDistribution"), distribution, distributions))
        }
        return problems
    }
}
