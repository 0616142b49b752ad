import Containers
import Foundation
import GRDB
import Model
import Server
import Testing

@Suite("The journal in a directory")
struct SQLiteJournalTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")

    private var database: URL { folder.appendingPathComponent("cluster.sqlite") }

    private func configMap(_ name: String, revision: Int64, value: String) -> JournalBatch.Change {
        var object = ConfigMap()
        object.metadata.name = name
        object.metadata.namespace = "default"
        object.metadata.resourceVersion = String(revision)
        object.data = ["k": value]
        return JournalBatch.Change(
            kind: ConfigMap.kind, key: object.key, revision: revision,
            manifest: Array(object.manifest.canonicalText.utf8))
    }

    @Test("What was written is there after a reopening, in the order of its last changes")
    func roundTrip() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let journal = try SQLiteJournal(directory: folder.path)
            try journal.write(
                JournalBatch(
                    changes: [configMap("a", revision: 1, value: "old"), configMap("b", revision: 2, value: "x")],
                    revision: 2))
            var gone = configMap("b", revision: 4, value: "")
            gone.manifest = nil
            try journal.write(
                JournalBatch(
                    changes: [
                        configMap("c", revision: 3, value: "y"), gone, configMap("a", revision: 5, value: "new"),
                    ],
                    revision: 5))
        }
        let state = try SQLiteJournal(directory: folder.path).load()
        #expect(state.revision == 5)
        #expect(state.objects.map(\.metadata.name) == ["c", "a"])
        #expect((state.objects.last as? ConfigMap)?.data == ["k": "new"])
    }

    @Test("Each batch is synced to the disk, in a new file and in one that is opened again")
    func syncs() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for _ in 1...2 { #expect(try SQLiteJournal(directory: folder.path).isSynced) }
    }

    @Test("What stood in volumes is there after a reopening, also in a state from before they were kept")
    func volumes() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let now = Timestamp(nanoseconds: 1_767_225_600_123_456_789)
        var tree = FileTree(now: now)
        try tree.write([0, 255, 10], to: "a/b/c", mode: 0o600, now: now)
        try tree.link("../b", at: "a/l", now: now)
        var later = tree
        try later.write([1], to: "a/b/c", now: now)
        later.remove("a/l", now: now)
        do {
            let journal = try SQLiteJournal(directory: folder.path)
            try journal.write(JournalBatch(changes: [], revision: 0))
        }
        let queue = try DatabaseQueue(path: database.path)
        try queue.write { try $0.execute(sql: "DROP TABLE files") }
        try queue.close()
        do {
            let journal = try SQLiteJournal(directory: folder.path)
            let changes = tree.changes(since: nil)
            try journal.write(
                JournalBatch(
                    changes: [], revision: 3,
                    volumes: [.init(volume: "one", files: changes), .init(volume: "two", files: changes)]))
        }
        do {
            let journal = try SQLiteJournal(directory: folder.path)
            let found = try journal.load().volumes
            #expect(found.keys.sorted() == ["one", "two"])
            #expect(found["one"]?.changes(since: tree) == [])
            try journal.write(
                JournalBatch(
                    changes: [], revision: 3,
                    volumes: [
                        .init(volume: "one", files: later.changes(since: tree)), .init(volume: "two", files: nil),
                    ]))
        }
        let state = try SQLiteJournal(directory: folder.path).load()
        #expect(state.volumes.keys.sorted() == ["one"] && state.revision == 3)
        #expect(state.volumes["one"]?.changes(since: later) == [])
    }

    @Test("A new directory is empty, at revision 0, and for its owner's eyes only")
    func fresh() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let nested = folder.appendingPathComponent("a/b")
        let state = try SQLiteJournal(directory: nested.path).load()
        #expect(state.revision == 0 && state.objects.isEmpty)
        let mode = try FileManager.default.attributesOfItem(atPath: nested.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test("A directory has one holder at a time, and the refusal names it")
    func inUse() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = try SQLiteJournal(directory: folder.path)
        let holder = String(ProcessInfo.processInfo.processIdentifier)
        #expect(throws: DataDirectoryError.inUse(path: folder.path, by: holder)) {
            try SQLiteJournal(directory: folder.path)
        }
        withExtendedLifetime(journal) {}
    }

    @Test("A file that is no database, cut off, or torn inside is named as damaged and stays as it was")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try SQLiteJournal(directory: folder.path)
        let whole = try Data(contentsOf: database)
        var torn = whole
        torn.replaceSubrange(4096..<4196, with: [UInt8](repeating: 0xFF, count: 100))
        for content in [Data("hello".utf8), Data(), whole.prefix(60), torn] {
            try content.write(to: database)
            #expect {
                try SQLiteJournal(directory: folder.path)
            } throws: { error in
                guard case .damaged? = error as? DataDirectoryError else { return false }
                return true
            }
            #expect(try Data(contentsOf: database) == content)
        }
    }

    @Test("An object that cannot be read is named")
    func unreadableObject() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = try SQLiteJournal(directory: folder.path)
        var change = configMap("broken", revision: 1, value: "x")
        change.manifest = Array("{".utf8)
        try journal.write(JournalBatch(changes: [change], revision: 1))
        #expect {
            try journal.load()
        } throws: { error in
            "\(error)".contains("ConfigMap default/broken")
        }
    }

    @Test("A newer format and another program's database are refused by name", arguments: [60, 68])
    func header(offset: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try SQLiteJournal(directory: folder.path)
        var content = try Data(contentsOf: database)
        content.replaceSubrange(offset..<offset + 4, with: [0, 0, 0, 9])
        try content.write(to: database)
        let expected: DataDirectoryError =
            offset == 60
            ? .newer(path: database.path, found: 9, known: 1) : .foreign(path: database.path)
        #expect(throws: expected) { try SQLiteJournal(directory: folder.path) }
        #expect(try Data(contentsOf: database) == content)
    }

    @Test("A path at which a file stands, or where nothing can be made, is refused by name")
    func paths() throws {
        try Data("x".utf8).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: DataDirectoryError.notADirectory(path: folder.path)) {
            try SQLiteJournal(directory: folder.path)
        }
        #expect(throws: DataDirectoryError.self) { try SQLiteJournal(directory: "/dev/null/ordinal") }
    }

    @Test("Where there is no room, nothing that was written is lost, and nothing is left half done")
    func full() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: DataDirectoryError.full(path: folder.path)) {
            try SQLiteJournal(directory: folder.path, mostPages: 2)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["lock"])
        var written: Int64 = 0
        do {
            let journal = try SQLiteJournal(directory: folder.path, mostPages: 20)
            let value = String(repeating: "x", count: 4000)
            let error = #expect(throws: DataDirectoryError.self) {
                for revision in 1...Int64(100) {
                    let change = configMap("m\(revision)", revision: revision, value: value)
                    try journal.write(JournalBatch(changes: [change], revision: revision))
                    written = revision
                }
            }
            #expect(error == .full(path: folder.path))
        }
        #expect(written > 0)
        let stored = try SQLiteJournal(directory: folder.path).load()
        #expect(stored.revision == written)
        #expect(stored.objects.count == Int(written))
    }

    @Test("A draft that a killed process left does not stand in the way")
    func leftover() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: folder.appendingPathComponent("cluster.sqlite.new"))
        #expect(try SQLiteJournal(directory: folder.path).load().revision == 0)
    }
}
