import Foundation
import Model
import Server
import Testing

/// The files of a journal as they stand on the disk at one moment.
private struct DiskImage {
    var database: Data
    var log: Data

    private static let names = ["cluster.sqlite", "cluster.sqlite-wal"]

    init(of folder: URL) throws {
        database = try Data(contentsOf: folder.appendingPathComponent(Self.names[0]))
        log = (try? Data(contentsOf: folder.appendingPathComponent(Self.names[1]))) ?? Data()
    }

    func write(to folder: URL) throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try database.write(to: folder.appendingPathComponent(Self.names[0]))
        if !log.isEmpty { try log.write(to: folder.appendingPathComponent(Self.names[1])) }
    }
}

/// How a file may look if the power fails while it goes from one state to another.
private struct TornWrite {
    private static let sector = 512

    /// Some of the changed sectors are written, in whatever order; the file may end early, and what is new in a sector may
    /// be noise.
    static func between(_ old: Data, _ new: Data, _ random: inout SplitMix64) -> Data {
        var torn = old
        let isOrdered = random.next() % 2 == 0
        let cut = new.isEmpty ? 0 : Int(random.next() % UInt64(new.count + 1))
        for start in stride(from: 0, to: new.count, by: sector) {
            let range = start..<min(start + sector, new.count)
            if range.upperBound <= old.count, old[range] == new[range] { continue }
            let isWritten = isOrdered ? start < cut : random.next() % 2 == 0
            if range.upperBound > torn.count {
                if !isWritten, isOrdered { break }
                torn.append(contentsOf: [UInt8](repeating: 0, count: range.upperBound - torn.count))
            }
            guard isWritten else { continue }
            var bytes = new[range]
            // The last sector of an ordered write is torn itself.
            if isOrdered, range.contains(cut) {
                for index in cut..<range.upperBound { bytes[index] = UInt8(truncatingIfNeeded: random.next()) }
            }
            torn.replaceSubrange(range, with: bytes)
        }
        return torn
    }
}

@Suite("The journal when the power fails")
struct StoreCrashTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")

    /// The log is copied back every few batches.
    private static let logPages = 200

    /// A batch that writes one object anew, one over, and now and then forgets one.
    private func batch(_ number: Int64, _ random: inout SplitMix64) -> JournalBatch {
        var changes: [JournalBatch.Change] = []
        for name in ["new-\(number)", "same-\(random.next() % 4)"] {
            var object = ConfigMap()
            object.metadata = ObjectMeta(name: name, namespace: "default")
            object.metadata.resourceVersion = String(number)
            // Large enough that a short log is copied back into the database several times.
            object.data = ["k": String(repeating: "x\(random.next())", count: 4_000)]
            changes.append(
                .init(
                    kind: ConfigMap.kind, key: object.key, revision: number,
                    manifest: Array(object.manifest.canonicalText.utf8)))
        }
        if number % 3 == 0 {
            let key = ObjectKey(namespace: "default", name: "new-\(number - 2)")
            changes.append(.init(kind: ConfigMap.kind, key: key, revision: number, manifest: nil))
        }
        return JournalBatch(changes: changes, revision: number)
    }

    /// What a journal that was opened after a crash holds, in a form that compares.
    private func state(of image: DiskImage) throws -> [String] {
        let copy = folder.appendingPathComponent("copy")
        try image.write(to: copy)
        let stored = try SQLiteJournal(directory: copy.path).load()
        return ["revision \(stored.revision)"] + stored.objects.map { $0.manifest.canonicalText }
    }

    @Test(
        "After a crash in the middle of any batch, all that was acknowledged is there, and of that batch all or nothing",
        arguments: [1, 2] as [UInt64])
    func tornWrites(seed: UInt64) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SplitMix64(seed: seed)
        let home = folder.appendingPathComponent("home")
        let journal = try SQLiteJournal(directory: home.path, logPages: Self.logPages)
        var before = try DiskImage(of: home)
        var acknowledged = try state(of: before)
        var checkpoints = 0
        for number in 1...24 as ClosedRange<Int64> {
            try journal.write(batch(number, &random))
            let after = try DiskImage(of: home)
            let written = try state(of: after)
            #expect(written != acknowledged && written.first == "revision \(number)")
            for _ in 0..<5 {
                // While the batch is written, only the log changes.
                var torn = before
                torn.log = TornWrite.between(before.log, after.log, &random)
                let found = try state(of: torn)
                #expect(
                    found == acknowledged || found == written, "seed \(seed), batch \(number): \(found.first ?? "")")
            }
            if before.database != after.database { checkpoints += 1 }
            for _ in 0..<5 where before.database != after.database {
                // While the log is copied back, it stays whole.
                var torn = after
                torn.database = TornWrite.between(before.database, after.database, &random)
                try expect(torn, holds: written, "seed \(seed), batch \(number), copying back")
            }
            (before, acknowledged) = (after, written)
        }
        #expect(checkpoints > 0, "the log was never copied back, so that was not put to the test")
        withExtendedLifetime(journal) {}
    }

    /// A torn database must either read as it should with its log, or be refused by name.
    private func expect(_ image: DiskImage, holds written: [String], _ comment: Comment) throws {
        do {
            let found = try state(of: image)
            #expect(found == written, comment)
        } catch let error as DataDirectoryError {
            guard case .damaged = error else { throw error }
        }
    }

    @Test("A database that was cut off is refused by name, or reads as something that was acknowledged")
    func truncated() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SplitMix64(seed: 5)
        let home = folder.appendingPathComponent("home")
        let journal = try SQLiteJournal(directory: home.path, logPages: Self.logPages)
        var known = [try state(of: DiskImage(of: home))]
        for number in 1...20 as ClosedRange<Int64> {
            try journal.write(batch(number, &random))
            known.append(try state(of: DiskImage(of: home)))
        }
        let whole = try DiskImage(of: home)
        for _ in 0..<60 {
            var cut = whole
            if random.next() % 2 == 0 {
                cut.database = Data(whole.database.prefix(Int(random.next() % UInt64(whole.database.count))))
            } else {
                cut.log = Data(whole.log.prefix(Int(random.next() % UInt64(whole.log.count + 1))))
            }
            do {
                let found = try state(of: cut)
                #expect(known.contains(found), "\(found.first ?? "") is no state that there ever was")
            } catch let error as DataDirectoryError {
                guard case .damaged = error else { throw error }
            }
        }
        withExtendedLifetime(journal) {}
    }
}
