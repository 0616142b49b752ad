import Model

/// Every resource that the API serves, from which discovery and the published schemas are made.
package enum ResourceTable {
    /// The resources of one version of a group, sorted by plural.
    package struct Version: Sendable {
        /// The version, such as `v1`.
        package let name: String
        /// Its resources.
        package let resources: [Resource]
    }

    /// A group with its versions, the preferred one first.
    package struct Group: Sendable {
        /// The group's name; empty for the core group.
        package let name: String
        /// Its versions.
        package let versions: [Version]
    }

    /// The groups, the core group first, in the order in which Kubernetes prefers them.
    package static let groups: [Group] = order.compactMap { name in
        let resources = resources.filter { $0.kind.group == name }
        let versions = Set(resources.map(\.kind.version)).sorted(by: >).map { version in
            Version(name: version, resources: resources.filter { $0.kind.version == version })
        }
        return versions.isEmpty ? nil : Group(name: name, versions: versions)
    }

    /// Every resource, sorted by plural; of two versions the newer first.
    package static let resources: [Resource] = (Kinds.all.map { stored($0.kind) } + others)
        .sorted { ($0.kind.plural, $1.kind.version) < ($1.kind.plural, $0.kind.version) }

    /// The group of this name, if the API has it.
    package static func group(named name: String) -> Group? { groups.first { $0.name == name } }

    /// The resource at this place, if the API has it.
    package static func resource(group: String, version: String, plural: String) -> Resource? {
        resources.first { $0.kind.group == group && $0.kind.version == version && $0.kind.plural == plural }
    }

    private static let order = [
        "", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch",
        "networking.k8s.io", "policy", "storage.k8s.io", "coordination.k8s.io", "discovery.k8s.io",
    ]

    private static let storedVerbs = [
        "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
    ]

    /// The resource of a kind whose objects the cluster keeps.
    private static func stored(_ kind: Kind) -> Resource {
        let verbs = kind.name == "Namespace" ? storedVerbs.filter { $0 != "deletecollection" } : storedVerbs
        return Resource(
            kind: kind, verbs: verbs, categories: categories(of: kind), subresources: subresources(of: kind))
    }

    private static func categories(of kind: Kind) -> [String] {
        let kinds = [
            "CronJob", "DaemonSet", "Deployment", "HorizontalPodAutoscaler", "Job", "Pod", "ReplicaSet",
            "ReplicationController", "Service", "StatefulSet",
        ]
        return kinds.contains(kind.name) ? ["all"] : []
    }
}

// MARK: - Resources of kinds that no type of the model is stored as

extension ResourceTable {
    private static let others: [Resource] = unmodelled.map(stored) + absent + posted

    /// Kinds whose objects are kept in another form, and those that a newer model stores itself.
    private static let unmodelled: [Kind] = [
        Kind(group: "events.k8s.io", version: "v1", name: "Event", plural: "events", shortNames: ["ev"]),
        Kind(group: "coordination.k8s.io", version: "v1", name: "Lease", plural: "leases"),
    ].filter { kind in !Kinds.all.contains { $0.kind == kind } }

    private static let absent = AbsentKinds.all.map { kind in
        Resource(kind: kind, verbs: ["get", "list", "watch"], categories: categories(of: kind), subresources: [])
    }

    /// Questions and orders, which are answered and not kept.
    private static let posted: [Resource] = [
        Kind(group: "", version: "v1", name: "Binding", plural: "bindings"),
        Kind(
            group: "authentication.k8s.io", version: "v1", name: "SelfSubjectReview", plural: "selfsubjectreviews",
            isNamespaced: false),
        Kind(
            group: "authorization.k8s.io", version: "v1", name: "SelfSubjectAccessReview",
            plural: "selfsubjectaccessreviews", isNamespaced: false),
        Kind(
            group: "authorization.k8s.io", version: "v1", name: "SelfSubjectRulesReview",
            plural: "selfsubjectrulesreviews", isNamespaced: false),
    ].map { Resource(kind: $0, verbs: ["create"], categories: [], subresources: []) }
}

// MARK: - Subresources

extension ResourceTable {
    /// A kind, then its subresources: name, kind spoken (with its group and version if they are others), verbs.
    private static let subresourceLines: [String: [String]] = [
        "Namespace": ["finalize Namespace update", "status Namespace get,patch,update"],
        "Node": ["status Node get,patch,update"],
        "PersistentVolume": ["status PersistentVolume get,patch,update"],
        "PersistentVolumeClaim": ["status PersistentVolumeClaim get,patch,update"],
        "Service": [
            "proxy ServiceProxyOptions create,delete,get,patch,update", "status Service get,patch,update",
        ],
        "Pod": [
            "attach PodAttachOptions create,get", "binding Binding create",
            "ephemeralcontainers Pod get,patch,update", "eviction policy/v1/Eviction create",
            "exec PodExecOptions create,get", "log Pod get", "portforward PodPortForwardOptions create,get",
            "proxy PodProxyOptions create,delete,get,patch,update", "status Pod get,patch,update",
        ],
        "Deployment": ["scale autoscaling/v1/Scale get,patch,update", "status Deployment get,patch,update"],
        "ReplicaSet": ["scale autoscaling/v1/Scale get,patch,update", "status ReplicaSet get,patch,update"],
        "StatefulSet": ["scale autoscaling/v1/Scale get,patch,update", "status StatefulSet get,patch,update"],
    ]

    private static func subresources(of kind: Kind) -> [Subresource] {
        (subresourceLines[kind.name] ?? []).map { line in
            let words = line.split(separator: " ").map(String.init)
            let spoken = words[1].split(separator: "/").map(String.init)
            let isForeign = spoken.count == 3
            return Subresource(
                name: words[0], group: isForeign ? spoken[0] : kind.group,
                version: isForeign ? spoken[1] : kind.version, kind: isForeign ? spoken[2] : words[1],
                verbs: words[2].split(separator: ",").map(String.init))
        }
    }
}
