@testable import Model

extension ManagedFields {
    /// The new object with the record of what a create, update or patch set in it.
    static func recordUpdate(
        live old: JSON?, new: JSON, manager: String, schema: ObjectSchema, apiVersion: String,
        subresource: String = "", now: Timestamp
    ) -> JSON {
        new.with(
            managedFields: record(
                live: old, new: new, manager: manager, schema: schema, apiVersion: apiVersion,
                subresource: subresource, now: now))
    }
}
