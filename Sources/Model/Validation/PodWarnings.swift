/// What the server accepts in a Pod or its template, but warns of.
enum PodWarnings {
    /// The warnings, in Kubernetes' order.
    static func about(_ template: PodTemplateSpec, at path: FieldPath) -> [String] {
        let path = path.child("spec")
        let spec = template.spec
        var warnings = duplicates(
            of: "ip", in: spec.other["hostAliases"]?.array ?? [], at: path.child("hostAliases"))
        let secrets = spec.other["imagePullSecrets"]?.array ?? []
        warnings += duplicates(of: "name", in: secrets, at: path.child("imagePullSecrets"))
        for (index, secret) in secrets.enumerated() where (secret["name"]?.string ?? "").isEmpty {
            warnings.append(
                #"\#(path.child("imagePullSecrets").index(index).child("name").text): invalid empty name """#)
        }
        let containers =
            spec.initContainers.enumerated().map { (path.child("initContainers").index($0.offset), $0.element) }
            + spec.containers.enumerated().map { (path.child("containers").index($0.offset), $0.element) }
        for (path, container) in containers {
            warnings += fractions(in: container, at: path) + hiddenVariables(in: container, at: path.child("env"))
        }
        warnings += repeatedPorts(in: containers)
        if let grace = spec.terminationGracePeriodSeconds, grace < 0 {
            warnings.append(
                "\(path.child("terminationGracePeriodSeconds").text): must be >= 0; negative values are invalid and "
                    + "will be treated as 1")
        }
        return warnings
    }

    private static func duplicates(of field: String, in list: [JSON], at path: FieldPath) -> [String] {
        var seen: Set<String> = []
        return list.enumerated().compactMap { index, element in
            let value = element[field]?.string ?? ""
            if seen.insert(value).inserted { return nil }
            return "\(path.index(index).child(field).text): duplicate \(field) \(value.goText)"
        }
    }

    private static func fractions(in container: Container, at path: FieldPath) -> [String] {
        let path = path.child("resources")
        var warnings: [String] = []
        for name in ["memory", "ephemeral-storage"] {
            for (list, amounts) in [("limits", container.resources.limits), ("requests", container.resources.requests)]
            {
                guard let amount = amounts[name], amount.nano % 1_000_000_000 != 0 else { continue }
                warnings.append(
                    "\(path.child(list).key(name).text): fractional byte value \(amount.goText) is invalid, must be an "
                        + "integer")
            }
        }
        return warnings
    }

    /// A later variable of the same name hides the earlier one, unless it is made from it.
    private static func hiddenVariables(in container: Container, at path: FieldPath) -> [String] {
        var names: Set<String> = []
        return container.env.enumerated().compactMap { index, variable in
            if names.insert(variable.name).inserted { return nil }
            let reference = "$(\(variable.name))"
            let buildsOnIt = variable.value != reference && variable.value.contains(reference)
            if variable.valueFrom == nil, buildsOnIt { return nil }
            return "\(path.index(index).text): hides previous definition of \(variable.name.goText), which may be "
                + "dropped when using apply"
        }
    }

    private static func repeatedPorts(in containers: [(FieldPath, Container)]) -> [String] {
        var warnings: [String] = []
        var known: [String: [(path: FieldPath, port: ContainerPort)]] = [:]
        for (path, container) in containers {
            for (index, port) in container.ports.enumerated() {
                let path = path.child("ports").index(index)
                let key = "\(port.containerPort)/\(port.protocol)"
                for other in known[key] ?? [] {
                    let sameAddress = port.other["hostIP"] == other.port.other["hostIP"]
                    if sameAddress, port.hostPort == other.port.hostPort {
                        warnings.append("\(path.text): duplicate port definition with \(other.path.text)")
                    } else if port.hostPort == 0 || other.port.hostPort == 0 {
                        warnings.append("\(path.text): overlapping port definition with \(other.path.text)")
                    }
                }
                known[key, default: []].append((path, port))
            }
        }
        return warnings
    }
}
