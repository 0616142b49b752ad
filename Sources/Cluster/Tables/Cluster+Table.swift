package import Model

extension Node: Tabular {
    /// The columns of `kubectl get nodes`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Status", "Whether the node is ready, and whether it takes new Pods."),
        .init("Roles", "What the node is for."),
        .age,
        .init("Version", "The version of the node's kubelet."),
        .init("Internal-IP", priority: 1, "The address inside the cluster's network."),
        .init("External-IP", priority: 1, "The address from outside."),
        .init("OS-Image", priority: 1, "The operating system."),
        .init("Kernel-Version", priority: 1, "The kernel, and the processor it is for."),
        .init("Container-Runtime", priority: 1, "What runs the containers."),
    ]

    /// The node's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let architecture = info("architecture")
        return [
            nameCell,
            .string(statusText),
            .string(roles.joined(separator: ",").orIfEmpty(TableText.none)),
            ageCell(at: now),
            .string(info("kubeletVersion")),
            .string(address("InternalIP")),
            .string(address("ExternalIP")),
            .string(info("osImage").orIfEmpty(TableText.unknown)),
            .string(
                info("kernelVersion").orIfEmpty(TableText.unknown) + (architecture.isEmpty ? "" : " (\(architecture))")),
            .string(info("containerRuntimeVersion").orIfEmpty(TableText.unknown)),
        ]
    }

    private func info(_ name: String) -> String { status.nodeInfo[name]?.string ?? "" }

    private func address(_ type: String) -> String {
        status.addresses.first { $0.type == type }?.address ?? TableText.none
    }

    private var statusText: String {
        let ready = status.conditions.last { $0.type == "Ready" }
        let word = ready.map { $0.status == .true ? "Ready" : "NotReady" } ?? "Unknown"
        return spec.unschedulable ? "\(word),SchedulingDisabled" : word
    }

    /// The roles that labels give the node, sorted, each once.
    private var roles: [String] {
        let prefix = "node-role.kubernetes.io/"
        var roles: Set<String> = []
        for (key, value) in metadata.labels {
            if key.hasPrefix(prefix) {
                roles.insert(String(key.dropFirst(prefix.count)))
            } else if key == "kubernetes.io/role" {
                roles.insert(value)
            }
        }
        return roles.subtracting([""]).sorted()
    }
}

extension Namespace: Tabular {
    /// The columns of `kubectl get namespaces`.
    package static let tableColumns: [Table.Column] = [
        .name, .init("Status", "Whether the namespace is in use or on its way out."), .age,
    ]

    /// The namespace's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [nameCell, .string(status.phase), ageCell(at: now)]
    }
}

extension ConfigMap: Tabular {
    /// The columns of `kubectl get configmaps`.
    package static let tableColumns: [Table.Column] = [.name, .init("Data", "The number of entries."), .age]

    /// The cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [nameCell, .integer(Int64(data.count + binaryData.count)), ageCell(at: now)]
    }
}

extension ServiceAccount: Tabular {
    /// The columns of `kubectl get serviceaccounts`.
    package static let tableColumns: [Table.Column] = [.name, .age]

    /// The account's cells.
    package func tableCells(at now: Timestamp) -> [JSON] { [nameCell, ageCell(at: now)] }
}

extension Event: Tabular {
    /// The columns of `kubectl get events`.
    package static let tableColumns: [Table.Column] = [
        .init("Last Seen", "The time since it happened last."),
        .init("Type", "Normal, or a warning."),
        .init("Reason", "What happened, in one word."),
        .init("Object", "The object that it happened to."),
        .init("Subobject", priority: 1, "The part of that object."),
        .init("Source", priority: 1, "Who reports it, and from which node."),
        .init("Message", "What happened, for people."),
        .init("First Seen", priority: 1, "The time since it happened first."),
        .init("Count", priority: 1, "How often it happened."),
        .name(priority: 1),
    ]

    /// The event's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let series = other["series"]?.object
        let first = firstTimestamp ?? eventTime?.moment
        var last = lastTimestamp ?? first
        if let series { last = series["lastObservedTime"]?.string.flatMap { Timestamp($0) } }
        let times = series.map { $0["count"]?.integer ?? 0 } ?? Int64(count == 0 ? 1 : count)
        let kind = involvedObject.kind.lowercased()
        let reporter = [
            source.component.orIfEmpty(reportingComponent), source.host.orIfEmpty(reportingInstance),
        ]
        return [
            .string(TableText.age(since: last, at: now)),
            .string(type),
            .string(reason),
            .string(involvedObject.name.isEmpty ? kind : "\(kind)/\(involvedObject.name)"),
            .string(involvedObject.fieldPath),
            .string(reporter[1].isEmpty ? reporter[0] : reporter.joined(separator: ", ")),
            .string(message.trimmingSpace()),
            .string(TableText.age(since: first, at: now)),
            .integer(times),
            nameCell,
        ]
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate func trimmingSpace() -> String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Lease: Tabular {
    /// The columns of `kubectl get leases`.
    package static let tableColumns: [Table.Column] = [.name, .init("Holder", "Who holds it."), .age]

    /// The lease's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [nameCell, .string(spec.holderIdentity ?? ""), ageCell(at: now)]
    }
}
