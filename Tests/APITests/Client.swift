import API
import Cluster
import Model
import Testing

/// A client at the level of values: it sends requests to an API and a store of its own.
struct Client {
    var api = KubernetesAPI()
    var server = APIServer(now: Timestamp(seconds: 1_767_225_600), seed: 7)

    /// Sends a request whose path may have a query behind it.
    mutating func outcome(
        _ method: String, _ path: String, headers: [String: String] = [:], text: [UInt8] = []
    ) -> APIOutcome {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count > 1 ? parts[1].split(separator: "&") : []
        let parameters = query.map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return APIRequest.Parameter(
                String(pair[0]).unescaped, pair.count > 1 ? String(pair[1]).unescaped : "")
        }
        let request = APIRequest(
            method, path: parts[0].split(separator: "/").map { String($0).unescaped }, query: parameters,
            headers: headers, body: text)
        return api.answer(request, on: &server)
    }

    /// Sends a request that is no watch.
    @discardableResult
    mutating func send(
        _ method: String, _ path: String, headers: [String: String] = [:], text: [UInt8] = []
    ) -> APIAnswer {
        switch outcome(method, path, headers: headers, text: text) {
        case .answer(let answer): return answer
        case .watch, .upgrade, .log, .proxied: return APIAnswer(code: 0, headers: [], body: [])
        }
    }

    /// Sends a request with a JSON body.
    @discardableResult
    mutating func send(
        _ method: String, _ path: String, headers: [String: String] = [:], body: JSON
    ) -> APIAnswer {
        send(method, path, headers: headers, text: body.bytes())
    }

    /// Begins a watch.
    mutating func watch(_ path: String, headers: [String: String] = [:]) throws -> WatchStream {
        guard case .watch(let stream) = outcome("GET", path, headers: headers) else {
            throw Unexpected.noWatch
        }
        return stream
    }

    enum Unexpected: Error { case noWatch }
}

extension APIAnswer {
    /// The body, read.
    var json: JSON { (try? JSON(parsing: body)) ?? .null }
}

extension WatchStream.Chunk {
    /// The events, read.
    var events: [JSON] {
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? JSON(parsing: $0) }
    }

    /// Each event's type, and the name of the object that it is about.
    var summary: [String] {
        events.map { "\($0["type"]?.string ?? "") \($0["object"]?["metadata"]?["name"]?.string ?? "-")" }
    }
}

extension String {
    /// The text with percent escapes undone.
    var unescaped: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Client {
    /// Makes the namespace that tests work in.
    mutating func prepare() {
        send("POST", "/api/v1/namespaces", body: ["metadata": ["name": "default"]])
    }

    /// Makes an object of the core group that needs nothing but a name.
    @discardableResult
    mutating func make(_ plural: String, _ name: String, in namespace: String = "default", labels: JSON = [:]) -> JSON {
        send(
            "POST", "/api/v1/namespaces/\(namespace)/\(plural)",
            body: ["metadata": ["name": .string(name), "labels": labels]]
        ).json
    }

    /// Makes a Pod of one container.
    @discardableResult
    mutating func makePod(_ name: String, labels: JSON = [:], spec: JSONObject = [:]) -> JSON {
        var spec = spec
        spec["containers"] = [["name": "c", "image": "nginx:1"]]
        return send(
            "POST", "/api/v1/namespaces/default/pods",
            body: ["metadata": ["name": .string(name), "labels": labels], "spec": .object(spec)]
        ).json
    }

    /// Makes a StatefulSet of no replicas.
    @discardableResult
    mutating func makeSet(_ name: String, replicas: Int64 = 0) -> JSON {
        send(
            "POST", "/apis/apps/v1/namespaces/default/statefulsets",
            body: [
                "metadata": ["name": .string(name)],
                "spec": [
                    "replicas": .integer(replicas), "serviceName": "nginx", "selector": ["matchLabels": ["app": "web"]],
                    "template": [
                        "metadata": ["labels": ["app": "web"]],
                        "spec": ["containers": [["name": "c", "image": "nginx:1"]]],
                    ],
                ],
            ]
        ).json
    }

    /// Lists objects of the core group with one parameter.
    mutating func list(_ plural: String, _ parameter: String, _ value: String) -> APIAnswer {
        let request = APIRequest(
            "GET", path: ["api", "v1", "namespaces", "default", plural], query: [.init(parameter, value)])
        guard case .answer(let answer) = api.answer(request, on: &server) else {
            return APIAnswer(code: 0, headers: [], body: [])
        }
        return answer
    }

    /// Drops all changes from the log.
    mutating func forgetThePast() {
        server.compactLog(keeping: WatchLog.Retention(count: 0, age: .seconds(0)))
    }
}

extension JSON {
    /// The names of a list's items.
    var names: String {
        (self["items"]?.array ?? []).map { $0["metadata"]?["name"]?.string ?? "" }.joined(separator: " ")
    }
}
