import Cluster
import Model

/// Writes the events of one watch.
struct WatchPresenter: Sendable {
    /// The moment from which ages are counted back.
    var now: Timestamp
    private let resource: ServedKind
    private let form: Representation.Form
    /// Whether a table's columns are still to be described.
    private var describesColumns = true

    init(_ presenter: Presenter) {
        now = presenter.now
        resource = presenter.resource
        form = presenter.form
    }

    private var presenter: Presenter { Presenter(resource: resource, form: form, now: now) }

    /// Whether a change is one of the resource's.
    func concerns(_ event: WatchEvent) -> Bool {
        resource.type.map { $0 == Swift.type(of: event.object) } ?? false
    }

    /// The objects as they were at a revision.
    func objects(in namespace: String?, at revision: Int64, on server: APIServer) throws -> [StoredObject] {
        guard let type = resource.type else { return [] }
        if revision < server.revision { return try server.stored(type, in: namespace, at: revision) }
        return namespace.map { server.stored(type, in: $0) } ?? server.stored(type)
    }

    /// The last state of an object that has left the selection, under the revision at which it left.
    func last(_ object: StoredObject, at revision: Int64) -> StoredObject {
        var last = object.object
        last.metadata.resourceVersion = String(revision)
        return StoredObject(last)
    }

    /// A change of an object.
    mutating func event(_ type: String, _ object: StoredObject, into bytes: inout [UInt8]) {
        let text = presenter.watchText(of: object, describesColumns: describesColumns)
        describesColumns = false
        append(type, text, into: &bytes)
    }

    /// How far the watch is.
    func bookmark(_ revision: Int64, isInitialEnd: Bool = false, into bytes: inout [UInt8]) {
        var metadata: JSONObject = ["resourceVersion": .string(String(revision)), "creationTimestamp": .null]
        if isInitialEnd { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
        append("BOOKMARK", object(metadata).bytes(), into: &bytes)
    }

    /// An object of the watch's form that has nothing but metadata.
    private func object(_ metadata: JSONObject) -> JSON {
        switch form {
        case .table:
            return [
                "kind": "Table", "apiVersion": "meta.k8s.io/v1", "columnDefinitions": .null, "rows": [],
                "metadata": ["resourceVersion": metadata["resourceVersion"] ?? ""],
            ]
        case .metadata, .metadataList:
            return [
                "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": .object(metadata),
            ]
        case .objects:
            var members = resource.schema?.canonical(["metadata": .object(metadata)]).object ?? [:]
            members["metadata"] = .object(metadata)
            members["kind"] = .string(resource.kind.name)
            members["apiVersion"] = .string(resource.kind.apiVersion)
            return .object(members)
        }
    }

    /// The end of a watch that cannot go on.
    func error(_ refusal: Refusal, into bytes: inout [UInt8]) {
        append("ERROR", refusal.status.bytes(), into: &bytes)
    }

    private func append(_ type: String, _ object: [UInt8], into bytes: inout [UInt8]) {
        bytes += #"{"type":"\#(type)","object":"#.utf8
        bytes += object
        bytes += "}\n".utf8
    }
}
