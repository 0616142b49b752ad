import Foundation
import LabRunner

/// Tells whether a submission on disk is the one that was graded.
enum SubmissionStamp {
    /// Of an archive or a file its checksum, of a folder those of its files; hidden ones do not count.
    static func text(of source: SubmissionSource) -> String {
        switch source.form {
        case .archive, .file: return checksum(of: source.location)
        case .folder:
            let limits = IntakeLimits()
            let entries = (try? FolderReader(folder: source.location, limits: limits).list()) ?? []
            let lines = entries.filter { $0.kind == .file }.map { entry in
                // A large file is not taken, so that what is in it makes no difference.
                let content =
                    entry.size > limits.sourceBytes || !entry.isText
                    ? "\(entry.size)" : checksum(of: source.location.appending(path: entry.name))
                return "\(entry.name)=\(content)\n"
            }
            return SuiteChecksums.checksum(Data(lines.joined().utf8))
        }
    }

    private static func checksum(of file: URL) -> String {
        // What is too large is refused whatever it says.
        guard let handle = try? FileHandle(forReadingFrom: file) else { return "" }
        defer { try? handle.close() }
        let data = (try? handle.read(upToCount: IntakeLimits().archiveBytes)) ?? Data()
        return SuiteChecksums.checksum(data)
    }
}
