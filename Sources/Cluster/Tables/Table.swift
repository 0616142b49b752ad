package import Model

/// Objects of one kind as `kubectl get` prints them: the API's `Table`.
///
/// The server makes a table with all of its columns, and the reader of it leaves out those of a priority above 0.
package struct Table: Hashable, Sendable {
    /// The kind of the objects.
    package var kind: Kind
    /// What the cells of each row mean, in order.
    package var columns: [Column]
    /// One row an object.
    package var rows: [Row]
    /// What the list says of itself.
    package var list = ListMeta()

    /// A table of these rows.
    package init(kind: Kind, columns: [Column], rows: [Row], list: ListMeta = ListMeta()) {
        self.kind = kind
        self.columns = columns
        self.rows = rows
        self.list = list
    }
}

extension Table {
    /// What a column's cells hold.
    package struct Column: Hashable, Sendable {
        /// The heading.
        package var name: String
        /// The cells' OpenAPI type, such as `string`.
        package var type: String
        /// The cells' OpenAPI format; `name` marks the column that names the object.
        package var format: String
        /// A sentence on the meaning.
        package var description: String
        /// 0 for columns that are always shown, more for those of wide output only.
        package var priority: Int

        /// A column, of strings that are always shown unless told otherwise.
        package init(
            _ name: String, type: String = "string", format: String = "", priority: Int = 0, _ description: String
        ) {
            self.name = name
            self.type = type
            self.format = format
            self.description = description
            self.priority = priority
        }
    }

    /// One object.
    package struct Row: Hashable, Sendable {
        /// The values, as many as there are columns.
        package var cells: [JSON]
        /// `Completed` where the object has come to its end.
        package var conditions: [JSON]
        /// The object that the row shows.
        package var object: JSON

        /// A row that shows this object.
        package init(cells: [JSON], conditions: [JSON] = [], object: JSON) {
            self.cells = cells
            self.conditions = conditions
            self.object = object
        }

        /// What stands in the object's metadata under this name.
        func metadata(_ name: String) -> JSON? { object["metadata"]?[name] }
    }

    /// The part of a list that is not its items.
    package struct ListMeta: Hashable, Sendable {
        /// The store's version that the list shows.
        package var resourceVersion: String
        /// The token for the next page, or empty.
        package var `continue`: String
        /// How many objects follow after this page, if that is known.
        package var remainingItemCount: Int64?

        /// The metadata of a list, by default of one that says nothing.
        package init(resourceVersion: String = "", continue: String = "", remainingItemCount: Int64? = nil) {
            self.resourceVersion = resourceVersion
            self.continue = `continue`
            self.remainingItemCount = remainingItemCount
        }

        /// The fields that are set.
        package var json: JSON {
            var members = JSONObject()
            if !resourceVersion.isEmpty { members["resourceVersion"] = .string(resourceVersion) }
            if !`continue`.isEmpty { members["continue"] = .string(`continue`) }
            if let remainingItemCount { members["remainingItemCount"] = .integer(remainingItemCount) }
            return .object(members)
        }
    }
}
