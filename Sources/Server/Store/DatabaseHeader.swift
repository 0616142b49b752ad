import Foundation

/// The first hundred bytes of an SQLite file: what can be told of it without opening, and so without changing it.
struct DatabaseHeader {
    /// The number that marks a database as this workshop's: `ORDL`.
    static let applicationID: Int32 = 0x4F52_444C
    /// The newest format that this release reads and writes.
    static let format = 1

    private static let magic = Array("SQLite format 3\0".utf8)

    private let bytes: [UInt8]

    /// The header of a file; `nil` where there is no file.
    ///
    /// - Throws: ``DataDirectoryError`` where there is a file that cannot be read.
    init?(of file: URL) throws(DataDirectoryError) {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let handle: FileHandle
        let read: Data?
        do {
            handle = try FileHandle(forReadingFrom: file)
            read = try handle.read(upToCount: 100)
        } catch {
            throw .unusable(path: file.path, detail: error.localizedDescription)
        }
        bytes = Array(read ?? Data())
    }

    /// Finds out whether the file is one that this release can use.
    ///
    /// - Throws: ``DataDirectoryError`` where it is not.
    func check(path: String) throws(DataDirectoryError) {
        guard bytes.count == 100, bytes.starts(with: Self.magic) else {
            throw .damaged(path: path, detail: "it is not an SQLite database")
        }
        guard number(at: 68) == Self.applicationID else { throw .foreign(path: path) }
        let found = Int(number(at: 60))
        guard found <= Self.format else { throw .newer(path: path, found: found, known: Self.format) }
    }

    private func number(at offset: Int) -> Int32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32(bitPattern: UInt32($1)) }
    }
}
