extension LiveCluster {
    /// Returns once all that was done so far is durable.
    ///
    /// - Throws: what kept it from being written.
    nonisolated func waitUntilDurable() async throws(JournalFailure) {
        let failure = await withCheckedContinuation { continuation in
            enter { $0.whenWritten { continuation.resume(returning: $0) } }
        }
        if let failure { throw failure }
    }

    /// Calls back once all that was done so far is durable, or with what kept it from being so.
    func whenWritten(_ body: @escaping @Sendable (JournalFailure?) -> Void) {
        guard let journal else { return body(nil) }
        journal.whenIdle {
            // The journal's last report is on its way to the loop; this goes behind it.
            self.enter { body($0.failure) }
        }
    }
}
