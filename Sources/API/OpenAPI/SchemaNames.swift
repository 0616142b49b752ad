import Model

/// The names under which the published schemas stand, which are those of Kubernetes' own types.
enum SchemaNames {
    /// The component of this type, such as `io.k8s.api.apps.v1.StatefulSet`.
    static func component(of type: String) -> String {
        let package = packages[type] ?? "io.k8s.api.core.v1"
        return "\(package).\(type.split(separator: ".").last.map(String.init) ?? type)"
    }

    /// The component of the lists of a kind.
    static func list(of kind: Kind) -> String { component(of: typeName(of: kind)) + "List" }

    /// The type of a kind's objects in the table of types.
    static func typeName(of kind: Kind) -> String {
        kind.group == "events.k8s.io" ? "events.\(kind.name)" : kind.name
    }

    /// The place of a component in a document.
    static func reference(to component: String) -> JSON {
        ["$ref": .string("#/components/schemas/\(component)")]
    }

    static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1"
    static let quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity"
    static let intOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
    static let rawExtension = "io.k8s.apimachinery.pkg.runtime.RawExtension"

    /// Types outside the core group.
    private static let packages: [String: String] = {
        var packages: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for type in words.dropFirst() { packages[type] = words[0] }
        }
        return packages
    }()

    private static let text = """
        io.k8s.apimachinery.pkg.apis.meta.v1 Condition DeleteOptions LabelSelector LabelSelectorRequirement ListMeta
        io.k8s.apimachinery.pkg.apis.meta.v1 ManagedFieldsEntry ObjectMeta OwnerReference Patch Preconditions Status
        io.k8s.apimachinery.pkg.apis.meta.v1 FieldsV1 MicroTime Time
        io.k8s.api.apps.v1 ControllerRevision Deployment DeploymentCondition DeploymentSpec DeploymentStatus
        io.k8s.api.apps.v1 DeploymentStrategy ReplicaSet ReplicaSetCondition ReplicaSetSpec ReplicaSetStatus
        io.k8s.api.apps.v1 RollingUpdateDeployment RollingUpdateStatefulSetStrategy StatefulSet StatefulSetCondition
        io.k8s.api.apps.v1 StatefulSetOrdinals StatefulSetPersistentVolumeClaimRetentionPolicy StatefulSetSpec
        io.k8s.api.apps.v1 StatefulSetStatus StatefulSetUpdateStrategy
        io.k8s.api.autoscaling.v1 Scale ScaleSpec ScaleStatus
        io.k8s.api.coordination.v1 Lease LeaseSpec
        io.k8s.api.discovery.v1 Endpoint EndpointConditions EndpointHints EndpointSlice ForNode ForZone
        io.k8s.api.discovery.v1 discovery.EndpointPort
        io.k8s.api.events.v1 events.Event events.EventSeries
        io.k8s.api.policy.v1 Eviction
        io.k8s.api.storage.v1 StorageClass
        """
}
