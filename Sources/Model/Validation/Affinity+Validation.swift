/// Rules of where a Pod would like to be.
enum AffinityRules {
    /// What is wrong with a Pod's attractions and repulsions.
    static func validate(_ affinity: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let nodes = affinity["nodeAffinity"] {
            problems += validate(nodes: nodes, at: path.child("nodeAffinity"))
        }
        for name in ["podAffinity", "podAntiAffinity"] {
            if let pods = affinity[name] { problems += validate(pods: pods, at: path.child(name)) }
        }
        return problems
    }

    private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
    private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"

    private static func validate(nodes affinity: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let selector = affinity[required] { problems += validate(selector: selector, at: path.child(required)) }
        for (index, term) in (affinity[preferred]?.array ?? []).enumerated() {
            let path = path.child(preferred).index(index)
            problems += weight(of: term, at: path)
            problems += validate(term: term["preference"] ?? .null, strict: false, at: path.child("preference"))
        }
        return problems
    }

    /// A choice of nodes: at least one term, each of valid conditions.
    static func validate(selector: JSON, at path: FieldPath) -> [FieldProblem] {
        let path = path.child("nodeSelectorTerms")
        let terms = selector["nodeSelectorTerms"]?.array ?? []
        if terms.isEmpty { return [.required(path, "must have at least one node selector term")] }
        return terms.enumerated().flatMap { validate(term: $0.element, strict: true, at: path.index($0.offset)) }
    }

    private static func weight(of term: JSON, at path: FieldPath) -> [FieldProblem] {
        let weight = term["weight"]?.integer ?? 0
        return (1...100).contains(weight) ? [] : [.invalid(path.child("weight"), weight, "must be in the range 1-100")]
    }

    private static func validate(term: JSON, strict: Bool, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, condition) in (term["matchExpressions"]?.array ?? []).enumerated() {
            problems += validate(label: condition, strict: strict, at: path.child("matchExpressions").index(index))
        }
        for (index, condition) in (term["matchFields"]?.array ?? []).enumerated() {
            problems += validate(field: condition, at: path.child("matchFields").index(index))
        }
        return problems
    }

    private static func validate(label condition: JSON, strict: Bool, at path: FieldPath) -> [FieldProblem] {
        let values = condition["values"]?.array ?? []
        let operation = condition["operator"]?.string ?? ""
        let valuesPath = path.child("values")
        var problems: [FieldProblem] = []
        switch operation {
        case "In", "NotIn":
            if values.isEmpty {
                problems.append(.required(valuesPath, "must be specified when `operator` is 'In' or 'NotIn'"))
            }
        case "Exists", "DoesNotExist":
            if !values.isEmpty {
                problems.append(
                    .forbidden(valuesPath, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
            }
        case "Gt", "Lt":
            if values.count != 1 {
                problems.append(
                    .required(valuesPath, "must be specified single value when `operator` is 'Lt' or 'Gt'"))
            }
        default: problems.append(.invalid(path.child("operator"), operation, "not a valid selector operator"))
        }
        problems += NameRule.qualifiedName.check(condition["key"]?.string ?? "", at: path.child("key"))
        guard strict else { return problems }
        for (index, value) in values.enumerated() {
            problems += NameRule.labelValue.check(value.string ?? "", at: valuesPath.index(index))
        }
        return problems
    }

    private static func validate(field condition: JSON, at path: FieldPath) -> [FieldProblem] {
        let values = condition["values"]?.array ?? []
        let operation = condition["operator"]?.string ?? ""
        var problems: [FieldProblem] = []
        if ["In", "NotIn"].contains(operation) {
            if values.count != 1 {
                let detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
                problems.append(.required(path.child("values"), detail))
            }
        } else {
            problems.append(.invalid(path.child("operator"), operation, "not a valid selector operator"))
        }
        let key = condition["key"]?.string ?? ""
        if key != "metadata.name" {
            problems.append(.invalid(path.child("key"), key, "not a valid field selector key"))
        } else {
            for (index, value) in values.enumerated() {
                problems += NameRule.subdomain.check(value.string ?? "", at: path.child("values").index(index))
            }
        }
        return problems
    }

    private static func validate(pods affinity: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, term) in (affinity[required]?.array ?? []).enumerated() {
            problems += validate(podTerm: term, at: path.child(required).index(index))
        }
        for (index, term) in (affinity[preferred]?.array ?? []).enumerated() {
            let path = path.child(preferred).index(index)
            problems += weight(of: term, at: path)
            problems += validate(podTerm: term["podAffinityTerm"] ?? .null, at: path.child("podAffinityTerm"))
        }
        return problems
    }

    private static func validate(podTerm term: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems = selector(term["labelSelector"], at: path.child("labelSelector"))
        problems += selector(term["namespaceSelector"], at: path.child("namespaceSelector"))
        for name in term["namespaces"]?.array ?? [] {
            problems += NameRule.label.check(name.string ?? "", at: path.child("namespace"))
        }
        let key = term["topologyKey"]?.string ?? ""
        if key.isEmpty { problems.append(.required(path.child("topologyKey"), "can not be empty")) }
        return problems + NameRule.qualifiedName.check(key, at: path.child("topologyKey"))
    }

    private static func selector(_ selector: JSON?, at path: FieldPath) -> [FieldProblem] {
        guard let selector, let value = try? LabelSelector(json: selector) else { return [] }
        return value.validate(at: path)
    }

    /// What is wrong with the ways in which Pods are spread.
    static func validate(spread constraints: [JSON], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var later: [[String]: Int] = [:]
        for pair in constraints.compactMap(spreadPair) { later[pair, default: 0] += 1 }
        for (index, constraint) in constraints.enumerated() {
            if let own = spreadPair(constraint) { later[own, default: 0] -= 1 }
            problems += validate(constraint: constraint, at: path.index(index)) { later[$0, default: 0] > 0 }
        }
        return problems
    }

    /// What no two constraints may share: the key and the action; `nil` where one is left out.
    private static func spreadPair(_ constraint: JSON) -> [String]? {
        guard let key = constraint["topologyKey"]?.string, let action = constraint["whenUnsatisfiable"]?.string else {
            return nil
        }
        return [key, action]
    }

    /// - Parameter isRepeated: whether a later constraint has a key and an action.
    private static func validate(
        constraint: JSON, at path: FieldPath, isRepeated: ([String]) -> Bool
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let skew = constraint["maxSkew"]?.integer ?? 0
        if skew <= 0 { problems.append(.invalid(path.child("maxSkew"), skew, "must be greater than zero")) }
        let key = constraint["topologyKey"]?.string ?? ""
        if key.isEmpty { problems.append(.required(path.child("topologyKey"), "can not be empty")) }
        let action = constraint["whenUnsatisfiable"]?.string ?? ""
        if !["DoNotSchedule", "ScheduleAnyway"].contains(action) {
            problems.append(
                .notSupported(path.child("whenUnsatisfiable"), action, ["DoNotSchedule", "ScheduleAnyway"]))
        }
        if isRepeated([key, action]) {
            problems.append(.duplicate(path.child("{topologyKey, whenUnsatisfiable}"), "{\(key), \(action)}"))
        }
        if let domains = constraint["minDomains"]?.integer {
            let path = path.child("minDomains")
            if domains <= 0 { problems.append(.invalid(path, domains, "must be greater than zero")) }
            if action != "DoNotSchedule" {
                problems.append(
                    .invalid(
                        path, domains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action)"))
            }
        }
        for name in ["nodeAffinityPolicy", "nodeTaintsPolicy"] {
            if let policy = constraint[name]?.string, !["Honor", "Ignore"].contains(policy) {
                problems.append(.notSupported(path.child(name), policy, ["Honor", "Ignore"]))
            }
        }
        return problems + selector(constraint["labelSelector"], at: path.child("labelSelector"))
    }
}
