package import Model

/// A kind under one of its group versions, as paths name it.
package struct Resource: Sendable {
    /// The names that this group version uses.
    package let kind: Kind
    /// The type of the stored objects; `nil` for kinds of which there are none.
    package let type: (any Admitted.Type)?
    /// The fields in this group version; `nil` for kinds of which there are none.
    package let schema: ObjectSchema?
    /// Whether the status is written by itself.
    package let hasStatus: Bool
    /// Whether the replicas can be read and written by themselves.
    package let hasScale: Bool
    /// What answers to any use of the kind carry as a warning.
    package let deprecation: String?

    /// Whether objects are written in another form here than in the store.
    var isConverted: Bool { type.map { $0.kind.group != kind.group } ?? false }

    /// What other than the object itself a path may name behind it.
    package var subresources: [String] {
        var names = hasScale ? ["scale", "status"] : hasStatus ? ["status"] : []
        switch (kind.group, kind.name) {
        case ("", "Pod"): names += ["binding", "eviction"] + Self.unimplemented
        case ("", "Namespace"): names.append("finalize")
        default: break
        }
        return names
    }

    /// What needs a container that really runs.
    static let unimplemented = ["attach", "ephemeralcontainers", "exec", "log", "portforward", "proxy", "resize"]
}

extension Resource {
    /// Every resource, sorted by group and name.
    package static let all: [Resource] = {
        let known = Kinds.all.compactMap { $0 as? any Admitted.Type }.map { Resource(type: $0) }
        let absent = AbsentKinds.all.map { Resource(absent: $0.kind) }
        return (known + [.newerEvents] + absent).sorted { $0.kind < $1.kind }
    }()

    /// The resource of this group, version and plural.
    package static func named(_ plural: String, group: String, version: String) -> Resource? {
        byName[Name(group: group, version: version, plural: plural)]
    }

    /// Whether there is any resource in this group and version.
    static func knows(group: String, version: String) -> Bool {
        all.contains { $0.kind.group == group && $0.kind.version == version }
    }

    private struct Name: Hashable {
        let group: String
        let version: String
        let plural: String
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: all.map {
            (Name(group: $0.kind.group, version: $0.kind.version, plural: $0.kind.plural), $0)
        })

    private init(type: any Admitted.Type) {
        let scaled = ["Deployment", "ReplicaSet", "StatefulSet"]
        let withStatus = scaled + ["Namespace", "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod", "Service"]
        self.init(
            kind: type.kind, type: type, schema: Schema.type(for: type.kind),
            hasStatus: withStatus.contains(type.kind.name), hasScale: scaled.contains(type.kind.name),
            deprecation: type == Endpoints.self
                ? "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice" : nil)
    }

    private init(absent kind: Kind) {
        self.init(kind: kind, type: nil, schema: nil, hasStatus: false, hasScale: false, deprecation: nil)
    }

    /// Events under their newer group.
    private static let newerEvents: Resource = {
        let kind = Kind(
            group: "events.k8s.io", version: "v1", name: "Event", plural: "events", shortNames: ["ev"])
        return Resource(
            kind: kind, type: Event.self, schema: Schema.type(for: kind), hasStatus: false, hasScale: false,
            deprecation: nil)
    }()
}
