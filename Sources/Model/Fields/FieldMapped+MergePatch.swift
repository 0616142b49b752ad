extension FieldValue {
    /// The value that a JSON merge patch (RFC 7386) makes of this one.
    ///
    /// - Throws: ``FieldError`` where the outcome has another shape.
    public func mergePatched(with patch: JSON) throws(FieldError) -> Self {
        try Self(json: json.mergePatched(with: patch))
    }
}

extension FieldMapped {
    /// The value that a JSON merge patch (RFC 7386) makes of this one; fields that the patch does not name stay as they are.
    ///
    /// - Throws: ``FieldError`` where a field gets another shape.
    public func mergePatched(with patch: JSON) throws(FieldError) -> Self {
        // What is taken away leaves the empty value, which only a value that is read anew has.
        guard let changes = patch.object, !changes.contains(where: { $0.value == .null }) else {
            return try Self(json: json.mergePatched(with: patch))
        }
        var patcher = FieldPatcher(remaining: changes)
        var patched = self
        try patched.mapFields(&patcher)
        if !patcher.remaining.isEmpty {
            patched.other = JSON.object(other).mergePatched(with: .object(patcher.remaining)).object ?? other
        }
        return patched
    }
}

/// Changes the fields that a merge patch names, and keeps of the patch what no field took.
private struct FieldPatcher: FieldMap {
    var remaining: JSONObject

    mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        guard let change = remaining.removeValue(forKey: name) else { return }
        do throws(FieldError) {
            value = try value.mergePatched(with: change)
        } catch {
            throw error.inside(name)
        }
    }

    mutating func always<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        try field(name, &value)
    }

    mutating func optional<Value: FieldValue>(_ name: String, _ value: inout Value?) throws(FieldError) {
        guard let change = remaining.removeValue(forKey: name) else { return }
        do throws(FieldError) {
            if let known = value {
                value = try known.mergePatched(with: change)
            } else {
                value = try Value(json: JSON.null.mergePatched(with: change))
            }
        } catch {
            throw error.inside(name)
        }
    }

    mutating func inline<Value: FieldMapped>(_ value: inout Value) throws(FieldError) {
        try value.mapFields(&self)
    }
}
