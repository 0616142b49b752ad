/// A JSON merge patch (RFC 7386), with the answers of the API server.
package enum MergePatch {
    /// The object after the patch.
    ///
    /// - Throws: ``PatchError`` (400) if the patch is no object.
    package static func apply(_ patch: JSON, to object: JSON) throws(PatchError) -> JSON {
        switch patch {
        case .object: object.mergePatched(with: patch)
        case .null: object
        default:
            throw .badRequest(
                "error decoding patch: json: cannot unmarshal \(patch.goWireName) into Go value of type "
                    + "map[string]interface {}")
        }
    }
}
