extension PodTemplateSpec {
    /// What is wrong with the template of a Pod.
    func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.labels(metadata.labels, at: path.child("labels"))
        problems += Rules.annotations(metadata.annotations, at: path.child("annotations"))
        problems += metadata.validatePodAnnotations(nodeName: spec.nodeName, at: path.child("annotations"))
        problems += spec.validate(at: path.child("spec"), of: nil)
        if let ephemeral = spec.other["ephemeralContainers"]?.array, !ephemeral.isEmpty {
            problems.append(
                .forbidden(
                    path.child("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template"))
        }
        return problems
    }
}

extension ObjectMeta {
    /// What is wrong with the annotations that mean something to Pods.
    func validatePodAnnotations(nodeName: String, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let mirror = "kubernetes.io/config.mirror"
        if let value = annotations[mirror], nodeName.isEmpty {
            problems.append(
                .invalid(path.key(mirror), value, "must set spec.nodeName if mirror pod annotation is set"))
        }
        let cost = "controller.kubernetes.io/pod-deletion-cost"
        if let value = annotations[cost], !Self.isDeletionCost(value) {
            problems.append(.invalid(path.key(cost), value, "must be a 32bit integer"))
        }
        return problems
    }

    /// A number of 32 bits without a plus sign or leading zeros.
    private static func isDeletionCost(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let hasLeadingZero = digits.count > 1 && digits.hasPrefix("0")
        return !hasLeadingZero && !text.hasPrefix("+") && text != "-0" && Int32(text) != nil
    }
}

extension PodSpec {
    /// What is wrong with the specification.
    ///
    /// - Parameter pod: the metadata of the Pod; absent for a template, which is checked less strictly.
    func validate(at path: FieldPath, of pod: ObjectMeta?) -> [FieldProblem] {
        let checked = VolumeRules.validate(volumes, of: pod, at: path.child("volumes"))
        let context = PodContext(spec: self, volumes: checked.valid, isPod: pod != nil)
        var problems: [FieldProblem] = []
        if terminationGracePeriodSeconds == nil {
            problems.append(.required(path.child("terminationGracePeriodSeconds")))
        }
        problems += checked.problems
        problems += validateResourceClaims(at: path.child("resourceClaims"))
        problems += validateContainers(in: context, at: path.child("containers"))
        problems += validateInitContainers(in: context, at: path.child("initContainers"))
        problems += validateEphemeralContainers(in: context, at: path.child("ephemeralContainers"))
        problems += validateHostNetwork(isPod: pod != nil, at: path.child("containers"))
        problems += Rules.required(
            restartPolicy, oneOf: ["Always", "OnFailure", "Never"], at: path.child("restartPolicy"))
        problems += Rules.required(
            dnsPolicy, oneOf: ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"],
            at: path.child("dnsPolicy"))
        problems += Rules.labels(nodeSelector, at: path.child("nodeSelector"))
        problems += SecurityRules.validate(pod: securityContext, of: other, at: path.child("securityContext"))
        if let affinity = other["affinity"] {
            problems += AffinityRules.validate(affinity, at: path.child("affinity"))
        }
        problems += validateDNS(at: path.child("dnsConfig"))
        problems += validateGates(at: path)
        problems += AffinityRules.validate(
            spread: other["topologySpreadConstraints"]?.array ?? [], at: path.child("topologySpreadConstraints"))
        return problems + validateNames(at: path) + validateScheduling(at: path)
    }

    private func validateNames(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let names: [(String, String, NameRule)] = [
            ("serviceAccountName", serviceAccountName, .subdomain), ("nodeName", nodeName, .subdomain),
        ]
        for (name, value, rule) in names where !value.isEmpty {
            problems += rule.check(value, at: path.child(name))
        }
        if let deadline = other["activeDeadlineSeconds"]?.integer, !(1...Int64(Int32.max)).contains(deadline) {
            problems.append(
                .invalid(
                    path.child("activeDeadlineSeconds"), deadline, "must be between 1 and 2147483647, inclusive"))
        }
        if !hostname.isEmpty { problems += NameRule.label.check(hostname, at: path.child("hostname")) }
        if !subdomain.isEmpty { problems += NameRule.label.check(subdomain, at: path.child("subdomain")) }
        return problems
    }

    private func validateScheduling(at path: FieldPath) -> [FieldProblem] {
        var problems = Toleration.validate(tolerations, at: path.child("tolerations"))
        problems += validateHostAliases(at: path.child("hostAliases"))
        for name in ["priorityClassName", "runtimeClassName"] {
            if let value = other[name]?.string, !value.isEmpty || name == "runtimeClassName" {
                problems += NameRule.subdomain.check(value, at: path.child(name))
            }
        }
        if let policy = other["preemptionPolicy"]?.string {
            problems += Rules.required(
                policy, oneOf: ["PreemptLowerPriority", "Never"], at: path.child("preemptionPolicy"))
        }
        if let os = other["os"]?["name"]?.string {
            problems += Rules.required(os, oneOf: ["linux", "windows"], at: path.child("os", "name"))
        }
        return problems
    }

    private func validateHostAliases(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, alias) in (other["hostAliases"]?.array ?? []).enumerated() {
            let path = path.index(index)
            problems += IPAddress.check(alias["ip"]?.string ?? "", at: path.child("ip"))
            for (index, name) in (alias["hostnames"]?.array ?? []).enumerated() {
                problems += NameRule.subdomain.check(name.string ?? "", at: path.child("hostnames").index(index))
            }
        }
        return problems
    }

    private func validateResourceClaims(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, claim) in (other["resourceClaims"]?.array ?? []).enumerated() {
            let path = path.index(index)
            let name = claim["name"]?.string ?? ""
            if name.isEmpty {
                problems.append(.required(path.child("name")))
            } else if !names.insert(name).inserted {
                problems.append(.duplicate(path.child("name"), name))
            } else {
                problems += NameRule.label.check(name, at: path.child("name"))
            }
            for source in ["resourceClaimName", "resourceClaimTemplateName"] {
                if let name = claim[source]?.string {
                    problems += NameRule.subdomain.check(name, at: path.child(source))
                }
            }
        }
        return problems
    }

    /// On the node's own network a container's port is the node's.
    private func validateHostNetwork(isPod: Bool, at path: FieldPath) -> [FieldProblem] {
        guard other["hostNetwork"]?.bool == true else { return [] }
        var problems: [FieldProblem] = []
        for (index, container) in containers.enumerated() {
            for (portIndex, port) in container.ports.enumerated()
            where port.hostPort != port.containerPort && (isPod || port.hostPort != 0) {
                problems.append(
                    .invalid(
                        path.index(index).child("ports").index(portIndex).child("hostPort"), port.hostPort,
                        "must match `containerPort` when `hostNetwork` is true"))
            }
        }
        return problems
    }

    private func validateGates(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, gate) in (other["readinessGates"]?.array ?? []).enumerated() {
            problems += NameRule.qualifiedName.check(
                gate["conditionType"]?.string ?? "",
                at: path.child("readinessGates").index(index).child("conditionType"))
        }
        var names: Set<String> = []
        for (index, gate) in (other["schedulingGates"]?.array ?? []).enumerated() {
            let path = path.child("schedulingGates").index(index)
            let name = gate["name"]?.string ?? ""
            problems += NameRule.qualifiedName.check(name, at: path)
            if !names.insert(name).inserted { problems.append(.duplicate(path, name)) }
        }
        return problems
    }

    private func validateDNS(at path: FieldPath) -> [FieldProblem] {
        let config = other["dnsConfig"]
        let servers = config?["nameservers"]?.array ?? []
        if dnsPolicy == "None" {
            if config == nil { return [.required(path, "must provide `dnsConfig` when `dnsPolicy` is None")] }
            if servers.isEmpty {
                let detail = "must provide at least one DNS nameserver when `dnsPolicy` is None"
                return [.required(path.child("nameservers"), detail)]
            }
        }
        guard let config else { return [] }
        var problems: [FieldProblem] = []
        if servers.count > 3 {
            problems.append(
                .invalid(path.child("nameservers"), JSON.array(servers), "must not have more than 3 nameservers"))
        }
        for (index, server) in servers.enumerated() {
            problems += IPAddress.check(server.string ?? "", at: path.child("nameservers").index(index))
        }
        let searches = config["searches"]?.array ?? []
        if searches.count > 32 {
            problems.append(
                .invalid(path.child("searches"), JSON.array(searches), "must not have more than 32 search paths"))
        }
        for (index, option) in (config["options"]?.array ?? []).enumerated()
        where (option["name"]?.string ?? "").isEmpty {
            problems.append(.required(path.child("options").index(index), "must not be empty"))
        }
        return problems
    }
}

/// What the rules of one container need to know of its Pod.
struct PodContext {
    /// The volumes that nothing is wrong with, by name.
    let volumes: [String: Volume]
    /// Seconds that the Pod has to end.
    let gracePeriod: Int64?
    /// The names of the Pod's claims of devices.
    let resourceClaims: Set<String>
    /// Whether this is a Pod of its own, not a template.
    let isPod: Bool

    init(spec: PodSpec, volumes: [String: Volume], isPod: Bool) {
        self.volumes = volumes
        gracePeriod = spec.terminationGracePeriodSeconds
        resourceClaims = Set((spec.other["resourceClaims"]?.array ?? []).compactMap { $0["name"]?.string })
        self.isPod = isPod
    }
}
