import API
import Cluster
import Model
import Testing

/// What writes do beside storing what they are given.
@Suite struct `Writes` {
    private var client = Client()
    private static let path = "/api/v1/namespaces/default/configmaps"

    init() { client.prepare() }

    @Test mutating func `a generated name is the prefix and five letters, and free`() {
        let body: JSON = ["metadata": ["generateName": "c-"]]
        var names: Set<String> = []
        for _ in 0..<20 {
            let answer = client.send("POST", Self.path, body: body)
            #expect(answer.code == 201)
            names.insert(answer.json["metadata"]?["name"]?.string ?? "")
        }
        #expect(names.count == 20)
        #expect(names.allSatisfy { $0.hasPrefix("c-") && $0.utf8.count == 7 })
    }

    @Test(
        arguments: [
            ("POST", "", ["metadata": ["name": "x", "namespace": "other"]], 400),
            ("POST", "", ["metadata": ["name": "x"], "apiVersion": "v2"], 400),
            ("POST", "", ["metadata": ["name": "x"], "kind": "Pod"], 400),
            ("POST", "", [], 400),
            ("POST", "", ["metadata": ["name": "x", "resourceVersion": "7"]], 500),
            ("POST", "", ["metadata": [:]], 422),
            ("POST", "/a", ["metadata": ["name": "a"]], 405),
            ("PUT", "", ["metadata": ["name": "a"]], 405),
            ("PUT", "/a", ["metadata": ["name": "b"]], 400),
            ("PUT", "/a", ["metadata": [:]], 400),
            ("PUT", "/a", ["metadata": ["name": "a", "namespace": "other"]], 400),
            ("PUT", "/a", ["metadata": ["name": "a", "uid": "11111111-1111-1111-1111-111111111111"]], 409),
            ("PUT", "/a", ["metadata": ["name": "a", "resourceVersion": "1"]], 409),
            ("PUT", "/none", ["metadata": ["name": "none"]], 404),
            ("PUT", "/a/status", ["metadata": ["name": "a"]], 404),
        ] as [(String, String, JSON, Int)])
    mutating func `a write that does not fit its path is refused`(
        method: String, path: String, body: JSON, code: Int
    ) {
        client.make("configmaps", "a")
        let before = client.server.revision
        #expect(client.send(method, Self.path + path, body: body).code == code)
        #expect(client.server.revision == before)
    }

    @Test mutating func `an unchanged object makes no revision`() {
        let made = client.make("configmaps", "a")
        let before = client.server.revision
        #expect(client.send("PUT", "\(Self.path)/a", body: made).code == 200)
        #expect(client.patch("\(Self.path)/a", [:]).code == 200)
        #expect(client.server.revision == before)
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "DELETE all", "APPLY", "SCALE"])
    mutating func `a dry run answers as the write would, and changes nothing`(write: String) {
        client.make("configmaps", "a")
        client.makeSet("web")
        let (before, log) = (client.server.revision, client.server.log.end)
        let body: JSON = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": ["k": "new"]]
        let answer =
            switch write {
            case "POST": client.send("POST", "\(Self.path)?dryRun=All", body: ["metadata": ["name": "b"]])
            case "PUT": client.send("PUT", "\(Self.path)/a?dryRun=All", body: body)
            case "PATCH": client.patch("\(Self.path)/a?dryRun=All", ["data": ["k": "new"]])
            case "DELETE": client.send("DELETE", "\(Self.path)/a", body: ["dryRun": ["All"]])
            case "DELETE all": client.send("DELETE", "\(Self.path)?dryRun=All")
            case "APPLY":
                client.send(
                    "PATCH", "\(Self.path)/a?dryRun=All&fieldManager=me",
                    headers: ["content-type": "application/apply-patch+yaml"], body: body)
            default:
                client.patch(
                    "/apis/apps/v1/namespaces/default/statefulsets/web/scale?dryRun=All", ["spec": ["replicas": 3]])
            }
        #expect([200, 201].contains(answer.code))
        if ["PUT", "PATCH", "APPLY"].contains(write) { #expect(answer.json["data"]?["k"] == "new") }
        #expect(client.server.revision == before)
        #expect(client.server.log.end == log)
    }

    @Test mutating func `unknown fields of a patch are warned of, ignored or refused`() {
        client.make("configmaps", "a")
        let patch: JSON = ["metadata": ["lables": ["a": "b"]]]
        let warned = client.patch("\(Self.path)/a", patch)
        #expect(warned.code == 200)
        #expect(warned.headers.contains { $0.value == "299 - \"unknown field \\\"metadata.lables\\\"\"" })
        let ignored = client.patch("\(Self.path)/a?fieldValidation=Ignore", patch)
        #expect(!ignored.headers.contains { $0.name == "Warning" })
        #expect(client.patch("\(Self.path)/a?fieldValidation=Strict", patch).code == 422)
    }

    @Test(
        arguments: [
            ("application/json-patch+json", "[{\"op\":\"add\",\"path\":\"/data\",\"value\":{\"k\":\"v\"}}]", 200),
            ("application/json-patch+json", "[{\"op\":\"test\",\"path\":\"/data\",\"value\":{\"k\":\"v\"}}]", 422),
            ("application/json-patch+json", "{}", 400), ("application/merge-patch+json", "[]", 400),
            ("application/merge-patch+json", "{\"data\":", 400),
            ("application/strategic-merge-patch+json", "{\"data\":{\"k\":\"v\"}}", 200),
            ("application/apply-patch+yaml", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}", 422),
            ("application/json", "{}", 415), ("", "{}", 415),
        ])
    mutating func `each type of patch is read by its rules`(type: String, body: String, code: Int) {
        client.make("configmaps", "a")
        let answer = client.send("PATCH", "\(Self.path)/a", headers: ["content-type": type], text: Array(body.utf8))
        #expect(answer.code == code, "\(answer.json)")
        if code == 200 { #expect(answer.json["data"] == ["k": "v"]) }
    }

    @Test mutating func `who wrote what is recorded, under the name that the request or the program has`() {
        client.send(
            "POST", Self.path, headers: ["user-agent": "kubectl/v1.36.2 (linux/amd64)"],
            body: ["metadata": ["name": "a"], "data": ["k": "v"]])
        client.send(
            "PATCH", "\(Self.path)/a?fieldManager=me", headers: ["content-type": "application/merge-patch+json"],
            body: ["data": ["l": "w"]])
        let entries = client.send("GET", "\(Self.path)/a").json["metadata"]?["managedFields"]?.array ?? []
        #expect(entries.map { $0["manager"] } == ["kubectl", "me"])
        #expect(entries.map { $0["operation"] } == ["Update", "Update"])
        #expect(entries.map { $0["fieldsV1"]?["f:data"]?["f:k"] != nil } == [true, false])
    }

    @Test mutating func `status and object are written apart`() {
        client.makeSet("web")
        let path = "/apis/apps/v1/namespaces/default/statefulsets/web"
        var object = client.send("GET", path).json.object ?? [:]
        object["status"] = ["replicas": 7]
        #expect(client.send("PUT", path, body: .object(object)).json["status"]?["replicas"] == 0)
        let status = client.patch("\(path)/status", ["status": ["replicas": 2], "spec": ["replicas": 9]]).json
        #expect(status["status"]?["replicas"] == 2)
        #expect(status["spec"]?["replicas"] == 0)
        #expect(status["metadata"]?["generation"] == 1)
        #expect(client.patch(path, ["spec": ["replicas": 1]]).json["metadata"]?["generation"] == 2)
    }

    @Test mutating func `a body that is too long is refused`() {
        let text = String(repeating: "x", count: 3 * 1024 * 1024)
        let answer = client.send("POST", Self.path, body: ["metadata": ["name": "a"], "data": ["k": .string(text)]])
        #expect(answer.code == 413)
        #expect(answer.json["reason"] == "RequestEntityTooLarge")
    }

    @Test mutating func `a namespace that is going takes nothing new`() {
        client.send("POST", "/api/v1/namespaces", body: ["metadata": ["name": "going"]])
        let deleted = client.send("DELETE", "/api/v1/namespaces/going")
        #expect(deleted.json["status"]?["phase"] == "Terminating")
        let refused = client.send(
            "POST", "/api/v1/namespaces/going/configmaps", body: ["metadata": ["name": "a"]])
        #expect(refused.code == 403)
        #expect(refused.json["details"]?["causes"]?[0]?["reason"] == "NamespaceTerminating")
        let finalized = client.send(
            "PUT", "/api/v1/namespaces/going/finalize", body: ["metadata": ["name": "going"], "spec": [:]])
        #expect(finalized.code == 200)
        #expect(client.send("GET", "/api/v1/namespaces/going").code == 404)
    }
}
