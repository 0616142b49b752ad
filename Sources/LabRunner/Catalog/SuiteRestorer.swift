package import Foundation

/// Puts edited files of a suite back as they were handed out.
package struct SuiteRestorer {
    let root: URL
    let folder: LabFolder

    package init(root: URL, folder: LabFolder) {
        self.root = root
        self.folder = folder
    }

    /// Restores files from the version history, where each must have the checksum that was recorded for it.
    ///
    /// A file that the suite never had stays, since it may be the learner's own work.
    ///
    /// - Returns: the files that were put back.
    package func restore(_ paths: [String], to recorded: SuiteChecksums) throws(LabError) -> [String] {
        var restored: [String] = []
        for path in paths {
            guard let checksum = recorded.files[path] else { continue }
            let content = try original(of: path, checksum: checksum)
            do {
                let file = folder.url.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try content.write(to: file)
            } catch {
                throw .unwritable(path: shown(path), reason: error.localizedDescription)
            }
            restored.append(path)
        }
        return restored
    }

    /// Looks for the content in the commits that touched the file, newest first.
    private func original(of path: String, checksum: String) throws(LabError) -> Data {
        let shown = self.shown(path)
        let log = try git(["log", "--format=%H", "--", shown], for: shown)
        for commit in log.split(separator: "\n") {
            guard let content = try? git(["show", "\(commit):./\(shown)"], for: shown) else { continue }
            let data = Data(content.utf8)
            if SuiteChecksums.checksum(data) == checksum { return data }
        }
        throw .notRestorable(
            path: shown, reason: "no commit of this checkout has the original; copy it from a new clone")
    }

    private func shown(_ path: String) -> String { "Labs/\(folder.name)/\(path)" }

    private func git(_ arguments: [String], for shown: String) throws(LabError) -> String {
        let command = Command("git", ["-C", root.filePath, "--no-pager"] + arguments)
        do {
            let answer = try ChildProcess.run(command)
            if answer.ending == .exited(0) { return answer.output }
        } catch .interrupted {
            throw .interrupted
        } catch {
            throw .notRestorable(path: shown, reason: "there is no git command; copy it from a new clone")
        }
        throw .notRestorable(path: shown, reason: "this is no git checkout; copy it from a new clone")
    }
}
