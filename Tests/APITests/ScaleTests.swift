import API
import Model
import Testing

/// The replicas of a workload, by themselves.
@Suite struct `Scales` {
    private var client = Client()
    private static let path = "/apis/apps/v1/namespaces/default/statefulsets/web"

    init() {
        client.prepare()
        client.makeSet("web", replicas: 2)
    }

    @Test mutating func `a scale tells replicas and selector`() {
        let scale = client.send("GET", "\(Self.path)/scale").json
        #expect(scale["kind"] == "Scale")
        #expect(scale["apiVersion"] == "autoscaling/v1")
        #expect(scale["spec"] == ["replicas": 2])
        #expect(scale["status"] == ["replicas": 0, "selector": "app=web"])
        #expect(scale["metadata"]?["name"] == "web")
    }

    @Test mutating func `a scale is read, changed and put back`() {
        var scale = client.send("GET", "\(Self.path)/scale").json.object ?? [:]
        scale["spec"] = ["replicas": 5]
        #expect(client.send("PUT", "\(Self.path)/scale", body: .object(scale)).json["spec"]?["replicas"] == 5)
        let set = client.send("GET", Self.path).json
        #expect(set["spec"]?["replicas"] == 5)
        #expect(set["metadata"]?["generation"] == 2)
        // The version in it is an old one now.
        #expect(client.send("PUT", "\(Self.path)/scale", body: .object(scale)).code == 409)
    }

    @Test(
        arguments: [
            ("application/merge-patch+json", "{\"spec\":{\"replicas\":7}}"),
            ("application/strategic-merge-patch+json", "{\"spec\":{\"replicas\":7}}"),
            ("application/json-patch+json", "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":7}]"),
        ])
    mutating func `a scale can be patched`(type: String, patch: String) {
        let answer = client.send(
            "PATCH", "\(Self.path)/scale", headers: ["content-type": type], text: Array(patch.utf8))
        #expect(answer.json["spec"]?["replicas"] == 7)
        #expect(client.send("GET", Self.path).json["spec"]?["replicas"] == 7)
    }

    @Test mutating func `replicas below zero are refused, and names must fit`() {
        let refused = client.patch("\(Self.path)/scale", ["spec": ["replicas": -1]])
        #expect(refused.code == 422)
        #expect(
            refused.json["message"]?.string
                == "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal "
                + "to 0")
        #expect(client.patch("\(Self.path)/scale", ["metadata": ["name": "other"]]).code == 400)
        #expect(client.send("GET", "/api/v1/namespaces/default/pods/p/scale").code == 404)
        #expect(client.send("GET", "/apis/apps/v1/namespaces/default/statefulsets/none/scale").code == 404)
    }
}
