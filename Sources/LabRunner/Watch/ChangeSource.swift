package import Foundation

/// Says whether files have changed since it was last asked.
///
/// There is one source now, which polls. Foundation offers no events of the file system on Linux, and many shared
/// folders of containers and virtual machines send none; a source with events can take its place behind this protocol.
package protocol ChangeSource {
    /// Whether anything has changed since the last time, or since the beginning.
    mutating func hasChanged() -> Bool
}

/// Compares the times and sizes of files each time that it is asked.
package struct PolledFiles: ChangeSource {
    private let files: () -> [URL]
    private var known: [String: Stamp]

    private struct Stamp: Equatable {
        var modified: Date?
        var size: Int?
    }

    /// - Parameter files: the files to look at, asked for anew each time so that a new one counts as a change.
    package init(files: @escaping () -> [URL]) {
        self.files = files
        known = Self.stamps(of: files())
    }

    package mutating func hasChanged() -> Bool {
        let now = Self.stamps(of: files())
        // Some editors take a file away before they put the new one in its place.
        if now == known || now.values.contains(where: { $0.modified == nil }) { return false }
        known = now
        return true
    }

    private static func stamps(of files: [URL]) -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for file in files {
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.filePath)
            stamps[file.filePath] = Stamp(
                modified: attributes?[.modificationDate] as? Date, size: attributes?[.size] as? Int)
        }
        return stamps
    }
}
