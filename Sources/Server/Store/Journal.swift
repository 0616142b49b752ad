/// Where the cluster's state outlives its process.
///
/// Guarantees: when ``write(_:)`` returns, the batch is durable as a whole; what was written before stays.
package protocol Journal: Sendable {
    /// Makes a batch of changes durable, all of them or none.
    ///
    /// - Throws: what kept it from being written; the cluster then stops accepting writes.
    func write(_ batch: JournalBatch) throws
}
