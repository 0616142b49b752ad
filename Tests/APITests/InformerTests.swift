import API
import Cluster
import Model
import Testing

/// What an informer of client-go asks, and what it then believes.
@Suite struct `Informers` {
    private var client = Client()
    private static let path = "/api/v1/pods"
    private static let bookmarks = "allowWatchBookmarks=true&timeoutSeconds=300"

    init() {
        client.prepare()
        for name in ["a", "b", "c"] { client.makePod(name) }
    }

    /// An informer's knowledge: the Pods' versions by name, and how far it has read.
    private struct Cache: Equatable {
        var versions: [String: String] = [:]
        var revision = ""
        var isSynced = false
        var hasExpired = false

        mutating func replace(with list: JSON) {
            versions = [:]
            for item in list["items"]?.array ?? [] { note(item) }
            revision = list["metadata"]?["resourceVersion"]?.string ?? ""
            isSynced = true
        }

        mutating func take(_ chunk: WatchStream.Chunk) {
            for event in chunk.events {
                let object = event["object"] ?? .null
                switch event["type"]?.string {
                case "ADDED", "MODIFIED": note(object)
                case "DELETED": versions[object["metadata"]?["name"]?.string ?? ""] = nil
                case "BOOKMARK":
                    if object["metadata"]?["annotations"]?["k8s.io/initial-events-end"] == "true" { isSynced = true }
                default:
                    hasExpired = object["code"] == 410
                    return
                }
                revision = object["metadata"]?["resourceVersion"]?.string ?? ""
            }
        }

        private mutating func note(_ object: JSON) {
            versions[object["metadata"]?["name"]?.string ?? ""] = object["metadata"]?["resourceVersion"]?.string ?? ""
        }
    }

    /// What the cache should hold.
    private var truth: [String: String] {
        var copy = client
        var cache = Cache()
        cache.replace(with: copy.send("GET", Self.path).json)
        return cache.versions
    }

    private mutating func churn(_ name: String) {
        client.makePod(name)
        client.patch("/api/v1/namespaces/default/pods/a", ["metadata": ["labels": ["touched-by": .string(name)]]])
        client.send("DELETE", "/api/v1/namespaces/default/pods/\(name == "d" ? "b" : "c")")
    }

    @Test mutating func `list, watch, reconnect: nothing is lost and nothing comes twice`() throws {
        var cache = Cache()
        cache.replace(with: client.send("GET", "\(Self.path)?limit=500&resourceVersion=0").json)
        #expect(cache.versions == truth)
        churn("d")
        var watch = try client.watch("\(Self.path)?watch=true&resourceVersion=\(cache.revision)&\(Self.bookmarks)")
        cache.take(client.next(&watch))
        #expect(cache.versions == truth)
        // The connection breaks; a new watch goes on from what was read last.
        churn("e")
        watch = try client.watch("\(Self.path)?watch=true&resourceVersion=\(cache.revision)&\(Self.bookmarks)")
        let chunk = client.next(&watch)
        #expect(chunk.summary == ["ADDED e", "MODIFIED a", "DELETED c"])
        cache.take(chunk)
        #expect(cache.versions == truth)
    }

    @Test mutating func `a streamed list ends with the bookmark that says so`() throws {
        var cache = Cache()
        let query = "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&\(Self.bookmarks)"
        var watch = try client.watch("\(Self.path)?\(query)")
        let chunk = client.next(&watch)
        #expect(chunk.summary == ["ADDED a", "ADDED b", "ADDED c", "BOOKMARK -"])
        cache.take(chunk)
        #expect(cache.isSynced)
        #expect(cache.revision == "\(client.server.revision)")
        churn("d")
        cache.take(client.next(&watch))
        #expect(cache.versions == truth)
    }

    @Test mutating func `a streamed list of nothing is synced too`() throws {
        let query = "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&\(Self.bookmarks)"
        var watch = try client.watch("/api/v1/secrets?\(query)")
        var cache = Cache()
        cache.take(client.next(&watch))
        #expect(cache.isSynced)
    }

    @Test mutating func `a bookmark carries an idle watch over what is forgotten`() throws {
        var cache = Cache()
        cache.replace(with: client.send("GET", Self.path).json)
        var watch = try client.watch("\(Self.path)?watch=true&resourceVersion=\(cache.revision)&\(Self.bookmarks)")
        for number in 0..<20 { client.make("configmaps", "unrelated-\(number)") }
        client.server.now = client.server.now + .seconds(60)
        cache.take(client.next(&watch))
        client.forgetThePast()
        watch = try client.watch("\(Self.path)?watch=true&resourceVersion=\(cache.revision)&\(Self.bookmarks)")
        churn("d")
        cache.take(client.next(&watch))
        #expect(!cache.hasExpired)
        #expect(cache.versions == truth)
    }

    @Test mutating func `who comes too late is told so, and lists anew`() throws {
        var cache = Cache()
        cache.replace(with: client.send("GET", Self.path).json)
        churn("d")
        client.forgetThePast()
        var watch = try client.watch("\(Self.path)?watch=true&resourceVersion=\(cache.revision)&\(Self.bookmarks)")
        cache.take(client.next(&watch))
        #expect(cache.hasExpired)
        cache.replace(with: client.send("GET", "\(Self.path)?resourceVersion=").json)
        #expect(cache.versions == truth)
    }
}
