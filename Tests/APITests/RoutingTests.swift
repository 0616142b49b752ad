import API
import Cluster
import Model
import Testing

/// Which paths there are, and in which forms they answer.
@Suite struct `Paths` {
    private var client = Client()

    init() {
        client.prepare()
        client.make("configmaps", "a")
        client.makePod("p")
    }

    @Test(
        arguments: [
            ("GET", "/api/v1/configmaps", 200), ("GET", "/api/v1/configmaps/a", 404), ("GET", "/api/v1", 200),
            ("GET", "/api/v1/namespaces/default/namespaces", 404), ("GET", "/api/v1/namespaces/default", 200),
            ("GET", "/api/v1/namespaces/default/status", 200), ("GET", "/api/v1/namespaces/default/configmaps/a", 200),
            ("GET", "/api/v1/namespaces/default/configmaps/a/", 200), ("POST", "/api/v1/configmaps", 405),
            ("POST", "/api/v1/nodes/x", 405), ("GET", "/apis/apps/v1/configmaps", 404),
            ("GET", "/apis/apps/v2/statefulsets", 404), ("GET", "/nothing", 404), ("GET", "/healthz", 200),
            ("GET", "/readyz/etcd", 200), ("GET", "/version", 200), ("GET", "/apis/nope.example/v1/things", 404),
            ("GET", "/api/v1/namespaces/default/pods/p/log", 501),
            ("POST", "/api/v1/namespaces/default/pods/p/exec", 501),
            ("GET", "/api/v1/namespaces/default/pods/p/proxy/some/path", 501),
            ("GET", "/api/v1/namespaces/default/pods/p/binding", 405),
            ("GET", "/api/v1/namespaces/default/pods/p/nothing", 404), ("OPTIONS", "/api/v1/nodes", 405),
        ])
    mutating func `a path answers, or says why not`(method: String, path: String, code: Int) {
        let answer = client.send(method, path)
        #expect(answer.code == code, "\(answer.json)")
    }

    @Test(
        arguments: [
            ("selfsubjectaccessreviews", "status.allowed"), ("selfsubjectrulesreviews", "status.resourceRules"),
        ])
    mutating func `everyone may do everything`(plural: String, field: String) {
        let answer = client.send(
            "POST", "/apis/authorization.k8s.io/v1/\(plural)",
            body: ["spec": ["resourceAttributes": ["verb": "create", "resource": "pods"]]])
        #expect(answer.code == 201)
        let parts = field.split(separator: ".").map(String.init)
        #expect(answer.json[parts[0]]?[parts[1]] != nil)
        #expect(answer.json["spec"]?["resourceAttributes"]?["verb"] == "create")
    }

    @Test mutating func `a client is told who it is`() {
        let answer = client.send("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: [:])
        #expect(answer.json["status"]?["userInfo"]?["username"] == "kubernetes-admin")
    }

    @Test(
        arguments: [
            ("", 200, "application/json"), ("*/*", 200, "application/json"),
            ("application/vnd.kubernetes.protobuf", 406, "application/json"),
            ("application/vnd.kubernetes.protobuf,application/json", 200, "application/json"),
            ("application/yaml", 200, "application/yaml"), ("text/html, */*;q=0.1", 200, "application/json"),
            ("application/json;as=Sculpture;g=meta.k8s.io;v=v1", 406, "application/json"),
            ("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", 406, "application/json"),
        ])
    mutating func `the first form that there is is chosen`(accept: String, code: Int, type: String) {
        let answer = client.send("GET", "/api/v1/namespaces/default/configmaps/a", headers: ["accept": accept])
        #expect(answer.code == code)
        #expect(answer.headers.first { $0.name == "Content-Type" }?.value == type)
    }

    @Test(arguments: ["text/plain", "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"])
    mutating func `a write whose answer nobody takes is not done`(accept: String) {
        let before = client.server.revision
        let path = "/api/v1/namespaces/default/configmaps"
        let create = client.send("POST", path, headers: ["accept": accept], body: ["metadata": ["name": "b"]])
        #expect(create.code == 406)
        #expect(client.send("DELETE", "\(path)/a", headers: ["accept": accept]).code == 406)
        #expect(client.server.revision == before)
    }

    @Test mutating func `a table carries as much of each object as it is asked for`() {
        let accept = ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io"]
        let path = "/api/v1/namespaces/default/configmaps"
        let kinds = ["None", "Metadata", "Object"].map { inclusion in
            client.send("GET", "\(path)?includeObject=\(inclusion)", headers: accept).json["rows"]?[0]?["object"]?[
                "kind"]
        }
        #expect(kinds == [nil, "PartialObjectMetadata", "ConfigMap"])
        #expect(client.send("GET", "\(path)?includeObject=Half", headers: accept).code == 400)
    }

    @Test mutating func `a Pod is bound by its own path, or by the older one`() {
        let binding: JSON = ["metadata": ["name": "p"], "target": ["kind": "Node", "name": "n1"]]
        #expect(client.send("POST", "/api/v1/namespaces/default/bindings", body: binding).code == 201)
        #expect(client.send("GET", "/api/v1/namespaces/default/pods/p").json["spec"]?["nodeName"] == "n1")
        #expect(client.send("POST", "/api/v1/namespaces/default/pods/p/binding", body: binding).code == 409)
        #expect(client.send("POST", "/api/v1/namespaces/default/pods/q/binding", body: binding).code == 404)
        #expect(client.send("POST", "/api/v1/namespaces/default/pods/p/binding", body: [:]).code == 422)
    }

    @Test mutating func `percent escapes in names are undone once`() {
        #expect(client.send("GET", "/api/v1/namespaces/default/configmaps/%61").code == 200)
        let missing = client.send("GET", "/api/v1/namespaces/default/configmaps/a%2Fb")
        #expect(missing.json["message"] == "configmaps \"a/b\" not found")
    }
}
