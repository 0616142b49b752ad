/// Server-side apply: who set which fields of an object, and what follows for the next write.
///
/// - Guarantees: pure; the same inputs give the same object, with managers in the server's order.
/// - Caveats: objects are compared as the API writes them, so hand in what would be stored: defaults filled in. What
///   is returned by ``apply(patch:manager:force:live:schema:apiVersion:subresource:now:)`` is yet to be defaulted.
package enum ManagedFields {
    /// The object after an applier's configuration was merged into it.
    ///
    /// Fields that the applier set before, leaves out now and nobody else set are removed.
    ///
    /// - Parameter live: the stored object; nil creates one.
    /// - Parameter force: takes fields from other managers instead of refusing.
    /// - Parameter subresource: the part of the object that is written, such as `status`; empty for the object itself.
    /// - Throws: ``PatchError``: 409 with a cause for each conflict, 400 or 500 where the configuration is wrong.
    package static func apply(
        patch: JSON, manager: String, force: Bool, live: JSON?, schema: ObjectSchema, apiVersion: String,
        subresource: String = "", now: Timestamp
    ) throws(PatchError) -> JSON {
        let write = ManagedWrite(schema: schema, apiVersion: apiVersion, subresource: subresource)
        try write.check(patch)
        guard var managers = FieldManagers(live?.managedFields ?? []) else {
            throw .failure("failed to decode managed fields")
        }
        let old = write.typed(schema.canonical((live ?? [:]).withoutManagedFields))
        let time = JSON.string(now.wholeSeconds.description)
        if managers.entries.isEmpty {
            managers.recordUpdate(from: schema.zero, to: old, by: "before-first-apply", write, now: time)
        }
        let application = Application(write: write, patch: patch, manager: manager, live: old, now: time)
        var result = try application.applied(to: &managers, force: force)
        if manager == "kubectl" { result.renewLastApplied(from: patch) }
        let object = schema.canonical(result)
        let list = managers.json
        if let live, object == old, list.map(\.withoutTime) == live.managedFields.map(\.withoutTime) {
            // Times alone are no change.
            return object.with(managedFields: live.managedFields)
        }
        return object.with(managedFields: list)
    }

    /// The record of what a create, update or patch set in an object, as its `managedFields` hold it.
    ///
    /// The writer may change the record itself: entries in the new object replace those of the stored one, and a list
    /// of one empty entry, or an empty list, clears it.
    ///
    /// - Parameter old: the stored object; nil for a create.
    /// - Parameter new: the object as it would be stored.
    /// - Parameter areCanonical: whether both objects have the form that ``ObjectSchema/canonical(_:)`` gives them, so
    ///   that they need not be brought into it.
    /// - Parameter subresource: the part of the object that is written, such as `status`; empty for the object itself.
    package static func record(
        live old: JSON?, new: JSON, manager: String, schema: ObjectSchema, apiVersion: String,
        subresource: String = "", now: Timestamp, areCanonical: Bool = false
    ) -> [JSON] {
        let write = ManagedWrite(schema: schema, apiVersion: apiVersion, subresource: subresource)
        var managers = recorded(old, new, write)
        // A stored object without a record stays without one until something is applied.
        if managers.entries.isEmpty && old != nil { return [] }
        let object = new.withoutManagedFields
        let before = old.map { areCanonical ? $0.withoutManagedFields : schema.canonical($0.withoutManagedFields) }
        managers.recordUpdate(
            from: before ?? schema.zero, to: areCanonical ? object : schema.canonical(object), by: manager, write,
            now: .string(now.wholeSeconds.description))
        return managers.json
    }

    /// The record to go on from: the new object's own, or the stored one's.
    private static func recorded(_ old: JSON?, _ new: JSON, _ write: ManagedWrite) -> FieldManagers {
        let stored = FieldManagers(old?.managedFields ?? []) ?? FieldManagers()
        guard write.subresource.isEmpty, let list = new["metadata"]?["managedFields"]?.array else { return stored }
        if list.isEmpty || list == [[:]] { return FieldManagers() }
        guard let own = FieldManagers(list), !own.entries.isEmpty else { return stored }
        return own
    }
}

extension ManagedWrite {
    /// Refuses a configuration that cannot be applied.
    fileprivate func check(_ patch: JSON) throws(PatchError) {
        guard patch.object != nil else {
            throw .badRequest(
                "error decoding YAML: json: cannot unmarshal \(patch.goWireName) into Go value of type "
                    + "map[string]interface {}")
        }
        let found = Self.kindText(patch["apiVersion"]?.string ?? "", patch["kind"]?.string ?? "")
        guard found == Self.kindText(apiVersion, kindName) else {
            throw .badRequest("invalid object type: \(found)")
        }
        guard patch["metadata"]?["managedFields"]?.array == nil else {
            throw .badRequest("metadata.managedFields must be nil")
        }
        let problems = shape.problems(with: patch)
        guard !problems.isEmpty else { return }
        let metadata = patch["metadata"]
        let name = "\(metadata?["namespace"]?.string ?? "")/\(metadata?["name"]?.string ?? "")"
        let all = problems.count == 1 ? problems[0] : "errors:\n" + problems.map { "  \($0)" }.joined(separator: "\n")
        throw .failure("failed to create typed patch object (\(name); \(found)): \(all)")
    }

    /// The object with its version and kind.
    fileprivate func typed(_ object: JSON) -> JSON {
        guard var members = object.object else { return object }
        members["apiVersion"] = .string(apiVersion)
        members["kind"] = .string(kindName)
        return .object(members)
    }

    /// Group, version and kind as Go prints them: `apps/v1, Kind=StatefulSet`, `/v1, Kind=Pod`.
    private static func kindText(_ apiVersion: String, _ kind: String) -> String {
        "\(apiVersion.contains("/") ? "" : "/")\(apiVersion), Kind=\(kind)"
    }
}

extension JSON {
    /// The record of who set which fields.
    var managedFields: [JSON] { self["metadata"]?["managedFields"]?.array ?? [] }

    /// The object without its record.
    var withoutManagedFields: JSON { with(managedFields: []) }

    /// The object with another record; an empty one is left out.
    func with(managedFields list: [JSON]) -> JSON {
        if list.isEmpty, self["metadata"]?["managedFields"] == nil { return self }
        guard var members = object, var metadata = members["metadata"]?.object ?? (list.isEmpty ? nil : [:]) else {
            return self
        }
        metadata["managedFields"] = list.isEmpty ? nil : .array(list)
        members["metadata"] = .object(metadata)
        return .object(members)
    }

    fileprivate var withoutTime: JSON {
        guard var members = object else { return self }
        members["time"] = nil
        return .object(members)
    }
}
