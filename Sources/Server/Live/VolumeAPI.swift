import API
import Cluster
import Containers
import Model

/// What stands in the volumes, as answers.
struct VolumeAPI {
    private let server: APIServer

    init(_ cluster: Cluster) {
        server = cluster.server
    }

    /// All volumes: the claim that each is bound to, how many files it holds, and of how many bytes.
    var list: APIAnswer {
        let items = server.list(PersistentVolume.self).map { volume -> JSON in
            let tree = server.volumes[volume.metadata.name]
            let claim = volume.spec.claimRef.map { "\($0.namespace)/\($0.name)" } ?? ""
            return [
                "name": .string(volume.metadata.name), "claim": .string(claim),
                "files": .integer(Int64(tree?.paths.count ?? 0)), "bytes": .integer(Int64(tree?.size ?? 0)),
            ]
        }
        return .json(["items": .array(items)])
    }

    /// Something about one volume.
    ///
    /// - Parameters:
    ///   - name: the volume's name; where there is a namespace, the name of a claim in it.
    func answer(_ name: String, namespace: String?, _ body: (String) -> APIAnswer) -> APIAnswer {
        guard let namespace else {
            if server.find(PersistentVolume.self, name) != nil { return body(name) }
            return Self.missing("persistentvolumes \"\(name)\" not found")
        }
        guard let claim = server.find(PersistentVolumeClaim.self, name, in: namespace) else {
            return Self.missing("persistentvolumeclaims \"\(name)\" not found in namespace \"\(namespace)\"")
        }
        guard !claim.spec.volumeName.isEmpty else {
            return Self.missing("claim \"\(name)\" is \(claim.status.phase.rawValue): it has no volume yet")
        }
        return body(claim.spec.volumeName)
    }

    /// Everything in a volume; directories come before what is in them.
    func tree(_ volume: String) -> APIAnswer {
        let items = (server.volumes[volume]?.contents ?? []).map { path, node -> JSON in
            var item: JSONObject = [
                "path": .string(path), "mode": .integer(Int64(node.mode)), "modified": node.modified.json,
            ]
            switch node.content {
            case .file(let bytes): item["size"] = .integer(Int64(bytes.count))
            case .directory: item["directory"] = true
            case .link(let target): item["target"] = .string(target)
            }
            return .object(item)
        }
        return .json(["items": .array(items)])
    }

    /// A file's bytes.
    func file(_ path: String, in volume: String) -> APIAnswer {
        guard let tree = server.volumes[volume], let node = tree.node(at: path) else {
            return Self.missing("cat: \(path): \(FileError.notFound)")
        }
        guard let bytes = tree[node]?.bytes else {
            return .badRequest("cat: \(path): \(tree[node]?.isDirectory == true ? "Is a directory" : "Is a link")")
        }
        return APIAnswer(
            code: 200, headers: [APIAnswer.Header("Content-Type", "application/octet-stream")], body: bytes)
    }

    private static func missing(_ message: String) -> APIAnswer {
        .failure(code: 404, reason: "NotFound", message: message)
    }
}

extension APIAnswer {
    fileprivate static func json(_ json: JSON) -> APIAnswer {
        APIAnswer(code: 200, headers: [Header("Content-Type", "application/json")], body: json.bytes())
    }
}
