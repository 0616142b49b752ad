import Model

/// The published schemas: an index, and an OpenAPI 3.0 document for each version of a group.
///
/// The index gives paths without any prefix of the server's. Clients since 1.26.5 and 1.27.2 put the prefix of their own
/// server URL before a path that begins with `/openapi/v3`; no version of kubectl before them reads these documents
/// unless it is told to.
enum SchemaDocuments {
    /// The index of documents.
    static let index: Discovery.Document = {
        var paths = JSONObject()
        for (path, document) in documents {
            let location = "/openapi/v3/\(path)?hash=\(fingerprint(of: document.body))"
            paths[path] = ["serverRelativeURL": .string(location)]
        }
        return Discovery.Document(["paths": .object(paths)])
    }()

    /// The document at a path such as `apis/apps/v1`.
    static func document(at path: String) -> Discovery.Document? { documents[path] }

    /// Every document by path, made at the first question.
    private static let documents: [String: Discovery.Document] = {
        var documents: [String: Discovery.Document] = [:]
        for group in ResourceTable.groups {
            for version in group.versions {
                guard let document = document(of: version, in: group.name) else { continue }
                let path = group.name.isEmpty ? "api/\(version.name)" : "apis/\(group.name)/\(version.name)"
                documents[path] = Discovery.Document(document)
            }
        }
        return documents
    }()

    /// Every schema by name, sorted.
    static var schemas: [(name: String, schema: JSON)] {
        var schemas: [String: JSON] = [:]
        for group in ResourceTable.groups {
            for version in group.versions {
                guard let parts = parts(of: version, in: group.name) else { continue }
                schemas.merge(parts.components.schemas) { first, _ in first }
            }
        }
        return schemas.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Every PATCH operation by path.
    static var patches: [(path: String, operation: JSON)] {
        ResourceTable.groups.flatMap { group in
            group.versions.flatMap { version -> [(path: String, operation: JSON)] in
                (parts(of: version, in: group.name)?.paths.paths ?? [:]).compactMap { item in
                    item.value["patch"].map { (item.key, $0) }
                }
            }
        }
    }

    /// The document of a version, or nil if no type of it is known.
    private static func document(of version: ResourceTable.Version, in group: String) -> JSON? {
        guard let parts = parts(of: version, in: group) else { return nil }
        let schemas = parts.components.schemas.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return [
            "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": .string(Discovery.gitVersion)],
            "paths": .object(parts.paths.paths), "components": ["schemas": .object(JSONObject(schemas))],
        ]
    }

    private static func parts(
        of version: ResourceTable.Version, in group: String
    ) -> (components: SchemaComponents, paths: SchemaPaths)? {
        let known = version.resources.filter { Schema.type(for: $0.kind) != nil }
        guard !known.isEmpty else { return nil }
        var components = SchemaComponents()
        var paths = SchemaPaths()
        for resource in known {
            components.add(resource.kind)
            paths.add(resource)
            for subresource in resource.subresources where subresource.kind != resource.kind.name {
                components.add(type: subresource.kind, group: subresource.group, version: subresource.version)
            }
        }
        components.add(type: "DeleteOptions", group: group, version: version.name)
        for name in ["Patch", "Status"] { components.addFixed(name) }
        return (components, paths)
    }

    /// A short text that changes when the bytes do: FNV-1a in 64 bits.
    private static func fingerprint(of bytes: [UInt8]) -> String {
        String(FNV1a.hash(bytes), radix: 16, uppercase: true)
    }
}
