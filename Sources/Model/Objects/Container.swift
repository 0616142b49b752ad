/// One program of a Pod.
public struct Container: FieldMapped {
    /// Unique within the Pod.
    public var name = ""
    /// What to run.
    public var image = ""
    /// Replaces the image's entry point.
    public var command: [String] = []
    /// Replaces the image's arguments.
    public var args: [String] = []
    /// Where the program starts.
    public var workingDir = ""
    /// Where the program listens.
    public var ports: [ContainerPort] = []
    /// The program's environment.
    public var env: [EnvVar] = []
    /// What the program needs and may take.
    public var resources = ResourceRequirements()
    /// Where volumes stand in the file system.
    public var volumeMounts: [VolumeMount] = []
    /// Fails: the container is restarted.
    public var livenessProbe: Probe?
    /// Fails: the Pod is not ready.
    public var readinessProbe: Probe?
    /// Holds the other probes back until it succeeds.
    public var startupProbe: Probe?
    /// The file whose text becomes the termination message.
    public var terminationMessagePath = ""
    /// Where the termination message comes from.
    public var terminationMessagePolicy = ""
    /// When the image is fetched.
    public var imagePullPolicy = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("name", &name)
        try fields.field("image", &image)
        try fields.field("command", &command)
        try fields.field("args", &args)
        try fields.field("workingDir", &workingDir)
        try fields.field("ports", &ports)
        try fields.field("env", &env)
        try fields.always("resources", &resources)
        try fields.field("volumeMounts", &volumeMounts)
        try fields.optional("livenessProbe", &livenessProbe)
        try fields.optional("readinessProbe", &readinessProbe)
        try fields.optional("startupProbe", &startupProbe)
        try fields.field("terminationMessagePath", &terminationMessagePath)
        try fields.field("terminationMessagePolicy", &terminationMessagePolicy)
        try fields.field("imagePullPolicy", &imagePullPolicy)
    }
}

/// A port where a container listens.
public struct ContainerPort: FieldMapped {
    /// What Services may refer to.
    public var name = ""
    /// The port of the node, where the Pod takes one.
    public var hostPort: Int32 = 0
    /// The port of the Pod.
    public var containerPort: Int32 = 0
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol` = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("name", &name)
        try fields.field("hostPort", &hostPort)
        try fields.always("containerPort", &containerPort)
        try fields.field("protocol", &`protocol`)
    }
}

/// One variable of a container's environment.
public struct EnvVar: FieldMapped {
    /// The variable.
    public var name = ""
    /// Its literal value.
    public var value = ""
    /// Where else the value comes from.
    public var valueFrom: JSON?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("name", &name)
        try fields.field("value", &value)
        try fields.optional("valueFrom", &valueFrom)
    }
}

/// Where a volume stands in a container's file system.
public struct VolumeMount: FieldMapped {
    /// The volume.
    public var name = ""
    /// Whether the container may not write.
    public var readOnly = false
    /// The directory.
    public var mountPath = ""
    /// The part of the volume that is mounted.
    public var subPath = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("name", &name)
        try fields.field("readOnly", &readOnly)
        try fields.always("mountPath", &mountPath)
        try fields.field("subPath", &subPath)
    }
}

/// What a container needs and may take.
public struct ResourceRequirements: FieldMapped {
    /// The most it may take.
    public var limits: [String: Quantity] = [:]
    /// What it needs.
    public var requests: [String: Quantity] = [:]
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("limits", &limits)
        try fields.field("requests", &requests)
    }
}

/// How the node finds out whether a container is well.
public struct Probe: FieldMapped {
    /// A command that must exit with 0.
    public var exec: JSON?
    /// A request that must be answered with 200 to 399.
    public var httpGet: JSON?
    /// A port that must accept a connection.
    public var tcpSocket: JSON?
    /// A gRPC health check.
    public var grpc: JSON?
    /// Seconds after the start before the first probe.
    public var initialDelaySeconds: Int32 = 0
    /// Seconds after which a probe has failed.
    public var timeoutSeconds: Int32 = 0
    /// Seconds between probes.
    public var periodSeconds: Int32 = 0
    /// Successes in a row that count.
    public var successThreshold: Int32 = 0
    /// Failures in a row that count.
    public var failureThreshold: Int32 = 0
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("exec", &exec)
        try fields.optional("httpGet", &httpGet)
        try fields.optional("tcpSocket", &tcpSocket)
        try fields.optional("grpc", &grpc)
        try fields.field("initialDelaySeconds", &initialDelaySeconds)
        try fields.field("timeoutSeconds", &timeoutSeconds)
        try fields.field("periodSeconds", &periodSeconds)
        try fields.field("successThreshold", &successThreshold)
        try fields.field("failureThreshold", &failureThreshold)
    }
}
