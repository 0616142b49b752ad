import Model

extension Discovery {
    /// What `kubectl version` shows; clients read the numbers and show the rest.
    static let version: JSON = [
        "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "36",
        "minCompatibilityMajor": "1", "minCompatibilityMinor": "35",
        "gitVersion": .string(gitVersion), "gitCommit": "", "gitTreeState": "clean",
        "buildDate": "1970-01-01T00:00:00Z", "goVersion": "", "compiler": "swiftc", "platform": .string(platform),
    ]

    /// The versions of the core group, and where this client reaches the server.
    static func coreVersions(host: String?) -> JSON {
        let address: JSON = ["clientCIDR": "0.0.0.0/0", "serverAddress": .string(host ?? "")]
        return ["kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": [address]]
    }

    /// The named groups.
    static let groupList: JSON = [
        "kind": "APIGroupList", "apiVersion": "v1",
        "groups": .array(ResourceTable.groups.dropFirst().map { .object(description(of: $0)) }),
    ]

    /// One named group, if the API has it.
    static func group(named name: String) -> JSON? {
        guard !name.isEmpty, let group = ResourceTable.group(named: name) else { return nil }
        var object = description(of: group)
        object["kind"] = "APIGroup"
        object["apiVersion"] = "v1"
        return .object(object)
    }

    /// The resources of a group's version, each followed by its subresources, if the API has it.
    static func resourceList(group name: String, version: String) -> JSON? {
        guard let group = ResourceTable.group(named: name),
            let version = group.versions.first(where: { $0.name == version })
        else { return nil }
        return [
            "kind": "APIResourceList", "apiVersion": "v1",
            "groupVersion": .string(groupVersion(name, version.name)),
            "resources": .array(version.resources.flatMap(entries)),
        ]
    }

    /// Every path worth asking for.
    static let paths: JSON = {
        let groups = ResourceTable.groups.dropFirst().flatMap { group in
            ["/apis/\(group.name)"] + group.versions.map { "/apis/\(group.name)/\($0.name)" }
        }
        let others = [
            "/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version",
        ]
        return ["paths": .array((groups + others).sorted().map(JSON.string))]
    }()

    /// The operating system and processor in Go's words.
    private static var platform: String {
        #if os(macOS)
            let system = "darwin"
        #else
            let system = "linux"
        #endif
        #if arch(arm64)
            return "\(system)/arm64"
        #else
            return "\(system)/amd64"
        #endif
    }

    private static func description(of group: ResourceTable.Group) -> JSONObject {
        let versions = group.versions.map { version -> JSON in
            ["groupVersion": .string(groupVersion(group.name, version.name)), "version": .string(version.name)]
        }
        return ["name": .string(group.name), "versions": .array(versions), "preferredVersion": versions[0]]
    }

    private static func entries(of resource: Resource) -> [JSON] {
        let kind = resource.kind
        var main: JSONObject = [
            "name": .string(kind.plural), "singularName": .string(kind.singular),
            "namespaced": .bool(kind.isNamespaced), "kind": .string(kind.name), "verbs": strings(resource.verbs),
        ]
        if !kind.shortNames.isEmpty { main["shortNames"] = strings(kind.shortNames) }
        if !resource.categories.isEmpty { main["categories"] = strings(resource.categories) }
        return [.object(main)] + resource.subresources.map { entry(of: $0, under: kind) }
    }

    private static func entry(of subresource: Subresource, under kind: Kind) -> JSON {
        var object: JSONObject = [
            "name": .string("\(kind.plural)/\(subresource.name)"), "singularName": "",
            "namespaced": .bool(kind.isNamespaced), "kind": .string(subresource.kind),
            "verbs": strings(subresource.verbs),
        ]
        if (subresource.group, subresource.version) != (kind.group, kind.version) {
            object["group"] = .string(subresource.group)
            object["version"] = .string(subresource.version)
        }
        return .object(object)
    }

    /// Group and version as one word.
    static func groupVersion(_ group: String, _ version: String) -> String {
        group.isEmpty ? version : "\(group)/\(version)"
    }

    static func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }
}
