import API
import Cluster
import Model
import Testing

/// Lists, whole and in pages.
@Suite struct `Lists` {
    private var client = Client()

    init() {
        client.prepare()
        for number in 0..<7 { client.make("configmaps", "c\(number)") }
    }

    @Test(arguments: 1...8)
    mutating func `pages show one moment, whatever is written meanwhile`(limit: Int) throws {
        var names: [String] = []
        var token = ""
        var versions: Set<String> = []
        repeat {
            let path = "/api/v1/namespaces/default/configmaps?limit=\(limit)&continue=\(token)"
            let page = client.send("GET", path).json
            names += page.names.split(separator: " ").map(String.init)
            versions.insert(page["metadata"]?["resourceVersion"]?.string ?? "")
            token = page["metadata"]?["continue"]?.string ?? ""
            let left = page["metadata"]?["remainingItemCount"]?.integer
            #expect(left == (token.isEmpty ? nil : Int64(7 - names.count)))
            // Neither of these belongs to the moment of the first page.
            client.make("configmaps", "c3-new-\(names.count)")
            client.send("DELETE", "/api/v1/namespaces/default/configmaps/c\(names.count)")
        } while !token.isEmpty
        #expect(names == (0..<7).map { "c\($0)" })
        #expect(versions.count == 1)
    }

    @Test mutating func `a page with a selector does not say how many follow`() {
        let page = client.send(
            "GET", "/api/v1/namespaces/default/configmaps?limit=2&fieldSelector=metadata.name!=c0"
        ).json
        #expect(page.names == "c1 c2")
        #expect(page["metadata"]?["continue"] != nil)
        #expect(page["metadata"]?["remainingItemCount"] == nil)
    }

    @Test mutating func `a page across namespaces goes on in the next namespace`() {
        client.send("POST", "/api/v1/namespaces", body: ["metadata": ["name": "other"]])
        client.make("configmaps", "a", in: "other")
        let first = client.send("GET", "/api/v1/configmaps?limit=6").json
        let token = first["metadata"]?["continue"]?.string ?? ""
        #expect(client.send("GET", "/api/v1/configmaps?limit=6&continue=\(token)").json.names == "c6 a")
    }

    @Test mutating func `a token whose moment is forgotten comes with one to go on with`() {
        let first = client.send("GET", "/api/v1/namespaces/default/configmaps?limit=3").json
        client.make("configmaps", "c4-new")
        client.forgetThePast()
        let token = first["metadata"]?["continue"]?.string ?? ""
        let late = client.send("GET", "/api/v1/namespaces/default/configmaps?limit=3&continue=\(token)")
        #expect(late.code == 410)
        #expect(late.json["reason"] == "Expired")
        let fresh = late.json["metadata"]?["continue"]?.string ?? ""
        let rest = client.send("GET", "/api/v1/namespaces/default/configmaps?continue=\(fresh)")
        #expect(rest.code == 200)
        #expect(rest.json.names == "c3 c4 c4-new c5 c6")
    }

    @Test mutating func `a list shows an exact moment, as long as it is kept`() {
        let moment = client.server.revision
        client.make("configmaps", "later")
        let path = "/api/v1/namespaces/default/configmaps?resourceVersion=\(moment)"
        #expect(client.send("GET", "\(path)&resourceVersionMatch=Exact").json["items"]?.array?.count == 7)
        #expect(client.send("GET", "\(path)&resourceVersionMatch=NotOlderThan").json["items"]?.array?.count == 8)
        #expect(client.send("GET", path).json["items"]?.array?.count == 8)
        #expect(client.send("GET", "\(path)&limit=3").json["metadata"]?["resourceVersion"]?.string == "\(moment)")
        client.forgetThePast()
        #expect(client.send("GET", "\(path)&resourceVersionMatch=Exact").code == 410)
    }

    @Test(
        arguments: [
            ("limit=abc", 400), ("resourceVersion=-1", 400), ("resourceVersion=0&limit=2", 200),
            ("continue=rubbish", 400), ("continue=e30", 400), ("sendInitialEvents=true", 422),
            ("resourceVersion=0&resourceVersionMatch=Exact", 422), ("resourceVersion=99999", 504),
        ])
    mutating func `options that make no sense are refused`(query: String, code: Int) {
        let answer = client.send("GET", "/api/v1/namespaces/default/configmaps?\(query)")
        #expect(answer.code == code)
        if code == 200 { #expect(answer.json["items"]?.array?.count == 7) }
    }

    @Test(arguments: ["secrets", "replicationcontrollers", "pods", "endpoints"])
    mutating func `an empty list has an empty array of items`(plural: String) {
        let answer = client.send("GET", "/api/v1/namespaces/default/\(plural)")
        #expect(answer.code == 200)
        #expect(answer.json["items"] == [])
    }

    @Test mutating func `kinds that nobody runs can be read, and not written`() {
        let path = "/apis/batch/v1/namespaces/default/jobs"
        #expect(client.send("GET", "\(path)/none").json["message"] == "jobs.batch \"none\" not found")
        let refused = client.send("POST", path, body: ["metadata": ["name": "j"]])
        #expect(refused.code == 405)
        #expect(client.send("DELETE", path).code == 405)
        let table = client.send(
            "GET", path, headers: ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io"])
        #expect(table.json["rows"] == [])
    }
}
