package import Foundation
package import LabRunner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A run's results on disk, each written and synced as it is reached.
///
/// Guarantees: whenever the process or the machine ends, what was told to be graded is in the file; a line that was not
/// written whole is taken off when the run is gone on with. A later line about a submission replaces an earlier one.
package final class GradingJournal {
    package static let fileName = "journal.jsonl"

    package let header: JournalHeader
    /// The results so far, by identity.
    package private(set) var entries: [String: JournalEntry]
    private let file: URL
    private let descriptor: Int32

    deinit { close(descriptor) }

    /// What a journal holds, and where its last whole line ends.
    private struct Content {
        var header: JournalHeader?
        var entries: [String: JournalEntry] = [:]
        var length = 0
    }

    /// Begins a journal, or goes on with the one that is there.
    ///
    /// - Parameter header: makes the run's header from the one that is there, if there is one.
    /// - Throws: `GradingError` if it is of another run or damaged; `LabError`.
    package init(in folder: URL, header make: (JournalHeader?) throws -> JournalHeader) throws {
        file = folder.appending(path: Self.fileName)
        var content = Content()
        if Self.isThere(file) { content = try Self.read(file) }
        let wanted = try make(content.header)
        if let difference = content.header?.difference(to: wanted) {
            throw GradingError.journalDiffers(path: folder.filePath, what: difference)
        }
        header = content.header ?? wanted
        entries = content.entries
        descriptor = open(file.filePath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, off_t(content.length)) == 0 || errno == EINVAL else {
            throw LabError.unwritable(path: file.filePath, reason: String(cString: strerror(errno)))
        }
        if content.header == nil {
            try append(line: header)
            Self.sync(folder: folder)
        }
    }

    /// Takes note of a result; when this returns, it outlives a power cut.
    package func append(_ entry: JournalEntry) throws(LabError) {
        try append(line: entry)
        entries[entry.submission.id] = entry
    }

    private func append(line value: some Encodable) throws(LabError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var bytes = try? encoder.encode(value) else {
            throw .unwritable(path: file.filePath, reason: "a result cannot be written as JSON")
        }
        bytes.append(UInt8(ascii: "\n"))
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(path: file.filePath, reason: String(cString: strerror(errno))) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else {
            throw .unwritable(path: file.filePath, reason: String(cString: strerror(errno)))
        }
    }

    /// Makes the file's name as lasting as its content.
    private static func sync(folder: URL) {
        let descriptor = open(folder.filePath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Whether a run has begun in a folder.
    static func exists(in folder: URL) -> Bool {
        let file = folder.appending(path: fileName)
        return isThere(file) && (try? read(file).header) != nil
    }

    /// The header of a run's journal.
    package static func header(in folder: URL) throws -> JournalHeader {
        let file = folder.appending(path: fileName)
        guard isThere(file), let header = try read(file).header else {
            throw GradingError.journalMissing(path: folder.filePath)
        }
        return header
    }

    /// Whether there is a file to read, and not a device, which has no end.
    private static func isThere(_ file: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().filePath)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    private static func read(_ file: URL) throws -> Content {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw LabError.unreadable(path: file.filePath, reason: error.localizedDescription)
        }
        var content = Content()
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // After the last line break stands nothing, or what a write that was cut off left behind.
        for (number, line) in lines.dropLast().enumerated() {
            do {
                if number == 0 {
                    content.header = try JSONDecoder().decode(JournalHeader.self, from: line)
                } else {
                    let entry = try JSONDecoder().decode(JournalEntry.self, from: line)
                    content.entries[entry.submission.id] = entry
                }
            } catch {
                if number == lines.count - 2, number > 0 { break }
                throw GradingError.journalDamaged(path: file.filePath, line: number + 1)
            }
            content.length += line.count + 1
        }
        return content
    }
}
