import Foundation
import GRDB
import Model

/// A journal in an SQLite file: one row for each object, as it is now.
///
/// Guarantees: a batch is one transaction, synced to the disk before ``write(_:)`` returns; a process that is killed at
/// any moment leaves a file from which all returned batches can be read.
package final class SQLiteJournal: Journal {
    private let directory: DataDirectory
    private let database: DatabaseQueue

    /// Opens the state in a directory, making both where they are missing.
    ///
    /// - Parameter mostPages: how many pages of the database there is room for; `nil` for as many as the disk has.
    /// - Parameter logPages: how many pages the log holds before it is copied back into the database, which takes two syncs
    ///   more: 16 MB of them unless said otherwise.
    /// - Throws: ``DataDirectoryError`` where that is not possible; the directory is then as it was.
    package init(directory path: String, mostPages: Int? = nil, logPages: Int = 4_000) throws(DataDirectoryError) {
        directory = try DataDirectory(path: path)
        let file = directory.database
        guard !Self.isFull(path) else { throw .full(path: directory.url.path) }
        if let header = try DatabaseHeader(of: file) {
            try header.check(path: file.path)
            try Self.inspect(file)
        } else {
            try Self.make(file, mostPages: mostPages)
        }
        database = try Self.explained(file) { () throws in
            let queue = try DatabaseQueue(path: file.path, configuration: Self.configuration(mostPages, logPages))
            // In WAL mode only FULL syncs the log before a transaction returns. GRDB chooses NORMAL when it opens a file, after
            // whatever a configuration says.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try queue.write { database in
                // The directory may be readable and yet not writable; better to know now.
                try database.execute(sql: "UPDATE state SET revision = revision")
                // A state from before volumes were kept has no table of them.
                if try !database.tableExists("files") { try database.execute(sql: VolumeTable.definition) }
            }
            return queue
        }
    }

    package func write(_ batch: JournalBatch) throws {
        try Self.explained(directory.database) {
            try database.writeWithoutTransaction { database in
                try Self.inTransaction(on: database) {
                    try Self.write(batch.changes, to: database)
                    try VolumeTable.write(batch.volumes, to: database)
                    try database.cachedStatement(sql: Self.storeRevision).execute(arguments: [batch.revision])
                }
            }
        }
    }

    private static func write(_ changes: [JournalBatch.Change], to database: Database) throws {
        let store = try database.cachedStatement(sql: storeObject)
        let forget = try database.cachedStatement(sql: forgetObject)
        for change in changes {
            let (kind, key) = (change.kind, change.key)
            if let manifest = change.manifest {
                try store.execute(arguments: [
                    kind.apiVersion, kind.name, key.namespace, key.name, change.revision, Data(manifest),
                ])
            } else {
                try forget.execute(arguments: [kind.apiVersion, kind.name, key.namespace, key.name])
            }
        }
    }

    /// Does something as a whole or not at all.
    ///
    /// GRDB's own transactions compile their beginning and their end each time, which takes as long as writing a row.
    private static func inTransaction(on database: Database, _ body: () throws -> Void) throws {
        try database.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
        do {
            try body()
            try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
        } catch {
            try? database.rollback()
            throw error
        }
    }

    /// Whether each transaction is synced to the disk before it returns.
    package var isSynced: Bool {
        get throws {
            let level = try database.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            return level.map { $0 >= 2 } ?? false
        }
    }

    /// What the journal holds.
    ///
    /// - Throws: ``DataDirectoryError`` where an object cannot be read.
    package func load() throws(DataDirectoryError) -> StoredState {
        let path = directory.database.path
        let rows = try Self.explained(directory.database) {
            try database.read { try Row.fetchAll($0, sql: Self.allObjects) }
        }
        let revision = try Self.explained(directory.database) {
            try database.read { try Int64.fetchOne($0, sql: "SELECT revision FROM state") }
        }
        var objects: [any APIObject] = []
        for row in rows { objects.append(try Self.object(row, path: path)) }
        let volumes = try Self.explained(directory.database) { try database.read { try VolumeTable.rows(in: $0) } }
        return StoredState(
            objects: objects, revision: revision ?? 0, volumes: try VolumeTable.trees(of: volumes, path: path))
    }

    private static func object(_ row: Row, path: String) throws(DataDirectoryError) -> any APIObject {
        let apiVersion: String = row[0]
        let kind: String = row[1]
        let name = "\(kind) \(row[2] as String)/\(row[3] as String)"
        guard let type = Kinds.type(apiVersion: apiVersion, kind: kind) else {
            throw .damaged(path: path, detail: "\(name) is of a kind, \(apiVersion), that this release does not know")
        }
        do {
            return try type.init(manifest: JSON(parsing: [UInt8](row[4] as Data)))
        } catch {
            throw .damaged(path: path, detail: "\(name): \(error)")
        }
    }
}

extension SQLiteJournal {
    private static let storeObject = """
        INSERT INTO objects (apiVersion, kind, namespace, name, revision, manifest) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET revision = excluded.revision, manifest = excluded.manifest
        """
    private static let forgetObject =
        "DELETE FROM objects WHERE apiVersion = ? AND kind = ? AND namespace = ? AND name = ?"
    private static let storeRevision = "UPDATE state SET revision = ?"
    private static let allObjects = "SELECT apiVersion, kind, namespace, name, manifest FROM objects ORDER BY revision"

    private static func configuration(_ mostPages: Int?, _ logPages: Int) -> Configuration {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA wal_autocheckpoint = \(logPages)")
            try limit(database, to: mostPages)
        }
        return configuration
    }

    /// Makes a new file; until it is whole it stands under another name, so that a kill leaves nothing that looks damaged.
    private static func make(_ file: URL, mostPages: Int?) throws(DataDirectoryError) {
        let draft = file.appendingPathExtension("new")
        try explained(file) { () throws in
            try removeFiles(of: draft)
            do {
                var configuration = Configuration()
                configuration.prepareDatabase { try limit($0, to: mostPages) }
                let queue = try DatabaseQueue(path: draft.path, configuration: configuration)
                try queue.write { try $0.execute(sql: tables) }
                try queue.close()
                try FileManager.default.moveItem(at: draft, to: file)
            } catch {
                try? removeFiles(of: draft)
                throw error
            }
        }
    }

    /// Removes a database and what SQLite keeps beside it.
    private static func removeFiles(of database: URL) throws {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let file = database.path + suffix
            if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
        }
    }

    /// Sees to it that a database grows no larger than so many pages.
    private static func limit(_ database: Database, to pages: Int?) throws {
        if let pages { _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages)") }
    }

    private static let tables = """
        PRAGMA application_id = \(DatabaseHeader.applicationID);
        PRAGMA user_version = \(DatabaseHeader.format);
        CREATE TABLE objects (
            apiVersion TEXT NOT NULL, kind TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
            revision INTEGER NOT NULL, manifest BLOB NOT NULL,
            PRIMARY KEY (apiVersion, kind, namespace, name)
        );
        \(VolumeTable.definition);
        CREATE TABLE state (revision INTEGER NOT NULL);
        INSERT INTO state VALUES (0);
        """

    /// Reads a file through without changing it.
    private static func inspect(_ file: URL) throws(DataDirectoryError) {
        var configuration = Configuration()
        configuration.readonly = true
        let verdict = try explained(file) {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            return try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        }
        guard verdict == "ok" else { throw .damaged(path: file.path, detail: verdict ?? "it says nothing of itself") }
    }

    /// Does something with a file, and says in this module's words what went wrong.
    private static func explained<Result>(
        _ file: URL, _ body: () throws -> Result
    ) throws(DataDirectoryError) -> Result {
        do {
            return try body()
        } catch {
            throw Self.error(for: error, path: file.path)
        }
    }

    private static func error(for error: any Error, path: String) -> DataDirectoryError {
        guard let error = error as? DatabaseError else { return .unusable(path: path, detail: "\(error)") }
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return switch error.resultCode {
        case .SQLITE_FULL: .full(path: directory)
        // The index of the log is mapped into memory; where it cannot grow, SQLite does not say why.
        case .SQLITE_IOERR where Self.isFull(directory), .SQLITE_CANTOPEN where Self.isFull(directory):
            .full(path: directory)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .readOnly(path: directory)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA, .SQLITE_ERROR:
            .damaged(path: path, detail: error.message ?? "\(error.resultCode)")
        case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse(path: directory, by: nil)
        default: .unusable(path: directory, detail: error.message ?? "\(error.resultCode)")
        }
    }

    /// Whether the file system of a directory has no space left for this user.
    private static func isFull(_ directory: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: directory)
        return (attributes?[.systemFreeSize] as? Int).map { $0 == 0 } ?? false
    }
}
