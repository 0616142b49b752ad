import API
import Model
import Testing

/// What deletions answer, and what they leave.
@Suite struct `Deletions` {
    private var client = Client()
    private static let path = "/api/v1/namespaces/default"

    init() { client.prepare() }

    @Test mutating func `a deletion answers with what is gone, or with the object, kind by kind`() {
        for (plural, kind) in [("configmaps", "Status"), ("serviceaccounts", "ServiceAccount"), ("pods", "Pod")] {
            if plural == "pods" { client.makePod("x") } else { client.make(plural, "x") }
            let answer = client.send("DELETE", "\(Self.path)/\(plural)/x")
            #expect(answer.code == 200)
            #expect(answer.json["kind"]?.string == kind)
            #expect(client.send("GET", "\(Self.path)/\(plural)/x").code == 404)
        }
        client.makeSet("web")
        let details = client.send("DELETE", "/apis/apps/v1/namespaces/default/statefulsets/web").json["details"]
        #expect(details?["group"] == "apps")
        #expect(details?["kind"] == "statefulsets")
        #expect(details?["uid"] != nil)
    }

    @Test mutating func `preconditions hold for the object that was meant, in body and query`() {
        let uid = client.make("configmaps", "a")["metadata"]?["uid"] ?? .null
        let other: JSON = "11111111-1111-1111-1111-111111111111"
        let wrong = client.send("DELETE", "\(Self.path)/configmaps/a", body: ["preconditions": ["uid": other]])
        #expect(wrong.code == 409)
        #expect(
            wrong.json["message"]?.string
                == "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (\(other.string ?? "")) "
                + "does not match the UID in record (\(uid.string ?? "")). The object might have been deleted and then "
                + "recreated")
        #expect(wrong.json["details"] == ["name": "a", "kind": "ConfigMap"])
        let stale = client.send(
            "DELETE", "\(Self.path)/configmaps/a", body: ["preconditions": ["resourceVersion": "1"]])
        #expect(stale.code == 409)
        #expect(client.send("DELETE", "\(Self.path)/configmaps/a?resourceVersion=1").code == 409)
        #expect(client.send("DELETE", "\(Self.path)/configmaps/a", body: ["preconditions": ["uid": uid]]).code == 200)
    }

    @Test(
        arguments: [
            (["propagationPolicy": "Foreground"], "foregroundDeletion", 200),
            (["propagationPolicy": "Orphan"], "orphan", 200), (["orphanDependents": true], "orphan", 200),
            (["propagationPolicy": "Background"], "", 200), (["orphanDependents": false], "", 200),
            (["propagationPolicy": "Never"], "", 422),
            (["propagationPolicy": "Orphan", "orphanDependents": true], "", 422),
            (["gracePeriodSeconds": "soon"], "", 400),
        ] as [(JSON, String, Int)])
    mutating func `what becomes of dependents is a finalizer`(options: JSON, finalizer: String, code: Int) {
        client.makeSet("web")
        let answer = client.send("DELETE", "/apis/apps/v1/namespaces/default/statefulsets/web", body: options)
        #expect(answer.code == code)
        #expect(answer.json["metadata"]?["finalizers"] == (finalizer.isEmpty ? nil : [.string(finalizer)]))
    }

    @Test mutating func `a Pod on a node is given its time, and less if asked`() {
        client.makePod("p")
        let pod = "\(Self.path)/pods/p"
        client.send("POST", "\(pod)/binding", body: ["target": ["kind": "Node", "name": "n1"]])
        #expect(client.send("DELETE", pod).json["metadata"]?["deletionGracePeriodSeconds"] == 30)
        let shorter = client.send("DELETE", pod, body: ["gracePeriodSeconds": 5])
        #expect(shorter.json["metadata"]?["deletionGracePeriodSeconds"] == 5)
        #expect(client.send("DELETE", "\(pod)?gracePeriodSeconds=0").code == 200)
        #expect(client.send("GET", pod).code == 404)
    }

    @Test mutating func `a collection is deleted by its selectors, and answers with what it was`() {
        for name in ["a", "b", "c"] { client.make("configmaps", name, labels: ["keep": name == "b" ? "yes" : "no"]) }
        let answer = client.send("DELETE", "\(Self.path)/configmaps?labelSelector=keep!=yes")
        #expect(answer.json.names == "a c")
        #expect(client.send("GET", "\(Self.path)/configmaps").json.names == "b")
        #expect(client.send("DELETE", "/api/v1/configmaps").code == 405)
        #expect(client.send("DELETE", "/api/v1/namespaces").code == 405)
    }

    @Test mutating func `a Pod is evicted by name`() {
        client.makePod("p")
        let eviction: JSON = ["apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": "p"]]
        #expect(client.send("POST", "\(Self.path)/pods/q/eviction", body: eviction).code == 400)
        let dry = client.send("POST", "\(Self.path)/pods/p/eviction?dryRun=All", body: eviction)
        #expect(dry.json["status"] == "Success")
        #expect(client.send("POST", "\(Self.path)/pods/p/eviction", body: eviction).code == 201)
        #expect(client.send("GET", "\(Self.path)/pods/p").code == 404)
        #expect(client.send("POST", "\(Self.path)/pods/p/eviction", body: eviction).code == 404)
    }

    @Test mutating func `a Pod that is evicted says why it ends`() {
        client.makePod("p")
        let binding: JSON = ["apiVersion": "v1", "kind": "Binding", "target": ["name": "node-1"]]
        #expect(client.send("POST", "\(Self.path)/pods/p/binding", body: binding).code == 201)
        let version = client.send("GET", "\(Self.path)/pods/p").json["metadata"]?["resourceVersion"] ?? .null
        func eviction(_ version: JSON) -> JSON {
            [
                "apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": "p"],
                "deleteOptions": ["preconditions": ["resourceVersion": version], "gracePeriodSeconds": 7],
            ]
        }
        #expect(client.send("POST", "\(Self.path)/pods/p/eviction", body: eviction("1")).code == 409)
        #expect(client.send("POST", "\(Self.path)/pods/p/eviction", body: eviction(version)).code == 201)
        let pod = client.send("GET", "\(Self.path)/pods/p").json
        #expect(pod["metadata"]?["deletionGracePeriodSeconds"] == 7)
        let condition = pod["status"]?["conditions"]?.array?.first { $0["type"] == "DisruptionTarget" }
        #expect(condition?["status"] == "True" && condition?["reason"] == "EvictionByEvictionAPI")
        #expect(condition?["message"] == "Eviction API: evicting")
    }
}
