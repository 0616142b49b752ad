package import LabRunner
import Foundation

/// What everybody who does a lab was given, and may therefore have in common.
package enum BaseCode {
    /// The lab's files as they stand in a folder of labs, and the Swift of its lesson.
    ///
    /// The lab's own files count too: where an instructor has them, they are the starter.
    package static func texts(of lab: Lab) -> [String] {
        let starter = lab.definition.sources.compactMap { path in
            try? String(contentsOf: lab.folder.url.appending(path: path), encoding: .utf8)
        }
        let lesson = try? String(contentsOf: lab.folder.url.appending(path: lab.definition.lesson), encoding: .utf8)
        return starter + snippets(in: lesson ?? "")
    }

    /// The blocks of a Markdown text that are fenced as Swift, or not as anything.
    package static func snippets(in markdown: String) -> [String] {
        var snippets: [String] = []
        var block: [Substring]?
        var isSwift = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let lines = block {
                    if isSwift { snippets.append(lines.joined(separator: "\n")) }
                    block = nil
                } else {
                    isSwift = line == "```" || line.hasPrefix("```swift")
                    block = []
                }
            } else {
                block?.append(line)
            }
        }
        return snippets
    }
}
