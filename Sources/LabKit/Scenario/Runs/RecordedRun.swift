/// What happened to one application over a while: its Pods, and what its clients wrote.
///
/// All times count from the start of the run.
public struct RecordedRun: Hashable, Sendable, Codable {
    /// What the application ran on, such as `StatefulSet`.
    public var name: String
    /// Every Pod there was, in the order of creation.
    public var pods: [RecordedPod]
    /// Every write that a client tried, in the order of time.
    public var writes: [RecordedWrite]

    /// A run of these Pods and writes.
    public init(name: String, pods: [RecordedPod], writes: [RecordedWrite] = []) {
        self.name = name
        self.pods = pods
        self.writes = writes
    }
}

/// One Pod of a ``RecordedRun``.
public struct RecordedPod: Hashable, Sendable, Codable {
    /// The Pod's name.
    public var name: String
    /// What tells it from all other Pods, also from those of its name.
    public var uid: String
    /// Which member of the application it is; a Pod takes the lowest place that is free, as a client would count them.
    public var place: Int
    /// The claim that it mounts; `nil` if it has no disk.
    public var storage: String?
    /// The node that it ran on; `nil` if it never got one.
    public var node: String?
    /// When it was created.
    public var created: Duration
    /// When its process started; `nil` if it never did.
    public var started: Duration?
    /// When it was ready for the first time; `nil` if it never was.
    public var ready: Duration?
    /// When it was asked to go; `nil` if it never was.
    public var asked: Duration?
    /// When its process had ended; `nil` if it still ran at the end.
    public var ended: Duration?

    /// A Pod with this life.
    public init(
        name: String, uid: String, place: Int, storage: String?, node: String? = nil, created: Duration,
        started: Duration? = nil, ready: Duration? = nil, asked: Duration? = nil, ended: Duration? = nil
    ) {
        self.name = name
        self.uid = uid
        self.place = place
        self.storage = storage
        self.node = node
        self.created = created
        self.started = started
        self.ready = ready
        self.asked = asked
        self.ended = ended
    }
}

/// One write of a ``RecordedRun``.
public struct RecordedWrite: Hashable, Sendable, Codable {
    /// What was written, such as `w17`; no two writes are the same.
    public var id: String
    /// The UID of the Pod that took it.
    public var pod: String
    /// When.
    public var time: Duration
    /// Whether the client was told that it is safe.
    public var isAcknowledged: Bool
    /// Whether it stands on a disk when the run ends.
    public var isKept: Bool

    /// One write.
    public init(id: String, pod: String, time: Duration, isAcknowledged: Bool = true, isKept: Bool) {
        self.id = id
        self.pod = pod
        self.time = time
        self.isAcknowledged = isAcknowledged
        self.isKept = isKept
    }
}
