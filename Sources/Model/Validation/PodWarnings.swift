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
            let buildsOnIt = variable.value != reference && variable.value.holds(reference)
            if variable.valueFrom == nil, buildsOnIt { return nil }
            return "\(path.index(index).text): hides previous definition of \(variable.name.goText), which may be "
                + "dropped when using apply"
        }
    }

    /// More warnings than an answer has room for.
    private static let most = 4096

    private static func repeatedPorts(in containers: [(FieldPath, Container)]) -> [String] {
        var warnings: [String] = []
        var known: [String: KnownPorts] = [:]
        for (path, container) in containers {
            for (index, port) in container.ports.enumerated() {
                if warnings.count >= most { return warnings }
                let path = path.child("ports").index(index)
                known["\(port.containerPort)/\(port.protocol)", default: KnownPorts()]
                    .add(port, at: path, most: most, warnings: &warnings)
            }
        }
        return warnings
    }
}

/// Ports of one number and protocol, in the order in which they stand there.
private struct KnownPorts {
    private var all: [(path: FieldPath, port: ContainerPort)] = []
    /// Those that take no port of the node.
    private var unbound: [Int] = []
    /// Those that do, by which.
    private var bound: [String: [Int]] = [:]

    /// Adds a port, and warns of each earlier one that is the same or that may get into its way.
    mutating func add(_ port: ContainerPort, at path: FieldPath, most: Int, warnings: inout [String]) {
        let address = port.other["hostIP"]
        let place = "\(address?.string ?? "-") \(port.hostPort)"
        // Two that take different ports of the node never do.
        let others = port.hostPort == 0 ? Array(all.indices) : (unbound + bound[place, default: []]).sorted()
        for other in others.prefix(most).map({ all[$0] }) {
            let isSame = address == other.port.other["hostIP"] && port.hostPort == other.port.hostPort
            let what = isSame ? "duplicate" : "overlapping"
            warnings.append("\(path.text): \(what) port definition with \(other.path.text)")
        }
        if port.hostPort == 0 { unbound.append(all.count) } else { bound[place, default: []].append(all.count) }
        all.append((path, port))
    }
}

extension String {
    /// Whether another text stands in this one, found in one walk over both.
    fileprivate func holds(_ other: String) -> Bool {
        let pattern = Array(other.utf8)
        if pattern.isEmpty { return true }
        // For each length of a beginning that fits: the longest shorter one that then fits, too.
        var shorter = [0]
        var length = 0
        for byte in pattern.dropFirst() {
            while length > 0, pattern[length] != byte { length = shorter[length - 1] }
            if pattern[length] == byte { length += 1 }
            shorter.append(length)
        }
        length = 0
        for byte in utf8 {
            while length > 0, pattern[length] != byte { length = shorter[length - 1] }
            if pattern[length] == byte { length += 1 }
            if length == pattern.count { return true }
        }
        return false
    }
}
