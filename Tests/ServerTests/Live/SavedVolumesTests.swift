import Cluster
import Containers
import Model
import Testing

@testable import Server

@Suite("What is kept of the volumes")
struct SavedVolumesTests {
    private static let now = Timestamp(seconds: 1_767_225_600)

    private static func text(_ changes: [JournalBatch.VolumeChange]) -> [String] {
        changes.map { change in
            let files = change.files.map { $0.map { "\($0.node == nil ? "-" : "+")\($0.path)" } }
            return "\(change.volume): \(files?.joined(separator: " ") ?? "gone")"
        }
    }

    @Test("The journal is told what has changed, once, and nothing where there is none")
    func changes() throws {
        var store = VolumeStore()
        try store.write("a", to: "x/y", in: "one", at: Self.now)
        var saved = SavedVolumes(store, isKept: true)
        var unkept = SavedVolumes(VolumeStore(), isKept: false)
        #expect(!saved.isBehind(store) && saved.changes(in: store).isEmpty)
        try store.write("b", to: "x/z", in: "one", at: Self.now + .seconds(1))
        try store.write("c", to: "f", in: "two", at: Self.now)
        #expect(saved.isBehind(store) && !unkept.isBehind(store))
        #expect(Self.text(saved.changes(in: store)) == ["one: +x +x/z", "two: + +f"])
        #expect(!saved.isBehind(store) && saved.changes(in: store).isEmpty)
        #expect(unkept.changes(in: store).isEmpty)
        store["one"] = store["one"]
        #expect(saved.isBehind(store) && saved.changes(in: store).isEmpty)
        store["two"] = nil
        store.remove("x/y", in: "one", at: Self.now + .seconds(2))
        #expect(Self.text(saved.changes(in: store)) == ["two: gone", "one: -x/y +x"])
    }

    @Test("What a Pod writes to its volume is there after a restart, and is shown")
    func restart() async throws {
        var cluster = Cluster()
        var claim = PersistentVolumeClaim()
        claim.metadata = ObjectMeta(name: "data", namespace: "default")
        claim.spec.accessModes = ["ReadWriteOnce"]
        claim.spec.resources.requests["storage"] = Quantity("1Gi")
        try cluster.server.create(claim)
        var pod = try Pod(
            manifest: [
                "metadata": ["name": "web-0", "namespace": "default"],
                "spec": [
                    "containers": [
                        [
                            "name": "main", "image": "nginx",
                            "volumeMounts": [["name": "data", "mountPath": "/data"]],
                        ]
                    ], "volumes": [["name": "data", "persistentVolumeClaim": ["claimName": "data"]]],
                ],
            ])
        pod = try cluster.server.create(pod)
        cluster.run(for: .seconds(60))
        let journal = HeldJournal()
        var options = LiveServer.Options.at(cluster.now)
        options.journal = journal
        let path = "/ordinal/v1/volumes"
        try await TestServer.run(cluster, options: options) { server in
            let exec =
                "/api/v1/namespaces/default/pods/web-0/exec?command=sh&command=-c&command=echo+kept+%3E+/data/file"
            let client = try StreamClient.webSocket(server, exec, "v5.channel.k8s.io")
            #expect(try client.messages()[2] == nil)
            let file = try server.answer("GET", "\(path)/data/file?namespace=default&path=file")
            #expect((file.code, file.text) == (200, "kept\n"))
            let list = try JSON(parsing: try server.answer("GET", path).body)["items"]
            #expect(list?.array?.first?["claim"] == "default/data")
            let tree = try JSON(parsing: try server.answer("GET", "\(path)/data/tree?namespace=default").body)
            #expect(tree["items"]?.array?.contains { $0["path"] == "file" && $0["size"] == 5 } == true)
            for (wrong, words) in [
                ("none/tree?namespace=default", "not found in namespace"), ("none/tree", "not found"),
                ("data/file?namespace=default&path=no", "No such file or directory"),
                ("data/file?namespace=default&path=", "Is a directory"),
            ] {
                let answer = try server.answer("GET", "\(path)/\(wrong)")
                #expect(answer.code >= 400 && answer.text.contains(words), "\(answer.text)")
            }
        }
        var rows: [String: FileChange.Node] = [:]
        for change in journal.batches.flatMap(\.volumes) {
            for file in change.files ?? [] { rows[file.path] = file.node }
        }
        #expect(try FileTree(restoring: rows).bytes(at: "file") == Array("kept\n".utf8))
    }
}
