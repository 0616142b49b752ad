import Model
import Testing

@testable import Cluster

@Suite("The store")
struct StoreTests {
    private var server = APIServer(now: Timestamp(seconds: 1_767_225_600), seed: 1)
    private let key = ObjectKey(namespace: "default", name: "settings")

    private func configMap(_ name: String = "settings") -> ConfigMap {
        var object = ConfigMap()
        object.metadata = ObjectMeta(name: name, namespace: "default")
        object.data = ["a": "1"]
        return object
    }

    @Test("A new object gets an identity, a version and a time, and its name is taken")
    func create() throws {
        var server = server
        let object = try server.create(configMap())
        #expect(object.metadata.uid.rawValue.utf8.count == 36)
        #expect(object.metadata.resourceVersion == "1")
        #expect(object.metadata.creationTimestamp == server.now)
        #expect(server.find(ConfigMap.self, key) == object)
        let error = #expect(throws: APIError.self) { try server.create(configMap()) }
        #expect(error?.description == "configmaps \"settings\" already exists")
        #expect((error?.code, error?.reason) == (409, "AlreadyExists"))
        #expect(server.revision == 1)
    }

    @Test("Without a namespace an object goes to the default one, except where its kind has none")
    func namespaces() throws {
        var server = server
        var object = configMap()
        object.metadata.namespace = ""
        #expect(try server.create(object).metadata.namespace == "default")
        #expect(try server.create(PersistentVolume.made("pv")).metadata.namespace == "")
    }

    @Test("A generated name is the prefix, cut to fit, with five letters that spell nothing")
    func generatedName() throws {
        var server = server
        var object = configMap("")
        object.metadata.generateName = "settings-"
        let names = try (0..<50).map { _ in try server.create(object).metadata.name }
        #expect(Set(names).count == 50)
        #expect(names.allSatisfy { $0.hasPrefix("settings-") && $0.utf8.count == 14 })
        #expect(names.allSatisfy { !$0.dropFirst(9).contains(where: "aeiou013".contains) })
        object.metadata.generateName = String(repeating: "x", count: 70)
        #expect(try server.create(object).metadata.name.utf8.count == 63)
    }

    @Test("A write raises the version by one; one that changes nothing makes no revision")
    func update() throws {
        var server = server
        var object = try server.create(configMap())
        object.data["a"] = "2"
        let written = try server.update(object)
        #expect(written.metadata.resourceVersion == "2")
        #expect(try server.update(written) == written)
        #expect(server.revision == 2)
        #expect(server.log.end == 2)
    }

    @Test("A write from an old state, or to another object of the name, changes nothing")
    func conflict() throws {
        var server = server
        let first = try server.create(configMap())
        var second = first
        second.data["a"] = "2"
        try server.update(second)
        second.data["a"] = "3"
        let error = #expect(throws: APIError.self) { try server.update(second) }
        #expect(
            error?.description
                == "Operation cannot be fulfilled on configmaps \"settings\": the object has been modified;"
                + " please apply your changes to the latest version and try again")
        second.metadata.resourceVersion = ""
        second.metadata.uid = "another"
        #expect(throws: APIError.self) { try server.update(second) }
        second.metadata.uid = ""
        #expect(try server.update(second).data == ["a": "3"])
        #expect(throws: APIError.notFound(ConfigMap.kind, name: "none")) { try server.update(configMap("none")) }
    }

    @Test("Desired state and status are written apart, and only desired state raises the generation")
    func status() throws {
        var bench = try Bench()
        var set = try bench.makeSet()
        #expect(set.metadata.generation == 1)
        set.spec.replicas = 5
        set.status.replicas = 9
        set = try bench.server.update(set)
        #expect((set.metadata.generation, set.status.replicas) == (2, 0))
        set.spec.replicas = 7
        set.status.replicas = 3
        set = try bench.server.updateStatus(set)
        #expect((set.metadata.generation, set.spec.replicas, set.status.replicas) == (2, 5, 3))
    }

    @Test("What breaks the rules is not stored")
    func invalid() throws {
        var server = server
        let error = #expect(throws: APIError.self) { try server.create(configMap("Not A Name")) }
        #expect(error?.code == 422)
        #expect(server.revision == 0)
    }

    @Test("An object without finalizers goes at once; with them it stays, terminating, until the last is gone")
    func finalizers() throws {
        var server = server
        try server.create(configMap())
        #expect(try server.delete(ConfigMap.self, key) == nil)
        #expect(server.find(ConfigMap.self, key) == nil)
        var object = configMap()
        object.metadata.finalizers = ["example.com/a", "example.com/b"]
        try server.create(object)
        object = try #require(try server.delete(ConfigMap.self, key))
        #expect(object.metadata.deletionTimestamp == server.now)
        #expect(try server.delete(ConfigMap.self, key) == object)
        object.metadata.finalizers = ["example.com/b"]
        object = try server.update(object)
        object.metadata.finalizers = []
        try server.update(object)
        #expect(server.find(ConfigMap.self, key) == nil)
        #expect(server.log[server.log.end - 1].change == .deleted)
        #expect(throws: APIError.notFound(ConfigMap.kind, name: "settings")) {
            try server.delete(ConfigMap.self, key)
        }
    }

    @Test("A deletion that means another object, or an older state, does nothing")
    func preconditions() throws {
        var server = server
        let object = try server.create(configMap())
        for wrong in [Preconditions(uid: "another"), Preconditions(resourceVersion: "0")] {
            #expect(throws: APIError.self) { try server.delete(ConfigMap.self, key, preconditions: wrong) }
        }
        #expect(try server.delete(ConfigMap.self, key, preconditions: Preconditions(of: object)) == nil)
    }

    @Test(
        "Only a Pod that a node runs is given time, and a later request may only shorten it",
        arguments: [
            (node: "", asked: nil, seconds: nil), (node: "node-1", asked: nil, seconds: 30),
            (node: "node-1", asked: 5, seconds: 5), (node: "node-1", asked: 0, seconds: nil),
        ] as [(node: String, asked: Int64?, seconds: Int64?)])
    func grace(node: String, asked: Int64?, seconds: Int64?) throws {
        var bench = try Bench()
        try bench.server.create(Pod.made("web-0", node: node))
        let pod = try bench.server.delete(Pod.self, bench.key("web-0"), gracePeriod: asked)
        #expect(pod?.metadata.deletionGracePeriodSeconds == seconds)
        #expect(pod?.metadata.deletionTimestamp == seconds.map { bench.server.now + .seconds($0) })
        guard let seconds else { return }
        let longer = try bench.server.delete(Pod.self, bench.key("web-0"), gracePeriod: seconds + 10)
        #expect(longer?.metadata.deletionGracePeriodSeconds == seconds)
        let shorter = try bench.server.delete(Pod.self, bench.key("web-0"), gracePeriod: 1)
        #expect(shorter?.metadata.deletionGracePeriodSeconds == 1)
        #expect(try bench.server.delete(Pod.self, bench.key("web-0"), gracePeriod: 0) == nil)
    }

    @Test("Lists come sorted, and counts agree with them")
    func lists() throws {
        var server = server
        for name in ["c", "a", "b"] { try server.create(configMap(name)) }
        try server.create(PersistentVolume.made("pv"))
        #expect(server.list(ConfigMap.self).map(\.metadata.name) == ["a", "b", "c"])
        #expect(server.count(ConfigMap.self) == 3)
        #expect(server.listAll().map(\.metadata.name) == ["a", "b", "c", "pv"])
    }

    @Test("Each change is in the log once, with the state before it, and old ones may be dropped")
    func watch() throws {
        var server = server
        var object = try server.create(configMap())
        server.now = server.now + .seconds(1)
        object.data["a"] = "2"
        object = try server.update(object)
        try server.delete(ConfigMap.self, key)
        let events = Array(try server.log.events(from: 0))
        #expect(events.map(\.change) == [.added, .modified, .deleted])
        #expect(events.map(\.revision) == [1, 2, 3])
        #expect(events.map { $0.previous?.metadata.resourceVersion } == [nil, "1", "2"])
        #expect(events[2].object.metadata.resourceVersion == "3")
        #expect(events[1].time - events[0].time == .seconds(1))
        server.log.compact(before: 2)
        #expect((server.log.start, server.log.end) == (2, 3))
        #expect(try server.log.events(from: 2).count == 1)
        let error = #expect(throws: APIError.self) { try server.log.events(from: 1) }
        #expect((error?.code, error?.reason) == (410, "Expired"))
        server.log.compact(before: 99)
        #expect((server.log.start, server.log.end) == (3, 3))
    }

    @Test("A copy is a snapshot that later writes do not touch, and the same seed gives the same identities")
    func snapshot() throws {
        var server = server
        let before = server
        try server.create(configMap())
        #expect(before.count(ConfigMap.self) == 0)
        var again = before
        #expect(try again.create(configMap()) == server.list(ConfigMap.self).first)
    }

    @Test("Services get the lowest free address, headless ones and other names none")
    func serviceAddresses() throws {
        var bench = try Bench()
        func create(_ name: String, _ change: (inout Service) -> Void) throws -> String {
            try bench.server.create(Service.made(name, change: change)).spec.clusterIP
        }
        #expect(try create("a") { $0.spec.clusterIP = "" } == "10.96.0.1")
        #expect(try create("b") { $0.spec.clusterIP = "" } == "10.96.0.2")
        #expect(try create("c") { _ in } == "None")
        try bench.delete(Service.self, "a")
        #expect(try create("d") { $0.spec.clusterIP = "" } == "10.96.0.1")
    }

    @Test("Told again, an event only counts up")
    func events() throws {
        var bench = try Bench()
        let set = try bench.makeSet()
        bench.server.record("Tested", on: set, message: "once", by: "test")
        bench.server.now = bench.server.now + .seconds(9)
        bench.server.record("Tested", on: set, message: "once", by: "test")
        bench.server.record("Tested", on: set, type: .warning, message: "twice", by: "test")
        let events = bench.server.list(Event.self).sorted { $0.message < $1.message }
        #expect(events.map(\.count) == [2, 1])
        #expect(events.map(\.type) == ["Normal", "Warning"])
        #expect(events[0].lastTimestamp == bench.server.now)
    }
}
