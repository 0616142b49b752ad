package import Model

/// A kind with columns of its own in `kubectl get`.
package protocol Tabular: APIObject {
    /// The columns, wide ones included.
    static var tableColumns: [Table.Column] { get }
    /// The object's cells, one for each column.
    func tableCells(at now: Timestamp) -> [JSON]
    /// What the row says of an object that has come to its end.
    var tableConditions: [JSON] { get }
}

extension Tabular {
    /// Nothing: most kinds have no end.
    package var tableConditions: [JSON] { [] }
}

extension Table {
    /// The table of these objects.
    ///
    /// A kind that has no columns of its own gets the name and the time of creation, as in Kubernetes.
    ///
    /// - Parameter type: the objects' type.
    /// - Parameter now: the moment from which ages are counted back.
    /// - Parameter shown: what goes along of each object; the whole manifest unless told otherwise.
    package init(
        of type: any APIObject.Type, objects: [any APIObject], at now: Timestamp, list: ListMeta = ListMeta(),
        showing shown: (any APIObject) -> JSON = { $0.manifest }
    ) {
        let columns = (type as? any Tabular.Type)?.tableColumns ?? [.name, .createdAt]
        let rows = objects.map { object in
            if let tabular = object as? any Tabular {
                return Row(
                    cells: tabular.tableCells(at: now), conditions: tabular.tableConditions, object: shown(object))
            }
            let created = object.metadata.creationTimestamp?.json ?? .null
            return Row(cells: [.string(object.metadata.name), created], object: shown(object))
        }
        self.init(kind: type.kind, columns: columns, rows: rows, list: list)
    }

    /// The table of these objects.
    package init<Object: Tabular>(_ objects: [Object], at now: Timestamp, list: ListMeta = ListMeta()) {
        let rows = objects.map {
            Row(cells: $0.tableCells(at: now), conditions: $0.tableConditions, object: $0.manifest)
        }
        self.init(kind: Object.kind, columns: Object.tableColumns, rows: rows, list: list)
    }
}

/// Columns that several kinds share.
extension Table.Column {
    /// The column that names the object.
    static let name = name(priority: 0)

    /// The column that names the object, shown from this priority on.
    static func name(priority: Int) -> Self {
        Self("Name", format: "name", priority: priority, "The object's name, unique in its namespace.")
    }

    /// The column of kinds without their own: when the object was created.
    static let createdAt = Self("Created At", type: "date", "When the store accepted the object.")

    /// The column of the time since creation.
    static let age = Self("Age", "The time since the store accepted the object.")

    /// The column of a template's containers.
    static let containers = Self("Containers", priority: 1, "The names of the template's containers.")

    /// The column of a template's images.
    static let images = Self("Images", priority: 1, "The images of the template's containers.")

    /// The column of a selector.
    static let selector = Self("Selector", priority: 1, "The labels of the Pods that belong to the object.")
}

extension APIObject {
    /// The object's name.
    var nameCell: JSON { .string(metadata.name) }

    /// The time since the object was created.
    func ageCell(at now: Timestamp) -> JSON { .string(TableText.age(since: metadata.creationTimestamp, at: now)) }
}
