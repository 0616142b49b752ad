package import Model

extension StatefulSet: Tabular {
    /// The columns of `kubectl get statefulsets`.
    package static let tableColumns: [Table.Column] = [
        .name, .init("Ready", "How many Pods are ready, of how many."), .age, .containers, .images,
    ]

    /// The set's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [nameCell, .string("\(status.readyReplicas)/\(spec.replicas ?? 1)"), ageCell(at: now)]
            + spec.template.containerCells
    }
}

extension Deployment: Tabular {
    /// The columns of `kubectl get deployments`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Ready", "How many Pods are ready, of how many."),
        .init("Up-to-date", "How many Pods have the newest template."),
        .init("Available", "How many Pods have been ready for long enough."),
        .age, .containers, .images, .selector,
    ]

    /// The Deployment's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let selector = spec.selector.map { TableText.selector($0) ?? "<invalid>" } ?? ""
        return [
            nameCell,
            .string("\(status.readyReplicas)/\(spec.replicas ?? 1)"),
            status.updatedReplicas.json,
            status.availableReplicas.json,
            ageCell(at: now),
        ] + spec.template.containerCells + [.string(selector)]
    }
}

extension ReplicaSet: Tabular {
    /// The columns of `kubectl get replicasets`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Desired", type: "integer", "How many Pods there should be."),
        .init("Current", type: "integer", "How many Pods there are."),
        .init("Ready", type: "integer", "How many Pods are ready."),
        .age, .containers, .images, .selector,
    ]

    /// The ReplicaSet's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let selector = spec.selector.map { TableText.selector($0)?.orIfEmpty(TableText.none) ?? "<error>" }
        return [
            nameCell,
            (spec.replicas ?? 1).json,
            status.replicas.json,
            status.readyReplicas.json,
            ageCell(at: now),
        ] + spec.template.containerCells + [.string(selector ?? TableText.none)]
    }
}

extension ControllerRevision: Tabular {
    /// The columns of `kubectl get controllerrevisions`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Controller", "The object whose history this is a part of."),
        .init("Revision", "The number of the revision; a higher one is newer."),
        .age,
    ]

    /// The revision's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [nameCell, .string(controllerText), revision.json, ageCell(at: now)]
    }

    /// Kind, group and name of the owner in charge: `statefulset.apps/web`.
    private var controllerText: String {
        guard let controller = metadata.controller else { return TableText.none }
        let group = controller.apiVersion.split(separator: "/").dropLast().first.map { ".\($0)" } ?? ""
        return "\(controller.kind)\(group)".lowercased() + "/\(controller.name)"
    }
}

extension PodTemplateSpec {
    /// Names and images of the containers.
    var containerCells: [JSON] {
        [
            .string(spec.containers.map(\.name).joined(separator: ",")),
            .string(spec.containers.map(\.image).joined(separator: ",")),
        ]
    }
}
