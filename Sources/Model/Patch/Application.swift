/// One server-side apply on its way.
struct Application {
    let write: ManagedWrite
    let patch: JSON
    let manager: String
    /// The stored object in canonical form.
    let live: JSON
    /// The time for the applier's entry.
    let now: JSON

    private var identity: FieldManagers.Identity {
        FieldManagers.Identity(
            manager: manager.isEmpty ? "unknown" : manager, isApplier: true, apiVersion: write.apiVersion,
            subresource: write.subresource)
    }

    /// Merges the configuration, removes what the applier no longer wants and updates the record.
    ///
    /// - Throws: ``PatchError`` (409) for fields of other managers, unless forced.
    func applied(to managers: inout FieldManagers, force: Bool) throws(PatchError) -> JSON {
        managers.forgetOtherVersions(write)
        let last = managers.entries[identity]
        let fields = FieldSet.of(patch, schema: write.schema).subtractingTrees(write.resetFields)
        var updated = managers
        updated.entries[identity] = FieldManagers.Entry(fields: fields, apiVersion: write.apiVersion, time: last?.time)
        let merged = try mergedWithLive()
        let pruned = prune(merged, last?.fields ?? FieldSet(), updated)
        let comparison = FieldComparison(live, pruned, schema: write.schema).ignoring(write.resetFields)
        let conflicts = updated.release(comparison, to: identity)
        let refused = force ? [] : unexpected(conflicts)
        guard refused.isEmpty else { throw .applyConflict(refused) }
        if pruned != live { updated.entries[identity]?.time = now }
        strip(&updated)
        managers = updated
        return pruned
    }

    private func mergedWithLive() throws(PatchError) -> JSON {
        do throws(ElementProblem) {
            return try write.shape.merge(live, patch) ?? [:]
        } catch {
            throw .failure("failed to merge config: \(error.message)")
        }
    }

    private func strip(_ managers: inout FieldManagers) {
        guard let entry = managers.entries[identity] else { return }
        let fields = entry.fields.difference(ManagedWrite.strippedFields)
        managers.entries[identity]?.fields = fields
        if fields.isEmpty { managers.entries[identity] = nil }
    }
}

extension Application {
    /// Removes what the applier set the last time, does not set now, and nobody else set.
    private func prune(_ merged: JSON, _ last: FieldSet, _ managers: FieldManagers) -> JSON {
        if last.isEmpty { return merged }
        let shape = write.shape
        let lastFields = last.includingHolders(shape)
        let mergedFields = FieldSet.of(merged, schema: write.schema).includingHolders(shape)
        // First without everything that was set the last time, then with what anybody sets, in or below it.
        let bare = shape.removing(lastFields, from: merged)
        let owned = FieldSet.union(of: managers.entries.values.map(\.fields)).includingHolders(shape)
        let kept = FieldSet.of(bare, schema: write.schema).includingHolders(shape).union(owned)
        let restored = shape.removing(mergedFields.difference(kept), from: merged)
        // What goes must have been set by the applier itself: a list that fell with its holder comes back.
        let gone = mergedFields.difference(
            FieldSet.of(restored, schema: write.schema).includingHolders(shape))
        return shape.removing(gone.intersection(lastFields), from: merged)
    }

    /// The conflicts that are not explained by the object's past under client-side apply.
    ///
    /// `kubectl apply --server-side` takes over what `kubectl apply` set, as the annotation that it left tells.
    private func unexpected(_ conflicts: [FieldConflict]) -> [FieldConflict] {
        guard manager == "kubectl", !conflicts.isEmpty, let allowed = fieldsLastApplied else { return conflicts }
        return conflicts.filter { !allowed.contains($0.path) }
    }

    /// The fields that client-side apply set and that still have its values.
    private var fieldsLastApplied: FieldSet? {
        guard let text = live.lastApplied, !text.isEmpty, let applied = try? JSON(parsing: text),
            applied["apiVersion"] == .string(write.apiVersion), write.shape.problems(with: applied).isEmpty
        else { return nil }
        let comparison = FieldComparison(applied, live, schema: write.schema)
        return FieldSet.of(applied, schema: write.schema)
            .difference(comparison.modified).difference(comparison.added).difference(comparison.removed)
    }
}

extension JSON {
    fileprivate static let lastAppliedName = "kubectl.kubernetes.io/last-applied-configuration"
    private static let maximumAnnotationBytes = 256 * 1024

    /// The configuration that client-side apply left in the annotations.
    fileprivate var lastApplied: String? { self["metadata"]?["annotations"]?[Self.lastAppliedName]?.string }

    /// Keeps the annotation of client-side apply, where there is one, in step with what was applied.
    mutating func renewLastApplied(from patch: JSON) {
        guard let old = lastApplied, !old.isEmpty, var members = object, var metadata = members["metadata"]?.object,
            var annotations = metadata["annotations"]?.object
        else { return }
        annotations[Self.lastAppliedName] = .string(patch.withoutLastApplied.text(escaping: .go) + "\n")
        let size = annotations.reduce(0) { $0 + $1.key.utf8.count + ($1.value.string?.utf8.count ?? 0) }
        if size > Self.maximumAnnotationBytes { annotations[Self.lastAppliedName] = nil }
        metadata["annotations"] = .object(annotations)
        members["metadata"] = .object(metadata)
        self = .object(members)
    }

    private var withoutLastApplied: JSON {
        guard var members = object, var metadata = members["metadata"]?.object,
            var annotations = metadata["annotations"]?.object
        else { return self }
        annotations[Self.lastAppliedName] = nil
        metadata["annotations"] = .object(annotations)
        members["metadata"] = .object(metadata)
        return .object(members)
    }
}

extension PatchError {
    /// An applier wants fields that other managers set.
    static func applyConflict(_ conflicts: [FieldConflict]) -> PatchError {
        let causes = conflicts.map {
            Cause(
                reason: "FieldManagerConflict", message: "conflict with \($0.manager.shown)",
                field: $0.path.map(\.description).joined())
        }
        let message =
            switch causes.count {
            case 1: "Apply failed with 1 conflict: \(causes[0].message): \(causes[0].field)"
            case let count: "Apply failed with \(count) conflicts: \(lines(conflicts).joined(separator: "\n"))"
            }
        return PatchError(code: 409, reason: "Conflict", message: message, causes: causes)
    }

    /// The conflicts by manager; they come sorted.
    private static func lines(_ conflicts: [FieldConflict]) -> [String] {
        var lines: [String] = []
        var last: FieldManagers.Identity?
        for conflict in conflicts {
            if conflict.manager != last { lines.append("conflicts with \(conflict.manager.shown):") }
            last = conflict.manager
            lines.append("- \(conflict.path.map(\.description).joined())")
        }
        return lines
    }
}
