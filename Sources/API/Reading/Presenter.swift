import Cluster
import Model

/// Writes objects in the form that a client asked for.
struct Presenter: Sendable {
    /// The resource that the client named.
    let resource: ServedKind
    /// What is made of the objects.
    let form: Representation.Form
    /// The moment from which ages are counted back.
    let now: Timestamp

    /// One object.
    func text(of object: StoredObject) throws -> [UInt8] {
        switch form {
        case .objects: resource.text(of: object)
        case .metadata: Self.partial(object.object).bytes()
        case .table(let inclusion):
            table(
                [object], list: Table.ListMeta(resourceVersion: object.object.metadata.resourceVersion), inclusion
            ).json(including: inclusion).bytes()
        case .metadataList:
            throw Refusal.notAList
        }
    }

    /// One object that may never have been stored, as the answer to a write.
    func text(of object: any APIObject) throws -> [UInt8] { try text(of: StoredObject(object)) }

    /// A list.
    func text(of objects: [StoredObject], list: Table.ListMeta) throws -> [UInt8] {
        switch form {
        case .objects:
            return listText(
                kind: "\(resource.kind.name)List", apiVersion: resource.kind.apiVersion, list: list,
                items: objects.map { resource.content(of: $0) })
        case .metadataList:
            return listText(
                kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1", list: list,
                items: objects.map { Self.partial($0.object).bytes() })
        case .table(let inclusion): return table(objects, list: list, inclusion).json(including: inclusion).bytes()
        case .metadata:
            throw Refusal(
                code: 406, reason: "NotAcceptable",
                message: "you requested PartialObjectMetadata, but the requested object is a list")
        }
    }

    /// An object as a watch tells of it.
    ///
    /// - Parameter describesColumns: whether a table says what its columns are; the first event does.
    func watchText(of object: StoredObject, describesColumns: Bool) -> [UInt8] {
        switch form {
        case .objects: return resource.text(of: object)
        case .metadata, .metadataList: return Self.partial(object.object).bytes()
        case .table(let inclusion):
            let list = Table.ListMeta(resourceVersion: object.object.metadata.resourceVersion)
            return table([object], list: list, inclusion).json(including: inclusion, columns: describesColumns).bytes()
        }
    }

    /// The object without its content.
    static func partial(_ object: any APIObject) -> JSON {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": object.metadata.json,
        ]
    }

    private func table(
        _ objects: [StoredObject], list: Table.ListMeta, _ inclusion: Table.Inclusion
    ) -> Table {
        if let type = resource.type {
            return Table(of: type, objects: objects.map(\.object), at: now, list: list) { object in
                // Writing whole objects takes longer than everything else; few ask for them.
                switch inclusion {
                case .none: .null
                case .metadata: ["metadata": object.metadata.json]
                case .object: resource.manifest(of: object)
                }
            }
        }
        let columns = [
            Table.Column("Name", format: "name", "The object's name, unique in its namespace."),
            Table.Column("Age", "The time since the store accepted the object."),
        ]
        return Table(kind: resource.kind, columns: columns, rows: [], list: list)
    }

    private func listText(kind: String, apiVersion: String, list: Table.ListMeta, items: [[UInt8]]) -> [UInt8] {
        let start = #"{"kind":"\#(kind)","apiVersion":"\#(apiVersion)","metadata":"#
        var text = Array(start.utf8)
        text.reserveCapacity(items.reduce(text.count + 128) { $0 + $1.count + 1 })
        text += list.json.bytes()
        text += #","items":["#.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += item
        }
        text += "]}".utf8
        return text
    }
}

extension ServedKind {
    /// The object as it stands in a list: without its kind.
    func content(of object: StoredObject) -> [UInt8] {
        guard isConverted else { return object.contentText }
        var members = manifest(of: object.object).object ?? [:]
        members["apiVersion"] = nil
        members["kind"] = nil
        return JSON.object(members).bytes()
    }

    /// The object with its kind.
    func text(of object: StoredObject) -> [UInt8] {
        guard isConverted else { return object.text(apiVersion: kind.apiVersion, kind: kind.name) }
        return manifest(of: object.object).bytes()
    }

    /// The object as this group version writes it, every field in its canonical form.
    func manifest(of object: any APIObject) -> JSON {
        let json = presented(object.manifest)
        guard var members = (schema?.canonical(json) ?? json).object else { return json }
        members["apiVersion"] = .string(kind.apiVersion)
        members["kind"] = .string(kind.name)
        return .object(members)
    }
}
