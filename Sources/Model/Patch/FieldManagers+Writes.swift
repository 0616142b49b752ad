/// What all parts of one write must know.
struct ManagedWrite {
    let schema: ObjectSchema
    let apiVersion: String
    /// The part of the object that is written, such as `status`; empty for the object itself.
    let subresource: String

    var shape: FieldShape { FieldShape(schema) }

    /// The name of the object's kind.
    var kindName: String { schema.name.split(separator: ".").last.map(String.init) ?? "" }

    /// Fields that a write to this part of the object never changes, so that nobody owns them by it.
    var resetFields: FieldSet {
        guard schema["status"] != nil else { return FieldSet() }
        switch (subresource, schema.name) {
        case ("", _): return FieldSet([[.field("status")]])
        case ("status", "Pod"):
            return FieldSet([
                [.field("spec")], [.field("metadata"), .field("deletionTimestamp")],
                [.field("metadata"), .field("ownerReferences")],
            ])
        case ("status", "Deployment"):
            return FieldSet([[.field("spec")], [.field("metadata"), .field("labels")]])
        case ("status", _): return FieldSet([[.field("spec")]])
        default: return FieldSet()
        }
    }

    /// Fields that nobody owns because they say which object it is.
    static let strippedFields = FieldSet(
        [["apiVersion"], ["kind"], ["metadata"]].map { $0.map(FieldSet.Element.field) }
            + [
                "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation",
                "managedFields", "resourceVersion",
            ].map { [.field("metadata"), .field($0)] })
}

/// One field that an applier may not change, and who set it.
struct FieldConflict: Hashable {
    let manager: FieldManagers.Identity
    let path: FieldSet.Path
}

extension FieldManagers {
    /// Takes fields that a write changed from all managers but the writer.
    ///
    /// - Returns: what was, or would be, taken without the managers' consent.
    mutating func release(_ comparison: FieldComparison, to writer: Identity?) -> [FieldConflict] {
        if entries.isEmpty { return [] }
        var conflicts: [FieldConflict] = []
        let changed = comparison.changed
        for (identity, entry) in entriesInOrder where identity != writer {
            let taken = entry.fields.intersection(changed)
            conflicts += taken.paths.map { FieldConflict(manager: identity, path: $0) }
            entries[identity]?.fields = entry.fields.difference(taken).difference(comparison.removed)
        }
        entries = entries.filter { !$0.value.fields.isEmpty }
        return conflicts
    }

    /// Forgets entries in versions that the server does not have.
    mutating func forgetOtherVersions(_ write: ManagedWrite) {
        // Events are served by two groups.
        if entries.isEmpty || write.kindName == "Event" { return }
        entries = entries.filter { $0.value.apiVersion == write.apiVersion }
    }

    /// Records what a create, update or patch changed.
    mutating func recordUpdate(from old: JSON, to new: JSON, by manager: String, _ write: ManagedWrite, now: JSON) {
        forgetOtherVersions(write)
        let comparison = FieldComparison(old, new, schema: write.schema).ignoring(write.resetFields)
        _ = release(comparison, to: nil)
        let fields = comparison.changed.difference(ManagedWrite.strippedFields)
        if !fields.isEmpty {
            let identity = Identity(
                manager: manager.isEmpty ? "unknown" : manager, isApplier: false, apiVersion: write.apiVersion,
                subresource: write.subresource)
            entries[identity] = Entry(
                fields: fields.union(entries[identity]?.fields ?? FieldSet()), apiVersion: write.apiVersion, time: now)
        }
        joinOldest()
    }
}
