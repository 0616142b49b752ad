/// A policy that could not answer: what stands behind one may be a program that throws, crashes or stalls.
///
/// A pass that meets it fails like any other, and is tried again later.
public struct PolicyFailure: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    /// What the event that tells of it gives as its reason, in one word.
    public var reason: String
    /// What happened, in a sentence for the event.
    public var description: String

    /// A failure of a policy.
    public init(reason: String, description: String) {
        self.reason = reason
        self.description = description
    }
}
