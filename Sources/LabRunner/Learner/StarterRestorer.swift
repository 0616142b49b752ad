package import Foundation

/// Puts a lab's starter back in the place of what the learner wrote, and keeps that.
package struct StarterRestorer {
    let lab: Lab

    package init(lab: Lab) {
        self.lab = lab
    }

    /// What is to be done, found out before anything is touched.
    package struct Plan: Sendable {
        /// The starter's content of each file that differs from it, by path inside the lab.
        package var contents: [String: Data]
        /// The files that will be overwritten, sorted.
        package var paths: [String] { contents.keys.sorted() }
    }

    /// Finds the starter in the version history, by the checksums that were recorded for it.
    ///
    /// A learner may have committed their work, so the newest version is not always the starter.
    package func plan() throws(LabError) -> Plan {
        let recorded = SuiteChecksums(recordedIn: lab.folder.url)?.starter ?? [:]
        var contents: [String: Data] = [:]
        for path in lab.definition.sources {
            guard let checksum = recorded[path] else {
                throw .notRestorable(
                    path: lab.shown(path),
                    reason:
                        "\(lab.shown(SuiteChecksums.fileName)) does not say what the starter was; copy it from a new clone"
                )
            }
            let now = try? Data(contentsOf: lab.folder.url.appending(path: path))
            if now.map(SuiteChecksums.checksum) == checksum { continue }
            contents[path] = try GitCheckout(root: lab.root).original(of: lab.shown(path), checksum: checksum)
        }
        return Plan(contents: contents)
    }

    /// Copies what is there, then writes the starter.
    ///
    /// - Parameter now: names the copy's folder.
    /// - Returns: the folder of the copy, relative to the checkout; nil if there was no file to keep.
    package func carryOut(_ plan: Plan, now: Date) throws(LabError) -> String? {
        let backup = freeBackup(now: now)
        let folder = lab.root.appending(path: backup)
        var kept = false
        for path in plan.paths {
            let file = lab.folder.url.appending(path: path)
            guard FileManager.default.fileExists(atPath: file.filePath) else { continue }
            let copy = folder.appending(path: path)
            try writing(copy) {
                try FileManager.default.createDirectory(
                    at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
                try FileManager.default.copyItem(at: file, to: copy)
            }
            kept = true
        }
        for (path, content) in plan.contents.sorted(by: { $0.key < $1.key }) {
            let file = lab.folder.url.appending(path: path)
            try writing(file) {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try content.write(to: file, options: .atomic)
            }
        }
        return kept ? backup : nil
    }

    private func freeBackup(now: Date) -> String {
        let name = ".ordinal/backups/\(lab.folder.name)-\(TimeStamp.text(now))"
        var candidate = name
        var count = 1
        while FileManager.default.fileExists(atPath: lab.root.appending(path: candidate).filePath) {
            count += 1
            candidate = "\(name)-\(count)"
        }
        return candidate
    }

    private func writing(_ file: URL, _ body: () throws -> Void) throws(LabError) {
        do {
            try body()
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
    }
}

/// A moment as a file's name can hold it.
enum TimeStamp {
    /// Such as `20260731-235959`, in universal time.
    static func text(_ date: Date) -> String {
        let digits = date.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        return digits.filter { $0.isNumber || $0 == "T" }.replacing("T", with: "-")
    }
}
