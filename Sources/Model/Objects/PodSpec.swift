/// What a Pod should be.
public struct PodSpec: FieldMapped {
    /// What containers may mount.
    public var volumes: [Volume] = []
    /// Run one after the other before the containers start.
    public var initContainers: [Container] = []
    /// Run side by side.
    public var containers: [Container] = []
    /// `Always`, `OnFailure` or `Never`.
    public var restartPolicy = ""
    /// Seconds that containers have to end by themselves; 30 where it is not set.
    public var terminationGracePeriodSeconds: Int64?
    /// Where the Pod looks names up.
    public var dnsPolicy = ""
    /// Labels that the node must have.
    public var nodeSelector: [String: String] = [:]
    /// The identity under which the Pod calls the API.
    public var serviceAccountName = ""
    /// The node that the Pod runs on; empty until the scheduler has chosen one.
    public var nodeName = ""
    /// Carried, not interpreted.
    public var securityContext: JSON?
    /// The Pod's own name in DNS; its metadata name where it is empty.
    public var hostname = ""
    /// The headless Service under which the Pod is named in DNS.
    public var subdomain = ""
    /// The scheduler that chooses the node.
    public var schedulerName = ""
    /// Taints that do not keep the Pod from a node.
    public var tolerations: [Toleration] = []
    /// Whether Services show as environment variables.
    public var enableServiceLinks: Bool?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("volumes", &volumes)
        try fields.field("initContainers", &initContainers)
        try fields.always("containers", &containers)
        try fields.field("restartPolicy", &restartPolicy)
        try fields.optional("terminationGracePeriodSeconds", &terminationGracePeriodSeconds)
        try fields.field("dnsPolicy", &dnsPolicy)
        try fields.field("nodeSelector", &nodeSelector)
        try fields.field("serviceAccountName", &serviceAccountName)
        try fields.field("nodeName", &nodeName)
        try fields.optional("securityContext", &securityContext)
        try fields.field("hostname", &hostname)
        try fields.field("subdomain", &subdomain)
        try fields.field("schedulerName", &schedulerName)
        try fields.field("tolerations", &tolerations)
        try fields.optional("enableServiceLinks", &enableServiceLinks)
    }
}

/// A taint that a Pod puts up with.
public struct Toleration: FieldMapped {
    /// The taint's key; empty for all keys.
    public var key = ""
    /// `Equal` or `Exists`.
    public var `operator` = ""
    /// The taint's value.
    public var value = ""
    /// The taint's effect; empty for all effects.
    public var effect = ""
    /// Seconds that the Pod stays on a node with the taint; for ever where it is not set.
    public var tolerationSeconds: Int64?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("key", &key)
        try fields.field("operator", &`operator`)
        try fields.field("value", &value)
        try fields.field("effect", &effect)
        try fields.optional("tolerationSeconds", &tolerationSeconds)
    }
}

/// Something that containers may mount, under a name.
public struct Volume: FieldMapped {
    /// What `volumeMounts` refer to.
    public var name = ""
    /// A claim's volume.
    public var persistentVolumeClaim: ClaimVolumeSource?
    /// A directory that lives as long as the Pod.
    public var emptyDir: JSON?
    /// The entries of a ConfigMap as files.
    public var configMap: JSON?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("name", &name)
        try fields.optional("persistentVolumeClaim", &persistentVolumeClaim)
        try fields.optional("emptyDir", &emptyDir)
        try fields.optional("configMap", &configMap)
    }
}

/// The volume that a claim is bound to.
public struct ClaimVolumeSource: FieldMapped {
    /// The claim, in the Pod's namespace.
    public var claimName = ""
    /// Whether every mount is read-only.
    public var readOnly = false
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("claimName", &claimName)
        try fields.field("readOnly", &readOnly)
    }
}
