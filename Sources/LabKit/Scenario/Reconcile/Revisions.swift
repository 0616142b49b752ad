public import Controller
public import Model

/// The revisions that one pass works with.
public struct Revisions: Hashable, Sendable, Codable {
    /// All that the set has, sorted from the oldest to the newest.
    public var history: [ControllerRevision]
    /// What Pods below the partition have.
    public var current: ControllerRevision
    /// What the template is now.
    public var update: ControllerRevision
    /// What must be written so that the update revision is the newest; `nil` if it is.
    public var write: StatefulSetAction?

    /// The revisions of a pass.
    public init(
        history: [ControllerRevision], current: ControllerRevision, update: ControllerRevision,
        write: StatefulSetAction? = nil
    ) {
        self.history = history
        self.current = current
        self.update = update
        self.write = write
    }
}
