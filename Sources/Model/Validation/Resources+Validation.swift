extension ResourceRequirements {
    /// What is wrong with a container's amounts.
    ///
    /// - Parameter claims: the names of the Pod's claims of devices.
    func validate(claims: Set<String>, at path: FieldPath) -> [FieldProblem] {
        let limitsPath = path.child("limits")
        let requestsPath = path.child("requests")
        var problems: [FieldProblem] = []
        for (name, amount) in limits.sorted(by: { $0.key < $1.key }) {
            problems += ResourceName(name).validateForContainer(amount, at: limitsPath.key(name))
        }
        for (name, amount) in requests.sorted(by: { $0.key < $1.key }) {
            problems += ResourceName(name).validateForContainer(amount, at: requestsPath.key(name))
            let canOvercommit = ResourceName(name).canOvercommit
            switch limits[name] {
            case let limit? where limit.nano != amount.nano && !canOvercommit:
                problems.append(
                    .invalid(
                        requestsPath, amount.canonicalText, "must be equal to \(name) limit of \(limit.canonicalText)"))
            case let limit? where limit < amount:
                problems.append(
                    .invalid(
                        requestsPath, amount.canonicalText,
                        "must be less than or equal to \(name) limit of \(limit.canonicalText)"))
            case nil where !canOvercommit:
                problems.append(.required(limitsPath, "Limit must be set for non overcommitable resources"))
            default: break
            }
        }
        let names = Set(limits.keys).union(requests.keys)
        if names.isDisjoint(with: ["cpu", "memory"]), names.contains(where: { ResourceName($0).isHugePages }) {
            problems.append(.forbidden(path, "HugePages require cpu or memory"))
        }
        return problems + validateClaims(known: claims, at: path.child("claims"))
    }

    private func validateClaims(known: Set<String>, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, claim) in (other["claims"]?.array ?? []).enumerated() {
            let path = path.index(index)
            let name = claim["name"]?.string ?? ""
            if name.isEmpty {
                problems.append(.required(path))
                continue
            }
            let request = claim["request"]?.string ?? ""
            if !names.insert(request.isEmpty ? name : "\(name)/\(request)").inserted {
                problems.append(.duplicate(path, name))
            }
            if !known.contains(name) {
                let list = known.isEmpty ? " which is empty" : ": " + known.sorted().joined(separator: ", ")
                problems.append(
                    FieldProblem(
                        type: .notFound, field: path.text, value: name.goText,
                        detail: "must be one of the names in pod.spec.resourceClaims" + list))
            }
        }
        return problems
    }
}

/// What is measured by an amount: `cpu`, `memory`, or a name with a domain.
struct ResourceName {
    let name: String

    init(_ name: String) { self.name = name }

    /// Whether the amount is memory in pages of one size.
    var isHugePages: Bool { name.hasPrefix("hugepages-") }

    /// Whether Kubernetes itself gives the name.
    private var isNative: Bool { !name.contains("/") || name.contains("kubernetes.io/") }

    /// Whether a container may use more than it asked for.
    var canOvercommit: Bool { isNative && !isHugePages }

    private static let ofContainers: Set<String> = ["cpu", "memory", "ephemeral-storage"]
    private static let standard: Set<String> = [
        "cpu", "memory", "ephemeral-storage", "storage", "requests.cpu", "requests.memory", "requests.storage",
        "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
        "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims",
        "services.nodeports", "services.loadbalancers",
    ]
    private static let counted: Set<String> = [
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
        "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ]

    /// What is wrong with the name and the amount in a container.
    func validateForContainer(_ amount: Quantity, at path: FieldPath) -> [FieldProblem] {
        var problems = NameRule.qualifiedName.check(name, at: path)
        if !name.contains("/") {
            if problems.isEmpty, !Self.standard.contains(name), !isHugePages {
                problems.append(.invalid(path, name, "must be a standard resource type or fully qualified"))
            }
            if !Self.ofContainers.contains(name), !isHugePages {
                problems.append(.invalid(path, name, "must be a standard resource for containers"))
            }
        } else if !isNative, name.hasPrefix("requests.") {
            problems.append(.invalid(path, name, "doesn't follow extended resource name standard"))
        }
        return problems + validate(amount, at: path)
    }

    /// What is wrong with the amount.
    func validate(_ amount: Quantity, at path: FieldPath) -> [FieldProblem] {
        if amount.nano < 0 {
            return [.invalid(path, amount.canonicalText, "must be greater than or equal to 0")]
        }
        let isCounted = Self.counted.contains(name) || !isNative
        return isCounted && amount.nano % 1_000_000_000 != 0 ? [.invalid(path, amount, "must be an integer")] : []
    }
}
