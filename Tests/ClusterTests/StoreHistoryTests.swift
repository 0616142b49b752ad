import Model
import Testing

@testable import Cluster

@Suite("What the store keeps of its past")
struct StoreHistoryTests {
    private var server = APIServer(now: Timestamp(seconds: 1_767_225_600), seed: 3)

    private static func map(_ name: String, in namespace: String = "default", _ value: String = "") -> ConfigMap {
        var map = ConfigMap()
        map.metadata = ObjectMeta(name: name, namespace: namespace)
        map.data = ["value": value]
        return map
    }

    private static func key(_ name: String, in namespace: String = "default") -> ObjectKey {
        ObjectKey(namespace: namespace, name: name)
    }

    /// A random write to one of a few objects, from a seeded generator.
    private mutating func writeSomething(_ random: inout SplitMix64) throws {
        let name = "map-\(random.next() % 5)"
        let namespace = random.next() % 2 == 0 ? "default" : "other"
        if server.find(ConfigMap.self, name, in: namespace) == nil {
            try server.create(Self.map(name, in: namespace))
        } else if random.next() % 3 == 0 {
            try server.delete(ConfigMap.self, Self.key(name, in: namespace))
        } else {
            try server.update(Self.map(name, in: namespace, "\(random.next())"))
        }
    }

    @Test("Events are found by the revision that they follow")
    mutating func eventsByRevision() throws {
        for number in 1...5 { try server.create(Self.map("map-\(number)")) }
        #expect(try server.log.events(after: 0).map(\.revision) == [1, 2, 3, 4, 5])
        #expect(try server.log.events(after: 3).map(\.revision) == [4, 5])
        #expect(try server.log.events(after: 5).isEmpty)
        #expect(try server.log.events(after: 77).isEmpty)
    }

    @Test("A watch from before what is kept is told how old it is")
    mutating func expired() throws {
        for number in 1...10 { try server.create(Self.map("map-\(number)")) }
        server.compactLog(keeping: .init(count: 4, age: .seconds(300)))
        #expect(try server.log.events(after: 6).map(\.revision) == [7, 8, 9, 10])
        let error = #expect(throws: APIError.self) { try server.log.events(after: 2) }
        #expect(error == .expired("too old resource version: 2 (6)"))
        #expect(error?.code == 410 && error?.reason == "Expired")
    }

    @Test("Old events go even where few are kept, and unread ones never go")
    mutating func retention() throws {
        try server.create(Self.map("old"))
        server.now = server.now + .seconds(400)
        try server.create(Self.map("new"))
        var unread = server
        unread.compactLog(keeping: .standard, unreadFrom: 0)
        #expect(unread.log.start == 0)
        server.compactLog()
        #expect(server.log.start == 1 && server.log.compactedRevision == 1)
        #expect(try server.log.events(after: 1).map(\.object.metadata.name) == ["new"])
    }

    @Test("Compacting after each write keeps what was promised", arguments: [1, 2, 7, 50])
    func repeatedCompaction(count: Int) throws {
        var test = self
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<300 {
            try test.writeSomething(&random)
            test.server.compactLog(keeping: .init(count: count, age: .seconds(300)))
            let log = test.server.log
            #expect(log.end - log.start == min(count, log.end))
            #expect(log.compactedRevision == test.server.revision - Int64(log.end - log.start))
            #expect(try log.events(after: log.compactedRevision).last?.revision == test.server.revision)
        }
    }

    @Test("A list at an earlier revision is what was listed then")
    mutating func earlierLists() throws {
        var random = SplitMix64(seed: 11)
        var lists: [Int64: [ConfigMap]] = [0: []]
        for _ in 0..<120 {
            try writeSomething(&random)
            lists[server.revision] = server.list(ConfigMap.self)
        }
        for revision in 0...server.revision {
            let then = try server.list(ConfigMap.self, at: revision).compactMap { $0 as? ConfigMap }
            #expect(then == lists[revision])
            let other = try server.stored(ConfigMap.self, in: "other", at: revision).map(\.key)
            #expect(other == lists[revision]?.map(\.key).filter { $0.namespace == "other" })
        }
    }

    @Test("A list from before what is kept is refused")
    mutating func expiredList() throws {
        for number in 1...10 { try server.create(Self.map("map-\(number)")) }
        server.compactLog(keeping: .init(count: 3, age: .seconds(300)))
        #expect(try server.list(ConfigMap.self, at: 7).count == 7)
        #expect(throws: APIError.expired("The resourceVersion for the provided list is too old.")) {
            try server.list(ConfigMap.self, at: 6)
        }
    }

    @Test("Lists are sorted, and a namespace's list holds its objects only")
    mutating func order() throws {
        for name in ["c", "a", "b"] {
            for namespace in ["other", "default"] { try server.create(Self.map(name, in: namespace)) }
        }
        try server.delete(ConfigMap.self, Self.key("a", in: "other"))
        #expect(
            server.list(ConfigMap.self).map(\.key.description) == [
                "default/a", "default/b", "default/c", "other/b", "other/c",
            ])
        #expect(server.stored(ConfigMap.self, in: "other").map(\.key.name) == ["b", "c"])
        #expect(server.stored(ConfigMap.self, in: "nowhere").isEmpty)
        #expect(server.stored(ConfigMap.self, Self.key("c"))?.key == Self.key("c"))
    }

    @Test("An object's text is made once for the store and its watchers")
    mutating func text() throws {
        try server.create(Self.map("a", "b"))
        let stored = try #require(server.stored(ConfigMap.self, Self.key("a")))
        #expect(stored === (try server.log.events(after: 0).first?.stored))
        #expect(try JSON(parsing: String(decoding: stored.contentText, as: UTF8.self)) == stored.object.json)
        #expect(stored.contentText == stored.object.json.bytes())
    }
}

@Suite("Objects of a kind that is known only at run time")
struct AnyKindTests {
    private var server = APIServer(now: Timestamp(seconds: 1_767_225_600), seed: 3)

    @Test(
        "They are created, updated and deleted like all others",
        arguments: [ConfigMap.self, ServiceAccount.self, Lease.self] as [any Admitted.Type])
    func writes(type: any Admitted.Type) throws {
        var server = server
        let manifest: JSON = ["metadata": ["name": "a", "namespace": "default"]]
        let new: any Admitted = try type.init(manifest: manifest)
        var object = try server.create(new)
        #expect(server.stored(type, object.key)?.object.metadata.uid == object.metadata.uid)
        object.metadata.labels["a"] = "b"
        object = try server.update(object)
        #expect(object.metadata.resourceVersion == "2")
        let deletion = try server.deletion(of: type, object.key, preconditions: Preconditions(uid: object.metadata.uid))
        #expect(deletion.isGone && deletion.object.metadata.labels == ["a": "b"])
        #expect(server.stored(type).isEmpty)
    }

    @Test("A deletion tells whether the object is gone, and shows it either way")
    mutating func deletion() throws {
        var map = ConfigMap()
        map.metadata = ObjectMeta(name: "a", namespace: "default")
        map.metadata.finalizers = ["example.com/wait"]
        try server.create(map)
        let marked = try server.deletion(of: ConfigMap.self, map.key)
        #expect(!marked.isGone && marked.object.metadata.isTerminating)
        #expect(throws: APIError.notFound(ConfigMap.kind, name: "b")) {
            try server.deletion(of: ConfigMap.self, ObjectKey(namespace: "default", name: "b"))
        }
    }
}
