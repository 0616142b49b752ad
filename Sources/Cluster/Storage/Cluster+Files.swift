public import Model

extension Cluster {
    /// Writes a file to a claim's volume, as a program in a Pod that mounts it would.
    ///
    /// - Throws: ``APIError``: there is no such claim, or it has no volume yet.
    public mutating func write(_ text: String, to path: String, claim: ObjectKey) throws(APIError) {
        try server.write(claim: claim, path: path, text: text)
    }
}
