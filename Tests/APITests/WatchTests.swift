import API
import Cluster
import Model
import Testing

/// What a watch tells.
@Suite struct `Watches` {
    private var client = Client()
    private static let path = "/api/v1/namespaces/default/configmaps"

    init() {
        client.prepare()
        client.make("configmaps", "a", labels: ["app": "web"])
        client.make("configmaps", "b")
    }

    @Test mutating func `without a revision, what exists comes first`() throws {
        var watch = try client.watch("\(Self.path)?watch=1")
        #expect(client.next(&watch).summary == ["ADDED a", "ADDED b"])
        client.make("configmaps", "c")
        client.send("DELETE", "\(Self.path)/a")
        #expect(client.next(&watch).summary == ["ADDED c", "DELETED a"])
        #expect(client.next(&watch).bytes.isEmpty)
    }

    @Test mutating func `from a revision, only later changes come`() throws {
        let start = client.server.revision
        client.make("configmaps", "c")
        var watch = try client.watch("\(Self.path)?watch=true&resourceVersion=\(start)")
        #expect(client.next(&watch).summary == ["ADDED c"])
    }

    @Test mutating func `only what may be told is told`() throws {
        var watch = try client.watch("\(Self.path)?watch=1&resourceVersion=\(client.server.revision)")
        let revision = client.server.revision
        client.make("configmaps", "c")
        client.make("configmaps", "d")
        #expect(watch.next(from: client.server, through: revision).bytes.isEmpty)
        #expect(watch.next(from: client.server, through: revision + 1).summary == ["ADDED c"])
        #expect(watch.revision == revision + 1)
        #expect(client.next(&watch).summary == ["ADDED d"])
    }

    @Test mutating func `an object that leaves a selector is gone, and one that enters is new`() throws {
        let start = client.server.revision
        var watch = try client.watch("\(Self.path)?watch=1&resourceVersion=\(start)&labelSelector=app=web")
        client.patch("\(Self.path)/a", ["data": ["k": "v"]])
        client.patch("\(Self.path)/a", ["metadata": ["labels": ["app": "db"]]])
        client.patch("\(Self.path)/b", ["metadata": ["labels": ["app": "web"]]])
        client.patch("\(Self.path)/a", ["data": ["k": "w"]])
        let chunk = client.next(&watch)
        #expect(chunk.summary == ["MODIFIED a", "DELETED a", "ADDED b"])
        // The object is shown as it last was inside, under the revision at which it left.
        #expect(chunk.events[1]["object"]?["metadata"]?["labels"]?["app"] == "web")
        #expect(chunk.events[1]["object"]?["metadata"]?["resourceVersion"]?.string == "\(start + 2)")
        client.send("DELETE", "\(Self.path)/a")
        client.send("DELETE", "\(Self.path)/b")
        #expect(client.next(&watch).summary == ["DELETED b"])
    }

    @Test(arguments: [
        "\(path)?watch=1&fieldSelector=metadata.name%3Db", "/api/v1/watch/namespaces/default/configmaps/b",
    ])
    mutating func `one object is watched by a selector, or by the old path`(path: String) throws {
        var watch = try client.watch(path)
        #expect(client.next(&watch).summary == ["ADDED b"])
        client.patch("\(Self.path)/a", ["data": ["k": "v"]])
        client.patch("\(Self.path)/b", ["data": ["k": "v"]])
        #expect(client.next(&watch).summary == ["MODIFIED b"])
    }

    @Test mutating func `all namespaces and kinds that nobody runs can be watched`() throws {
        client.send("POST", "/api/v1/namespaces", body: ["metadata": ["name": "other"]])
        var everywhere = try client.watch("/api/v1/configmaps?watch=1&resourceVersion=\(client.server.revision)")
        var nothing = try client.watch("/api/v1/watch/secrets")
        client.make("configmaps", "z", in: "other")
        #expect(client.next(&everywhere).summary == ["ADDED z"])
        #expect(client.next(&nothing).bytes.isEmpty)
    }

    @Test mutating func `a start that is forgotten ends the watch with 410`() throws {
        let start = client.server.revision
        client.make("configmaps", "c")
        client.forgetThePast()
        var watch = try client.watch("\(Self.path)?watch=1&resourceVersion=\(start)")
        let chunk = client.next(&watch)
        #expect(chunk.isLast)
        #expect(chunk.events.map { $0["type"] } == ["ERROR"])
        #expect(chunk.events[0]["object"]?["code"] == 410)
        #expect(chunk.events[0]["object"]?["reason"] == "Expired")
    }

    @Test mutating func `bookmarks come each minute and before the end, to those who want them`() throws {
        let query = "watch=1&resourceVersion=\(client.server.revision)&timeoutSeconds=100"
        var watch = try client.watch("\(Self.path)?\(query)&allowWatchBookmarks=true")
        var plain = try client.watch("\(Self.path)?\(query)")
        #expect(watch.nextMoment == client.server.now + .seconds(60))
        #expect(plain.nextMoment == client.server.now + .seconds(100))
        var seen: [String] = []
        for _ in 0..<100 {
            client.server.now = client.server.now + .seconds(1)
            seen += client.next(&watch).summary
            #expect(client.next(&plain).bytes.isEmpty)
        }
        #expect(seen == ["BOOKMARK -", "BOOKMARK -"])
        #expect(client.next(&watch).isLast)
        #expect(client.next(&plain).isLast)
    }

    @Test mutating func `a bookmark has the kind, the revision and nothing else`() throws {
        var watch = try client.watch(
            "\(Self.path)?watch=1&resourceVersion=\(client.server.revision)&allowWatchBookmarks=true")
        client.makePod("unrelated")
        client.server.now = client.server.now + .seconds(60)
        let object = try #require(client.next(&watch).events.first?["object"])
        #expect(object["kind"] == "ConfigMap")
        #expect(object["metadata"]?["resourceVersion"]?.string == "\(client.server.revision)")
    }

    @Test mutating func `a table's columns are described once`() throws {
        let accept = ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"]
        var watch = try client.watch("\(Self.path)?watch=1", headers: accept)
        let first = client.next(&watch).events
        #expect(first.map { $0["object"]?["kind"] } == ["Table", "Table"])
        #expect(first[0]["object"]?["columnDefinitions"]?.array?.count == 3)
        #expect(first[1]["object"]?["columnDefinitions"] == .null)
        #expect(first[1]["object"]?["rows"]?[0]?["cells"]?[0] == "b")
        #expect(first[1]["object"]?["rows"]?[0]?["object"]?["kind"] == "PartialObjectMetadata")
    }

    @Test mutating func `metadata alone can be watched`() throws {
        let accept = ["accept": "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"]
        client.patch("\(Self.path)/a", ["data": ["k": "v"]])
        var watch = try client.watch("\(Self.path)?watch=1", headers: accept)
        let event = try #require(client.next(&watch).events.first)
        #expect(event["object"]?["kind"] == "PartialObjectMetadata")
        #expect(event["object"]?["data"] == nil)
    }

    @Test(
        arguments: [
            ("sendInitialEvents=true", 422), ("resourceVersionMatch=NotOlderThan", 422),
            ("sendInitialEvents=true&resourceVersionMatch=Exact", 422), ("resourceVersion=abc", 400),
            ("sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=99999", 504),
        ])
    mutating func `options that make no sense are refused`(query: String, code: Int) {
        #expect(client.send("GET", "\(Self.path)?watch=1&\(query)").code == code)
    }

    @Test mutating func `a type that nobody can write is refused before the watch begins`() {
        #expect(client.send("GET", "\(Self.path)?watch=1", headers: ["accept": "text/plain"]).code == 406)
    }
}

extension Client {
    /// What a watch says next, of everything that has happened.
    func next(_ watch: inout WatchStream) -> WatchStream.Chunk {
        watch.next(from: server, through: server.revision)
    }

    /// Changes an object by a merge patch.
    @discardableResult
    mutating func patch(_ path: String, _ patch: JSON) -> APIAnswer {
        send("PATCH", path, headers: ["content-type": "application/merge-patch+json"], body: patch)
    }
}
