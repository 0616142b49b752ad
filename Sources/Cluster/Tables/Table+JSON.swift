package import Model

extension Table {
    /// How much of each object a table carries beside its cells.
    package enum Inclusion: String, Sendable {
        /// Nothing.
        case none = "None"
        /// The metadata: what a request gets that does not choose.
        case metadata = "Metadata"
        /// The whole object.
        case object = "Object"
    }

    /// The table as the API sends it.
    ///
    /// - Parameter including: how much of each object goes along.
    /// - Parameter columns: whether the columns are described; a watch does so in its first event only.
    package func json(including: Inclusion = .metadata, columns includesColumns: Bool = true) -> JSON {
        [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": list.json,
            "columnDefinitions": includesColumns ? .array(columns.map(\.json)) : .null,
            "rows": .array(rows.map { $0.json(including: including) }),
        ]
    }
}

extension Table.Column {
    /// The column as the API sends it.
    var json: JSON {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .integer(Int64(priority)),
        ]
    }
}

extension Table.Row {
    /// The row as the API sends it.
    func json(including: Table.Inclusion) -> JSON {
        let shown: JSON =
            switch including {
            case .none: .null
            case .metadata: Self.metadataOnly(object)
            case .object: object
            }
        var row: JSONObject = ["cells": .array(cells), "object": shown]
        if !conditions.isEmpty { row["conditions"] = .array(conditions) }
        return .object(row)
    }

    /// The object without its content: `PartialObjectMetadata`.
    package static func metadataOnly(_ object: JSON) -> JSON {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            "metadata": object["metadata"] ?? .object([:]),
        ]
    }
}
