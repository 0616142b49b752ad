package import Model

/// Where the cluster's state outlives its process.
///
/// Guarantees: when ``write(_:)`` returns, the batch is durable as a whole; what was written before stays.
package protocol Journal: Sendable {
    /// Makes a batch of changes durable, all of them or none.
    ///
    /// - Throws: what kept it from being written; the cluster then stops accepting writes.
    func write(_ batch: JournalBatch) throws
}

/// Changes to the store in the order in which they were made.
package struct JournalBatch: Sendable {
    /// One object's new state.
    package struct Change: Sendable {
        /// The object's kind.
        package var kind: Kind
        /// Where it lives.
        package var key: ObjectKey
        /// The revision of the change.
        package var revision: Int64
        /// The object as JSON; `nil` once it is gone.
        package var manifest: [UInt8]?

        /// A change.
        package init(kind: Kind, key: ObjectKey, revision: Int64, manifest: [UInt8]?) {
            self.kind = kind
            self.key = key
            self.revision = revision
            self.manifest = manifest
        }
    }

    /// The changes.
    package var changes: [Change]
    /// The store's revision after the last of them.
    package var revision: Int64

    /// A batch.
    package init(changes: [Change], revision: Int64) {
        self.changes = changes
        self.revision = revision
    }
}
