extension JSON {
    /// The value that a JSON merge patch (RFC 7386) makes of this one.
    ///
    /// Members of the patch replace members of the same name, objects are merged member by member, and `null` removes.
    public func mergePatched(with patch: JSON) -> JSON {
        guard case .object(let changes) = patch else { return patch }
        let merged = (object ?? JSONObject()).merging(changes) { old, change in
            change.value == .null ? nil : (old ?? .null).mergePatched(with: change.value)
        }
        return .object(merged)
    }
}
