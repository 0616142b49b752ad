/// What the node last reported of a Pod.
public struct PodStatus: FieldMapped {
    /// Where the Pod is in its life; empty before it exists.
    public var phase: PodPhase = ""
    /// What is or is not so.
    public var conditions: [PodCondition] = []
    /// Why, in a sentence.
    public var message = ""
    /// Why, in one word.
    public var reason = ""
    /// The node's address.
    public var hostIP = ""
    /// The Pod's address; a new one each time it is made.
    public var podIP = ""
    /// All addresses of the Pod.
    public var podIPs: [JSON] = []
    /// When the node accepted the Pod.
    public var startTime: Timestamp?
    /// The init containers.
    public var initContainerStatuses: [ContainerStatus] = []
    /// The containers.
    public var containerStatuses: [ContainerStatus] = []
    /// `Guaranteed`, `Burstable` or `BestEffort`.
    public var qosClass = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("phase", &phase)
        try fields.field("conditions", &conditions)
        try fields.field("message", &message)
        try fields.field("reason", &reason)
        try fields.field("hostIP", &hostIP)
        try fields.field("podIP", &podIP)
        try fields.field("podIPs", &podIPs)
        try fields.optional("startTime", &startTime)
        try fields.field("initContainerStatuses", &initContainerStatuses)
        try fields.field("containerStatuses", &containerStatuses)
        try fields.field("qosClass", &qosClass)
    }
}

/// One thing that is or is not so of a Pod.
public struct PodCondition: FieldMapped {
    /// Such as `Ready` or `PodScheduled`.
    public var type = ""
    /// Whether it is so.
    public var status: ConditionStatus = ""
    /// The generation that the condition is about.
    public var observedGeneration: Int64?
    /// When `status` last changed.
    public var lastTransitionTime: Timestamp?
    /// Why, in one word.
    public var reason = ""
    /// Why, in a sentence.
    public var message = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("type", &type)
        try fields.always("status", &status)
        try fields.optional("observedGeneration", &observedGeneration)
        try fields.optional("lastTransitionTime", &lastTransitionTime)
        try fields.field("reason", &reason)
        try fields.field("message", &message)
    }
}

/// What the node last reported of a container.
public struct ContainerStatus: FieldMapped {
    /// The container.
    public var name = ""
    /// What it does now.
    public var state = ContainerState()
    /// How its previous run ended.
    public var lastState = ContainerState()
    /// Whether it is ready.
    public var ready = false
    /// How often it was restarted.
    public var restartCount: Int32 = 0
    /// What it runs.
    public var image = ""
    /// Exactly what it runs.
    public var imageID = ""
    /// Which run this is.
    public var containerID = ""
    /// Whether its startup probe succeeded.
    public var started: Bool?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("name", &name)
        try fields.field("state", &state)
        try fields.field("lastState", &lastState)
        try fields.always("ready", &ready)
        try fields.always("restartCount", &restartCount)
        try fields.always("image", &image)
        try fields.always("imageID", &imageID)
        try fields.field("containerID", &containerID)
        try fields.optional("started", &started)
    }
}

/// What a container does; one of the three is set.
public struct ContainerState: FieldMapped {
    /// It does not run yet.
    public var waiting: ContainerStateWaiting?
    /// It runs.
    public var running: ContainerStateRunning?
    /// It has ended.
    public var terminated: ContainerStateTerminated?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("waiting", &waiting)
        try fields.optional("running", &running)
        try fields.optional("terminated", &terminated)
    }
}

/// Why a container does not run yet.
public struct ContainerStateWaiting: FieldMapped {
    /// Such as `ContainerCreating` or `CrashLoopBackOff`.
    public var reason = ""
    /// Why, in a sentence.
    public var message = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("reason", &reason)
        try fields.field("message", &message)
    }
}

/// Since when a container runs.
public struct ContainerStateRunning: FieldMapped {
    /// When it started.
    public var startedAt: Timestamp?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("startedAt", &startedAt)
    }
}

/// How a container ended.
public struct ContainerStateTerminated: FieldMapped {
    /// 0 for success.
    public var exitCode: Int32 = 0
    /// The signal that ended it.
    public var signal: Int32 = 0
    /// Such as `Completed` or `Error`.
    public var reason = ""
    /// Its termination message.
    public var message = ""
    /// When it started.
    public var startedAt: Timestamp?
    /// When it ended.
    public var finishedAt: Timestamp?
    /// Which run this was.
    public var containerID = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("exitCode", &exitCode)
        try fields.field("signal", &signal)
        try fields.field("reason", &reason)
        try fields.field("message", &message)
        try fields.optional("startedAt", &startedAt)
        try fields.optional("finishedAt", &finishedAt)
        try fields.field("containerID", &containerID)
    }
}

/// Where a Pod is in its life.
public struct PodPhase: NamedString {
    /// The phase's name.
    public let rawValue: String
    /// The phase of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Accepted, but not all containers run yet.
    public static let pending: Self = "Pending"
    /// Bound to a node, and at least one container runs or is being restarted; it need not be ready.
    public static let running: Self = "Running"
    /// All containers have ended well, and none is restarted.
    public static let succeeded: Self = "Succeeded"
    /// All containers have ended, at least one of them badly.
    public static let failed: Self = "Failed"
    /// The node cannot be asked.
    public static let unknown: Self = "Unknown"
}

/// Whether a condition holds.
public struct ConditionStatus: NamedString {
    /// The status' name.
    public let rawValue: String
    /// The status of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// It holds.
    public static let `true`: Self = "True"
    /// It does not hold.
    public static let `false`: Self = "False"
    /// Nobody can tell.
    public static let unknown: Self = "Unknown"
}
