import Containers
import Foundation
import GRDB
import Model

/// What stands in the volumes, in an SQLite database: one row for each path of each volume.
enum VolumeTable {
    static let definition = """
        CREATE TABLE files (
            volume TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, mode INTEGER NOT NULL,
            modified INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (volume, path)
        )
        """
    private static let store = """
        INSERT INTO files (volume, path, kind, mode, modified, content) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET kind = excluded.kind, mode = excluded.mode, modified = excluded.modified,
        content = excluded.content
        """
    private static let forget = "DELETE FROM files WHERE volume = ? AND path = ?"
    private static let forgetVolume = "DELETE FROM files WHERE volume = ?"

    /// One row.
    struct Entry {
        let volume: String
        let path: String
        let kind: String
        let mode: Int
        let modified: Int64
        let content: Data
    }

    /// Writes what became of volumes.
    static func write(_ changes: [JournalBatch.VolumeChange], to database: Database) throws {
        for change in changes {
            guard let files = change.files else {
                try database.cachedStatement(sql: forgetVolume).execute(arguments: [change.volume])
                continue
            }
            for file in files {
                guard let node = file.node else {
                    try database.cachedStatement(sql: forget).execute(arguments: [change.volume, file.path])
                    continue
                }
                let (kind, content) = text(of: node.content)
                try database.cachedStatement(sql: store).execute(arguments: [
                    change.volume, file.path, kind, node.mode, node.modified.nanoseconds, content,
                ])
            }
        }
    }

    private static func text(of content: FileChange.Content) -> (kind: String, content: Data) {
        switch content {
        case .file(let bytes): ("file", Data(bytes))
        case .directory: ("directory", Data())
        case .link(let target): ("link", Data(target.utf8))
        }
    }

    /// Everything that is kept.
    static func rows(in database: Database) throws -> [Entry] {
        try Row.fetchAll(database, sql: "SELECT volume, path, kind, mode, modified, content FROM files").map { row in
            Entry(volume: row[0], path: row[1], kind: row[2], mode: row[3], modified: row[4], content: row[5])
        }
    }

    /// The volumes that rows describe.
    ///
    /// - Throws: ``DataDirectoryError`` where they describe none.
    static func trees(of rows: [Entry], path: String) throws(DataDirectoryError) -> [String: FileTree] {
        var trees: [String: FileTree] = [:]
        for (volume, rows) in Dictionary(grouping: rows, by: \.volume) {
            var contents: [String: FileChange.Node] = [:]
            for row in rows {
                let content: FileChange.Content
                switch row.kind {
                case "file": content = .file([UInt8](row.content))
                case "directory": content = .directory
                case "link": content = .link(String(decoding: row.content, as: UTF8.self))
                default:
                    throw .damaged(path: path, detail: "volume \(volume) holds a \(row.kind), \(row.path)")
                }
                contents[row.path] = FileChange.Node(
                    content: content, mode: row.mode, modified: Timestamp(nanoseconds: row.modified))
            }
            do throws(FileError) {
                trees[volume] = try FileTree(restoring: contents)
            } catch {
                throw .damaged(path: path, detail: "the files of volume \(volume): \(error)")
            }
        }
        return trees
    }
}
