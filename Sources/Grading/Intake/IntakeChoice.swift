/// Which files of a submission count, by their names alone.
struct IntakeChoice: Equatable, Sendable {
    /// A file and its place in the lab.
    struct Chosen: Equatable, Sendable {
        var entry: IntakeEntry
        /// Where it stands in the lab, such as `Sources/Ordering/Ordering.swift`.
        var path: String
        var use: Use

        enum Use: Equatable, Sendable {
            /// It is judged.
            case source
            /// It may be there as it was handed out, and not otherwise.
            case unchanged(Refusal.Reason)
        }
    }

    /// What may not be there; nothing is judged if there is any.
    var refusals: [Refusal] = []
    var chosen: [Chosen] = []
}
