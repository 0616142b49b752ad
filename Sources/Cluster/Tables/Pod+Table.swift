package import Model

extension Pod: Tabular {
    /// The columns of `kubectl get pods`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Ready", "How many of the Pod's containers are ready, of how many."),
        .init("Status", "What the Pod is doing, or why it is not getting on."),
        .init("Restarts", "How often containers were started again, and how long ago the last time was."),
        .age,
        .init("IP", priority: 1, "The Pod's address."),
        .init("Node", priority: 1, "The node that runs the Pod."),
        .init("Nominated Node", priority: 1, "The node on which room is being made for the Pod."),
        .init("Readiness Gates", priority: 1, "How many of the conditions that the Pod waits for hold."),
    ]

    /// The Pod's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let summary = PodSummary(self)
        let address = status.podIPs.first?["ip"]?.string ?? ""
        let nominated = status.other["nominatedNodeName"]?.string ?? ""
        return [
            nameCell,
            .string("\(summary.readyContainers)/\(summary.totalContainers)"),
            .string(summary.reason),
            .string(summary.restartText(at: now)),
            ageCell(at: now),
            .string(address.orIfEmpty(TableText.none)),
            .string(spec.nodeName.orIfEmpty(TableText.none)),
            .string(nominated.orIfEmpty(TableText.none)),
            .string(readinessGatesText),
        ]
    }

    /// `Completed` once all containers have ended.
    package var tableConditions: [JSON] {
        let message: JSON
        switch status.phase {
        case .succeeded: message = "The pod has completed successfully."
        case .failed: message = "The pod failed."
        default: return []
        }
        return [["type": "Completed", "status": "True", "reason": status.phase.json, "message": message]]
    }

    private var readinessGatesText: String {
        let gates = spec.other["readinessGates"]?.array ?? []
        guard !gates.isEmpty else { return TableText.none }
        let holding = gates.filter { gate in
            status.conditions.first { $0.type == gate["conditionType"]?.string }?.status == .true
        }
        return "\(holding.count)/\(gates.count)"
    }
}
