import Model

extension Timestamp? {
    /// The earlier of two moments, of which each may be never.
    func earlier(_ other: Timestamp?) -> Timestamp? {
        guard let self, let other else { return self ?? other }
        return Swift.min(self, other)
    }
}
