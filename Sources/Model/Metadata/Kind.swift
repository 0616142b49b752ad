/// A kind of object, with the names that the API uses for it.
public struct Kind: Hashable, Sendable {
    /// The API group; empty for the core group.
    public let group: String
    /// The version within the group.
    public let version: String
    /// The name in manifests, such as `StatefulSet`.
    public let name: String
    /// The name in URLs, such as `statefulsets`.
    public let plural: String
    /// The name in messages, such as `statefulset`.
    public let singular: String
    /// Names that people type instead, such as `sts`.
    public let shortNames: [String]
    /// Whether objects of the kind live in a namespace.
    public let isNamespaced: Bool

    /// A kind; the singular is the name in lower case.
    public init(
        group: String, version: String, name: String, plural: String, shortNames: [String] = [],
        isNamespaced: Bool = true
    ) {
        self.group = group
        self.version = version
        self.name = name
        self.plural = plural
        self.singular = name.lowercased()
        self.shortNames = shortNames
        self.isNamespaced = isNamespaced
    }

    /// Group and version as manifests write them: `v1`, `apps/v1`.
    public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// Kind and group as error messages write them: `Pod`, `StatefulSet.apps`.
    public var qualifiedName: String { group.isEmpty ? name : "\(name).\(group)" }

    /// Plural and group as error messages write them: `pods`, `statefulsets.apps`.
    public var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }
}

extension Kind: Comparable, CustomStringConvertible {
    /// The order of group, then name.
    public static func < (left: Kind, right: Kind) -> Bool { (left.group, left.name) < (right.group, right.name) }
    /// Kind and group.
    public var description: String { qualifiedName }
}

/// Where an object lives: its namespace, empty for cluster-wide kinds, and its name.
public struct ObjectKey: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The namespace, or empty.
    public let namespace: String
    /// The name.
    public let name: String

    /// The key of this name in this namespace.
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// The order of namespaces, then names.
    public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }

    /// `namespace/name`, or the name alone for cluster-wide kinds.
    public var description: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }
}

/// An object of the API: a kind, metadata and content.
public protocol APIObject: FieldMapped {
    /// The kind of all values of this type.
    static var kind: Kind { get }
    /// Name, labels, owners and the like.
    var metadata: ObjectMeta { get set }
}

extension APIObject {
    /// The kind of this type.
    public var kind: Kind { Self.kind }

    /// Where the object lives.
    @inlinable
    public var key: ObjectKey {
        let metadata = metadata
        return ObjectKey(namespace: metadata.namespace, name: metadata.name)
    }

    /// The whole manifest: the content with `apiVersion` and `kind`.
    public var manifest: JSON {
        var object = jsonObject
        object["apiVersion"] = .string(Self.kind.apiVersion)
        object["kind"] = .string(Self.kind.name)
        return .object(object)
    }

    /// Reads a manifest whose kind was already found to be this one.
    ///
    /// - Throws: ``FieldError`` where a field has another shape.
    public init(manifest: JSON) throws(FieldError) {
        try self.init(json: manifest)
        other["apiVersion"] = nil
        other["kind"] = nil
    }
}
