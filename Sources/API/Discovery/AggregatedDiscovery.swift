import Model

/// Discovery in one document for all groups, which newer clients ask for instead of one for each version.
enum AggregatedDiscovery {
    /// The version of the document that a client accepts first, or nil if it wants the older documents.
    static func version(accepted accept: String?) -> String? {
        for range in (accept ?? "").split(separator: ",") {
            let words = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard words.first == "application/json" else { continue }
            guard words.contains("g=apidiscovery.k8s.io"), words.contains("as=APIGroupDiscoveryList") else {
                return nil
            }
            if let version = ["v2", "v2beta1"].first(where: { words.contains("v=\($0)") }) { return version }
        }
        return nil
    }

    /// All groups under `/api` or under `/apis`.
    static func document(ofCore isCore: Bool, version: String) -> Discovery.Document {
        let groups = ResourceTable.groups.filter { $0.name.isEmpty == isCore }
        let list: JSON = [
            "kind": "APIGroupDiscoveryList", "apiVersion": .string("apidiscovery.k8s.io/\(version)"),
            "metadata": [:], "items": .array(groups.map(item)),
        ]
        return Discovery.Document(
            list, as: "application/json;g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList")
    }

    private static func item(_ group: ResourceTable.Group) -> JSON {
        let versions = group.versions.map { version -> JSON in
            [
                "version": .string(version.name), "freshness": "Current",
                "resources": .array(version.resources.map(resource)),
            ]
        }
        let metadata: JSON = group.name.isEmpty ? [:] : ["name": .string(group.name)]
        return ["metadata": metadata, "versions": .array(versions)]
    }

    private static func resource(_ resource: Resource) -> JSON {
        let kind = resource.kind
        var object: JSONObject = [
            "resource": .string(kind.plural), "singularResource": .string(kind.singular),
            "responseKind": responseKind(kind.group, kind.version, kind.name),
            "scope": kind.isNamespaced ? "Namespaced" : "Cluster", "verbs": Discovery.strings(resource.verbs),
        ]
        if !kind.shortNames.isEmpty { object["shortNames"] = Discovery.strings(kind.shortNames) }
        if !resource.categories.isEmpty { object["categories"] = Discovery.strings(resource.categories) }
        if !resource.subresources.isEmpty { object["subresources"] = .array(resource.subresources.map(subresource)) }
        return .object(object)
    }

    private static func subresource(_ subresource: Subresource) -> JSON {
        [
            "subresource": .string(subresource.name), "verbs": Discovery.strings(subresource.verbs),
            "responseKind": responseKind(subresource.group, subresource.version, subresource.kind),
        ]
    }

    private static func responseKind(_ group: String, _ version: String, _ kind: String) -> JSON {
        ["group": .string(group), "version": .string(version), "kind": .string(kind)]
    }
}
