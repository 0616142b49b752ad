import Foundation

/// A wrong answer that the suite must catch, from `Solutions/LabNN-Topic/Mutants/NN-name`.
package struct Mutant: Equatable, Sendable {
    /// The folder's name.
    package var name: String
    /// The tests that must catch it, from the first line `// caught by: id, id`; YAML's comments begin with `#`.
    package var caughtBy: [String]
    /// What the learner has got wrong, from the second line `// mistake: …`.
    package var mistake: String?
    /// The text of each of the lab's source files that it replaces, by path inside the lab; empty if the folder holds none.
    package var files: [String: String]

    /// All mutants of a lab, by name.
    package static func all(of lab: Lab) -> [Mutant] {
        let folder = lab.solutionFolder.appending(path: "Mutants")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.filePath)) ?? []
        return names.sorted().filter { !$0.hasPrefix(".") }.map { name in
            Mutant(name: name, folder: folder.appending(path: name), sources: lab.definition.sources)
        }
    }

    private init(name: String, folder: URL, sources: [String]) {
        self.name = name
        files = [:]
        caughtBy = []
        for source in sources {
            let file = folder.appending(path: source.split(separator: "/").last.map(String.init) ?? source)
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            files[source] = text
            let header = Header(of: text)
            caughtBy += header.caughtBy
            mistake = mistake ?? header.mistake
        }
    }

    /// The two comment lines that begin a mutant's file.
    package struct Header: Equatable, Sendable {
        package var caughtBy: [String] = []
        package var mistake: String?

        package init(of text: String) {
            for line in text.split(separator: "\n", maxSplits: 8).prefix(8) {
                guard let mark = ["// ", "# "].first(where: line.hasPrefix) else { continue }
                let comment = line.dropFirst(mark.count)
                if comment.hasPrefix("caught by:") {
                    caughtBy = Self.identifiers(in: comment.dropFirst("caught by:".count))
                } else if comment.hasPrefix("mistake:") {
                    mistake = comment.dropFirst("mistake:".count).trimmed
                }
            }
        }

        /// Splits at commas, except inside the back-ticks of a raw identifier.
        private static func identifiers(in list: Substring) -> [String] {
            var identifiers = [""]
            var quoted = false
            for character in list {
                if character == "`" { quoted.toggle() }
                if character == ",", !quoted {
                    identifiers.append("")
                } else {
                    identifiers[identifiers.count - 1].append(character)
                }
            }
            return identifiers.map(\.trimmed).filter { !$0.isEmpty }
        }
    }
}
