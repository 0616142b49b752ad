/// Rules of a container's environment.
enum EnvironmentRules {
    /// Names and sources of variables.
    static func validate(_ variables: [EnvVar], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, variable) in variables.enumerated() {
            let path = path.index(index)
            if variable.name.isEmpty {
                problems.append(.required(path.child("name")))
            } else {
                problems += NameRule.environmentVariable.check(variable.name, at: path.child("name"))
            }
            if let source = variable.valueFrom {
                problems += validate(source, hasValue: !variable.value.isEmpty, at: path.child("valueFrom"))
            }
        }
        return problems
    }

    /// Sources of many variables at once.
    static func validate(sources: [JSON], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, source) in sources.enumerated() {
            let place = path.index(index)
            if let prefix = source["prefix"]?.string, !prefix.isEmpty {
                problems += NameRule.environmentVariable.check(prefix, at: place.child("prefix"))
            }
            let kinds = ["configMapRef", "secretRef"].filter { source[$0] ?? .null != .null }
            for kind in kinds {
                let namePath = place.child(kind, "name")
                let name = source[kind]?["name"]?.string ?? ""
                problems += name.isEmpty ? [.required(namePath)] : NameRule.subdomain.check(name, at: namePath)
            }
            switch kinds.count {
            case 0: problems.append(.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`"))
            case 1: break
            default: problems.append(.invalid(path, "", "may not have more than one field specified at a time"))
            }
        }
        return problems
    }

    private static let sourceNames = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"]

    private static func validate(_ source: JSON, hasValue: Bool, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let present = sourceNames.filter { source[$0] ?? .null != .null }
        for name in present {
            guard let value = source[name] else { continue }
            let path = path.child(name)
            switch name {
            case "fieldRef": problems += validate(field: value, known: knownFields, at: path)
            case "resourceFieldRef": problems += validate(resource: value, needsContainer: false, at: path)
            case "fileKeyRef": break
            default: problems += validate(key: value, at: path)
            }
        }
        if present.isEmpty {
            problems.append(
                .invalid(
                    path, "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or "
                        + "`fileKeyRef`"))
        } else if hasValue {
            problems.append(.invalid(path, "", "may not be specified when `value` is not empty"))
        } else if present.count > 1 {
            problems.append(.invalid(path, "", "may not have more than one field specified at a time"))
        }
        return problems
    }

    private static let knownFields = [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ]

    private static let convertibleFields =
        knownFields + [
            "metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName",
            "status.phase", "spec.hostname", "spec.subdomain",
        ]

    /// A field of the Pod by its path.
    ///
    /// - Parameter known: the paths that make sense here, sorted.
    static func validate(field: JSON, known: [String], at path: FieldPath) -> [FieldProblem] {
        if (field["apiVersion"]?.string ?? "").isEmpty { return [.required(path.child("apiVersion"))] }
        let text = field["fieldPath"]?.string ?? ""
        if text.isEmpty { return [.required(path.child("fieldPath"))] }
        if let open = text.firstIndex(of: "["), text.hasSuffix("']"), text[open...].hasPrefix("['") {
            let subscripted = String(text[open...].dropFirst(2).dropLast(2))
            switch text[..<open] {
            case "metadata.annotations": return NameRule.qualifiedName.check(subscripted.lowercased(), at: path)
            case "metadata.labels": return NameRule.qualifiedName.check(subscripted, at: path)
            default: return [.invalid(path, String(text[..<open]), "does not support subscript")]
            }
        }
        if known.contains(text) { return [] }
        guard convertibleFields.contains(text) else {
            return [
                .invalid(
                    path.child("fieldPath"), text, "error converting fieldPath: field label not supported: \(text)")
            ]
        }
        return [.notSupported(path.child("fieldPath"), text, known)]
    }

    private static let knownResources = [
        "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage",
        "requests.memory",
    ]

    /// An amount of a container by its name.
    static func validate(resource: JSON, needsContainer: Bool, at path: FieldPath) -> [FieldProblem] {
        let name = resource["resource"]?.string ?? ""
        if needsContainer, (resource["containerName"]?.string ?? "").isEmpty {
            return [.required(path.child("containerName"))]
        }
        if name.isEmpty { return [.required(path.child("resource"))] }
        let isHugePages = name.hasPrefix("requests.hugepages-") || name.hasPrefix("limits.hugepages-")
        if isHugePages || knownResources.contains(name) { return [] }
        return [.notSupported(path.child("resource"), name, knownResources)]
    }

    private static func validate(key: JSON, at path: FieldPath) -> [FieldProblem] {
        let entry = key["key"]?.string ?? ""
        return NameRule.subdomain.check(key["name"]?.string ?? "", at: path.child("name"))
            + (entry.isEmpty
                ? [.required(path.child("key"))] : NameRule.configMapKey.check(entry, at: path.child("key")))
    }
}
