package import Cluster
import Containers

/// A request that was handed on to a Pod, and waits for its answer.
package struct ProxiedRequest: Sendable {
    let request: PodRequest
    /// The path under which the Pod's own paths stand for the client.
    let prefix: String
    let isHead: Bool

    /// The Pod's answer, once it is there.
    package func answer(from cluster: inout Cluster) -> APIAnswer? {
        guard cluster.hasAnswer(request) else { return nil }
        guard case .response(let response)? = cluster.takeAnswer(to: request) else {
            return .refusal(InsideCall.unreached("EOF"))
        }
        // Whoever writes the answer says these.
        let own = ["connection", "content-length", "transfer-encoding", "keep-alive", "cache-control"]
        let headers = response.headers.filter { !own.contains($0.name.lowercased()) }.map { header in
            let isPlace = header.name.lowercased() == "location" && header.value.hasPrefix("/")
            return APIAnswer.Header(header.name, isPlace ? prefix + header.value : header.value)
        }
        return APIAnswer(code: response.status, headers: headers, body: isHead ? [] : response.body)
    }

    /// Gives up waiting; the client has gone.
    package func drop(in cluster: inout Cluster) { cluster.drop(request) }
}
