/// Server-side apply: who set which fields of an object, and what follows for the next write.
package enum ManagedFields {
    /// The object after an applier's configuration was merged into it.
    ///
    /// - Parameter live: the stored object; nil creates one.
    /// - Parameter force: takes fields from other managers instead of refusing.
    /// - Throws: ``PatchError``: 409 with a cause for each conflict, 400 or 500 where the configuration is wrong.
    package static func apply(
        patch: JSON, manager: String, force: Bool, live: JSON?, schema: ObjectSchema, apiVersion: String,
        subresource: String = "", now: Timestamp
    ) throws(PatchError) -> JSON {
        (live ?? [:]).mergePatched(with: patch)
    }

    /// The new object with the record of what a create, update or patch set in it.
    ///
    /// - Parameter old: the stored object; nil for a create.
    package static func recordUpdate(
        live old: JSON?, new: JSON, manager: String, schema: ObjectSchema, apiVersion: String,
        subresource: String = "", now: Timestamp
    ) -> JSON {
        new
    }
}
