import Model

/// What a Pod can tell its containers about itself.
struct PodFacts: Sendable {
    let pod: Pod
    let address: String
    let hostAddress: String

    /// The name by which the Pod knows itself.
    var hostname: String {
        String((pod.spec.hostname.isEmpty ? pod.metadata.name : pod.spec.hostname).prefix(63))
    }

    /// The domain of the headless Service under which the Pod is named, if there is one.
    var domain: String? {
        pod.spec.subdomain.isEmpty ? nil : "\(pod.spec.subdomain).\(pod.metadata.namespace).svc.cluster.local"
    }

    /// What DNS appends to short names.
    var searchDomains: [String] {
        guard pod.spec.dnsPolicy != "Default", pod.spec.dnsPolicy != "None" else { return [] }
        return ["\(pod.metadata.namespace).svc.cluster.local", "svc.cluster.local", "cluster.local"]
    }

    /// The value of a `fieldRef`; `nil` where nothing has this path.
    func field(_ path: String) -> String? {
        switch path {
        case "metadata.name": return pod.metadata.name
        case "metadata.namespace": return pod.metadata.namespace
        case "metadata.uid": return pod.metadata.uid.rawValue
        case "metadata.labels": return Self.lines(pod.metadata.labels)
        case "metadata.annotations": return Self.lines(pod.metadata.annotations)
        case "spec.nodeName": return pod.spec.nodeName
        case "spec.serviceAccountName": return pod.spec.serviceAccountName
        case "status.hostIP", "status.hostIPs": return hostAddress
        case "status.podIP", "status.podIPs": return address
        default: break
        }
        if let key = Self.key(in: path, of: "metadata.labels") { return pod.metadata.labels[key] ?? "" }
        if let key = Self.key(in: path, of: "metadata.annotations") { return pod.metadata.annotations[key] ?? "" }
        return nil
    }

    /// The key in `metadata.labels['key']`.
    private static func key(in path: String, of field: String) -> String? {
        guard path.hasPrefix("\(field)['"), path.hasSuffix("']") else { return nil }
        return String(path.dropFirst(field.count + 2).dropLast(2))
    }

    /// Each entry on a line, as the downward API writes maps.
    private static func lines(_ map: [String: String]) -> String {
        map.sorted { $0.key < $1.key }.map { "\($0.key)=\(JSON.string($0.value).canonicalText)" }
            .joined(separator: "\n")
    }

    /// The value of a `resourceFieldRef`; what a container does not limit is what its node has.
    func resource(_ reference: JSON, of container: Container) -> String? {
        let name = reference["containerName"]?.string
        let all = pod.spec.containers + pod.spec.initContainers
        guard let container = name.map({ name in all.first { $0.name == name } }) ?? container,
            let parts = reference["resource"]?.string?.split(separator: ".", maxSplits: 1), parts.count == 2
        else { return nil }
        let resource = String(parts[1])
        let usual = resource == "cpu" ? Quantity(4) : Quantity("16Gi") ?? Quantity(0)
        let value: Quantity =
            switch parts[0] {
            case "limits": container.resources.limits[resource] ?? usual
            case "requests": container.resources.requests[resource] ?? Quantity(0)
            default: Quantity(0)
            }
        let divisor = reference["divisor"]?.string.flatMap { Quantity($0) } ?? Quantity(1)
        return String(value.roundedUp(dividedBy: divisor))
    }

    /// `/etc/hosts`.
    var hosts: String {
        var text = "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n"
        text += "fe00::\tip6-localnet\nfe00::\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n"
        text += "\(address)\t" + (domain.map { "\(hostname).\($0)\t" } ?? "") + "\(hostname)\n"
        let aliases = pod.spec.other["hostAliases"]?.array ?? []
        guard !aliases.isEmpty else { return text }
        text += "\n# Entries added by HostAliases.\n"
        for alias in aliases {
            let names = (alias["hostnames"]?.array ?? []).compactMap(\.string)
            text += ([alias["ip"]?.string ?? ""] + names).joined(separator: "\t") + "\n"
        }
        return text
    }

    /// `/etc/resolv.conf`.
    ///
    /// - Parameter server: where names are looked up.
    func resolverSettings(server: String) -> String {
        let search = searchDomains.isEmpty ? "" : "search \(searchDomains.joined(separator: " "))\n"
        return search + "nameserver \(server)\noptions ndots:5\n"
    }
}

extension Quantity {
    /// How many times another quantity is needed to hold this one.
    func roundedUp(dividedBy divisor: Quantity) -> Int64 {
        guard divisor.nano > 0 else { return 0 }
        let (whole, rest) = nano.quotientAndRemainder(dividingBy: divisor.nano)
        return Int64(clamping: rest > 0 ? whole + 1 : whole)
    }
}
