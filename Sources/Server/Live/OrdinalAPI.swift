package import API
package import Cluster

/// What only a simulated cluster can be asked for, beside the Kubernetes API: `/ordinal/v1/…`.
///
/// - `POST /ordinal/v1/nodes/NAME/kill` and `…/revive` switch a node off and on.
/// - `GET /ordinal/v1/volumes`, `…/volumes/NAME/tree` and `…/volumes/NAME/file?path=PATH` tell what stands in volumes;
///   NAME is a volume's, or with `?namespace=NAMESPACE` a claim's.
package struct OrdinalAPI: Sendable {
    /// An API that has answered nothing yet.
    package init() {}

    /// The answer to a request; `nil` where the path is none of its own.
    package func answer(_ request: APIRequest, on cluster: inout Cluster) -> APIAnswer? {
        let path = request.path
        guard path.count > 1, path[0] == "ordinal", path[1] == "v1" else { return nil }
        switch (request.method, path.count > 2 ? path[2] : "", path.count) {
        case ("POST", "nodes", 5) where ["kill", "revive"].contains(path[4]):
            return setPower(path[4] == "revive", node: path[3], on: &cluster)
        case ("GET", "volumes", 3): return VolumeAPI(cluster).list
        case ("GET", "volumes", 5) where ["tree", "file"].contains(path[4]):
            let volumes = VolumeAPI(cluster)
            return volumes.answer(path[3], namespace: request[parameter: "namespace"]) { volume in
                path[4] == "tree" ? volumes.tree(volume) : volumes.file(request[parameter: "path"] ?? "", in: volume)
            }
        case (_, "nodes", 5) where ["kill", "revive"].contains(path[4]), (_, "volumes", 3),
            (_, "volumes", 5) where ["tree", "file"].contains(path[4]):
            return .failure(
                code: 405, reason: "MethodNotAllowed",
                message: "\(request.method) is not for /\(path.joined(separator: "/"))")
        default:
            return .failure(
                code: 404, reason: "NotFound", message: "there is no /\(path.joined(separator: "/")) in this cluster")
        }
    }

    private func setPower(_ isOn: Bool, node: String, on cluster: inout Cluster) -> APIAnswer {
        do throws(APIError) {
            try cluster.setPower(isOn, node: node)
            return .success
        } catch {
            return .failure(code: error.code, reason: error.reason, message: error.description)
        }
    }
}
