import API
import Model

extension RunningCluster {
    /// Cordons a node or takes that back.
    ///
    /// - Returns: what was done, as kubectl says it.
    func setUnschedulable(_ value: Bool, node name: String) async throws -> String {
        let path = ["api", "v1", "nodes", name]
        let before = try await ask("GET", path)
        let word = value ? "cordoned" : "uncordoned"
        if (before["spec"]?["unschedulable"]?.bool ?? false) == value { return "node/\(name) already \(word)" }
        let patch: JSON = ["spec": ["unschedulable": value ? true : .null]]
        try await ask("PATCH", path, body: patch, type: "application/merge-patch+json")
        return "node/\(name) \(word)"
    }

    static func path(of pod: ObjectKey) -> [String] {
        ["api", "v1", "namespaces", pod.namespace, "pods", pod.name]
    }

    /// The Pods of a node, of all namespaces.
    func pods(onNode name: String) async throws -> [Pod] {
        let query = [APIRequest.Parameter("fieldSelector", "spec.nodeName=\(name)")]
        let list = try await ask("GET", ["api", "v1", "pods"], query: query)
        return try (list["items"]?.array ?? []).map { try Pod(manifest: $0) }
    }

    /// A Pod; `nil` where it is gone.
    func pod(_ key: ObjectKey) async throws -> Pod? {
        do {
            return try Pod(manifest: try await ask("GET", Self.path(of: key)))
        } catch let refusal as RefusedRequest where refusal.code == 404 {
            return nil
        }
    }
}
