import API
import Cluster
import Model
import Server

/// A server with a cluster of its own, for the length of a test.
struct TestServer {
    let server: LiveServer
    let prefix: String

    /// Runs a body against a server, and stops it.
    static func run<Result>(
        settings: Cluster.Settings = .quiet, options: LiveServer.Options = LiveServer.Options(),
        _ body: (TestServer) async throws -> Result
    ) async throws -> Result {
        try await run(Cluster(settings: settings), options: options, body)
    }

    /// Runs a body against a server with a cluster that has lived already, and stops it.
    static func run<Result>(
        _ cluster: Cluster, options: LiveServer.Options = LiveServer.Options(),
        _ body: (TestServer) async throws -> Result
    ) async throws -> Result {
        let (api, own) = (KubernetesAPI(), OrdinalAPI())
        let server = try await LiveServer.start(cluster, options: options) { request, cluster in
            own.answer(request, on: &cluster).map { .answer($0) } ?? api.answer(request, on: &cluster)
        }
        do {
            let result = try await body(TestServer(server: server, prefix: options.access.prefix))
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    func connect(receiveBuffer: Int32? = nil) throws -> RawConnection {
        try RawConnection(port: server.address.port, receiveBuffer: receiveBuffer)
    }

    /// A request as text, with the secret before its path and a Host header unless one is among the fields.
    func request(_ method: String, _ path: String, fields: [String] = [], body: String = "") -> String {
        var lines = ["\(method) \(prefix)\(path) HTTP/1.1"] + fields
        if !fields.contains(where: { $0.lowercased().hasPrefix("host:") }) { lines.append("Host: localhost") }
        if !body.isEmpty { lines.append("Content-Length: \(body.utf8.count)") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    /// One request's answer, on a connection of its own.
    func answer(
        _ method: String, _ path: String, fields: [String] = [], body: String = ""
    ) throws -> RawConnection.Answer {
        let connection = try connect()
        try connection.send(request(method, path, fields: fields, body: body))
        return try connection.answer(toHead: method == "HEAD")
    }

    /// Makes a ConfigMap with a text in it.
    func makeConfigMap(_ name: String, text: String = "") throws -> RawConnection.Answer {
        let body = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)"},"data":{"text":"\#(text)"}}"#
        return try answer(
            "POST", "/api/v1/namespaces/default/configmaps", fields: ["Content-Type: application/json"], body: body)
    }
}

extension Cluster.Settings {
    /// A cluster in which nothing happens that nobody asked for.
    static var quiet: Cluster.Settings {
        var settings = Cluster.Settings()
        settings.controllers = false
        return settings
    }
}
