import Foundation

/// The version history of a checkout, by the `git` command.
struct GitCheckout {
    let root: URL

    /// Looks for the content of a file with a checksum in the commits that touched the file, newest first.
    ///
    /// - Parameter path: relative to the checkout.
    func original(of path: String, checksum: String) throws(LabError) -> Data {
        let log = try run(["log", "--format=%H", "--", path], for: path)
        for commit in log.split(separator: "\n") {
            guard let content = try? run(["show", "\(commit):./\(path)"], for: path) else { continue }
            let data = Data(content.utf8)
            if SuiteChecksums.checksum(data) == checksum { return data }
        }
        throw .notRestorable(
            path: path, reason: "no commit of this checkout has the original; copy it from a new clone")
    }

    private func run(_ arguments: [String], for path: String) throws(LabError) -> String {
        let command = Command("git", ["-C", root.filePath, "--no-pager"] + arguments)
        do {
            let answer = try ChildProcess.run(command)
            if answer.ending == .exited(0) { return answer.output }
        } catch .interrupted {
            throw .interrupted
        } catch {
            throw .notRestorable(path: path, reason: "there is no git command; copy it from a new clone")
        }
        throw .notRestorable(path: path, reason: "this is no git checkout; copy it from a new clone")
    }
}
