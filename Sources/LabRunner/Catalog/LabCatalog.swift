package import Foundation

/// The labs of one checkout.
package struct LabCatalog: Sendable {
    /// The checkout: the folder that holds `Labs`.
    package let root: URL
    /// The labs' folders, by number.
    package let folders: [LabFolder]

    /// Looks from a folder upwards for one that holds labs.
    package static func find(from directory: URL) throws(LabError) -> LabCatalog {
        let start = directory.standardizedFileURL.resolvingSymlinksInPath()
        var candidate = start
        while true {
            let folders = labFolders(in: candidate.appending(path: "Labs"))
            if !folders.isEmpty { return LabCatalog(root: candidate, folders: folders) }
            let parent = candidate.deletingLastPathComponent()
            if parent.filePath == candidate.filePath { throw .noLabs(startingAt: start.filePath) }
            candidate = parent
        }
    }

    private static func labFolders(in folder: URL) -> [LabFolder] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.filePath)) ?? []
        return names.sorted().compactMap { name in
            guard let match = name.wholeMatch(of: /Lab([0-9]{2})-(.+)/) else { return nil }
            return LabFolder(number: String(match.1), name: name, url: folder.appending(path: name))
        }
    }

    /// The folder with a number, which may lack its leading zero.
    package func folder(numbered number: String) throws(LabError) -> LabFolder {
        let wanted = number.count == 1 ? "0" + number : number
        guard let folder = folders.first(where: { $0.number == wanted }) else {
            throw .noSuchLab(number: number, known: folders.map(\.number))
        }
        return folder
    }

    /// The lab whose folder holds a directory, or nil.
    package func folder(containing directory: URL) -> LabFolder? {
        let path = directory.standardizedFileURL.resolvingSymlinksInPath().pathComponents
        return folders.first { path.starts(with: $0.url.pathComponents) }
    }

    /// Reads one lab, and refuses it if its description does not hold together.
    ///
    /// - Parameter needingSources: whether the learner's files must be there.
    package func lab(in folder: LabFolder, needingSources: Bool = true) throws(LabError) -> Lab {
        let path = folder.url.appending(path: "lab.json")
        let shown = "Labs/\(folder.name)/lab.json"
        guard let data = try? Data(contentsOf: path) else {
            throw .unreadable(path: shown, reason: "there is no such file")
        }
        let definition = try LabDefinition(json: data, path: shown)
        let lesson = try? String(contentsOf: folder.url.appending(path: definition.lesson), encoding: .utf8)
        var problems = definition.problems(lesson: lesson)
        if definition.number != folder.number {
            problems.append("number: is \"\(definition.number)\", but the folder is \(folder.name)")
        }
        for source in definition.sources
        where needingSources && !FileManager.default.fileExists(atPath: folder.url.appending(path: source).filePath) {
            problems.append("sources: there is no file \"\(source)\"")
        }
        guard problems.isEmpty else { throw .damaged(path: shown, problems: problems) }
        return Lab(root: root, folder: folder, definition: definition)
    }
}

/// A folder that holds a lab, read or not.
package struct LabFolder: Equatable, Sendable {
    /// Two digits.
    package let number: String
    /// Such as `Lab02-Ordering`.
    package let name: String
    package let url: URL
}

/// A lab that has been read and found sound.
package struct Lab: Sendable {
    package let root: URL
    package let folder: LabFolder
    package let definition: LabDefinition

    /// Where the worked answer and the wrong ones are.
    package var solutionFolder: URL { root.appending(path: "Solutions").appending(path: folder.name) }

    /// A path inside the lab as seen from the checkout.
    package func shown(_ path: String) -> String { "Labs/\(folder.name)/\(path)" }
}
