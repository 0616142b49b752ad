/// What kept the cluster's state from being written.
struct JournalFailure: Error, CustomStringConvertible {
    let description: String
}
