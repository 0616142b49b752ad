import Model

/// A kind that can be listed, under one of its group versions.
struct ServedKind: Sendable {
    /// What discovery tells of it.
    let resource: Resource
    /// The type of the stored objects; `nil` for kinds of which there are none.
    let type: (any Admitted.Type)?
    /// The fields in this group version; `nil` for kinds of which there are none.
    let schema: ObjectSchema?

    /// The names that this group version uses.
    var kind: Kind { resource.kind }

    /// Whether objects are written in another form here than in the store.
    var isConverted: Bool { type.map { $0.kind.group != kind.group } ?? false }

    /// What answers to any use of the kind carry as a warning.
    var deprecation: String? {
        kind.name == "Endpoints"
            ? "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice" : nil
    }

    /// Whether the kind has this subresource.
    func has(_ subresource: String) -> Bool { resource.subresources.contains { $0.name == subresource } }

    /// Whether the kind can do this.
    func allows(_ verb: String) -> Bool { resource.allows(verb) }

    /// What needs a container that really runs.
    static let unimplemented = ["attach", "ephemeralcontainers", "exec", "log", "portforward", "proxy"]
}

extension ServedKind {
    /// The kind of this group, version and plural.
    static func named(_ plural: String, group: String, version: String) -> ServedKind? {
        byName[Name(group: group, version: version, plural: plural)]
    }

    /// Whether there is any kind in this group and version.
    static func knows(group: String, version: String) -> Bool {
        byName.keys.contains { $0.group == group && $0.version == version }
    }

    private struct Name: Hashable {
        let group: String
        let version: String
        let plural: String
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: ResourceTable.resources.filter { $0.allows("list") }.map { resource in
            let kind = resource.kind
            return (Name(group: kind.group, version: kind.version, plural: kind.plural), ServedKind(resource))
        })

    private init(_ resource: Resource) {
        let kind = resource.kind
        let types = Kinds.all.compactMap { $0 as? any Admitted.Type }
        let type =
            kind.group == "events.k8s.io"
            ? Event.self : types.first { $0.kind.group == kind.group && $0.kind.name == kind.name }
        self.init(resource: resource, type: type, schema: type.flatMap { _ in Schema.type(for: kind) })
    }
}
