import API
import Foundation
import Model
import Server

/// The cluster that `ordinal up` serves in another process.
struct RunningCluster {
    /// The file that leads to it.
    let kubeconfig: Kubeconfig
    private let client: APIClient

    /// The cluster of the kubeconfig that the user chose, or of the one at the usual place, if it answers.
    static func find(_ environment: [String: String] = ProcessInfo.processInfo.environment) async -> RunningCluster? {
        let chosen = (environment["KUBECONFIG"] ?? "").split(separator: ":").map { Kubeconfig(path: String($0)) }
        for file in chosen + [.standard(environment: environment)] {
            guard let entry = file.entry, let client = APIClient(entry), await Reachability.answers(entry.url) else {
                continue
            }
            return RunningCluster(kubeconfig: file, client: client)
        }
        return nil
    }

    /// That cluster.
    ///
    /// - Throws: `CommandFailure` where there is none.
    static func require() async throws -> RunningCluster {
        guard let cluster = await find() else {
            throw CommandFailure("no cluster is up: start one with 'ordinal up' in another terminal")
        }
        return cluster
    }

    /// Asks for something, and returns the object or `Status` of the answer.
    ///
    /// - Throws: ``RefusedRequest`` where the cluster refuses, and what kept it from answering.
    @discardableResult
    func ask(
        _ method: String, _ path: [String], query: [APIRequest.Parameter] = [], body: JSON? = nil,
        type: String = "application/json"
    ) async throws -> JSON {
        try JSON(parsing: try await bytes(method, path, query: query, body: body, type: type))
    }

    /// Asks for something, and returns the body of the answer.
    ///
    /// - Throws: ``RefusedRequest`` where the cluster refuses, and what kept it from answering.
    func bytes(
        _ method: String, _ path: [String], query: [APIRequest.Parameter] = [], body: JSON? = nil,
        type: String = "application/json"
    ) async throws -> [UInt8] {
        let request = APIRequest(
            method, path: path, query: query, headers: body == nil ? [:] : ["content-type": type],
            body: body?.bytes() ?? [])
        let answer = try await client.answer(to: request)
        guard answer.code < 300 else {
            let message = (try? JSON(parsing: answer.body))?["message"]?.string
            throw RefusedRequest(code: answer.code, message: message ?? "the API answered \(answer.code)")
        }
        return answer.body
    }
}
