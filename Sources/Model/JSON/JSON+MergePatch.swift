extension JSON {
    /// The value that a JSON merge patch (RFC 7386) makes of this one.
    ///
    /// Members of the patch replace members of the same name, objects are merged member by member, and `null` removes.
    public func mergePatched(with patch: JSON) -> JSON {
        guard case .object(let changes) = patch else { return patch }
        var result = object ?? JSONObject()
        for change in changes {
            if change.value == .null {
                result.removeValue(forKey: change.key)
            } else {
                result[change.key] = (result[change.key] ?? .null).mergePatched(with: change.value)
            }
        }
        return .object(result)
    }
}
