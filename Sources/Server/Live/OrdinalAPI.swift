package import API
package import Cluster

/// What only a simulated cluster can be asked for, beside the Kubernetes API: `/ordinal/v1/…`.
///
/// `POST /ordinal/v1/nodes/NAME/kill` and `…/revive` switch a node off and on.
package struct OrdinalAPI: Sendable {
    /// An API that has answered nothing yet.
    package init() {}

    /// The answer to a request; `nil` where the path is none of its own.
    package func answer(_ request: APIRequest, on cluster: inout Cluster) -> APIAnswer? {
        let path = request.path
        guard path.count > 1, path[0] == "ordinal", path[1] == "v1" else { return nil }
        guard path.count == 5, path[2] == "nodes", ["kill", "revive"].contains(path[4]) else {
            return .failure(
                code: 404, reason: "NotFound",
                message: "there is no /\(path.joined(separator: "/")): expected /ordinal/v1/nodes/NAME/kill or …/revive"
            )
        }
        guard request.method == "POST" else {
            return .failure(
                code: 405, reason: "MethodNotAllowed", message: "a node is switched off and on by POST only")
        }
        return setPower(path[4] == "revive", node: path[3], on: &cluster)
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
