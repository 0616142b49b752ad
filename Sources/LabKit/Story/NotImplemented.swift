/// What a starter throws where the learner's work begins.
public struct NotImplemented: Error, Hashable, Sendable, CustomStringConvertible {
    /// The lab, the task and what it asks for, such as `Lab 02, task 1: when is a Pod available?`.
    public let task: String

    /// The work of this task is still to be done.
    public init(_ task: String) { self.task = task }

    /// The task after the words "not implemented yet".
    public var description: String { "not implemented yet: \(task)" }
}
