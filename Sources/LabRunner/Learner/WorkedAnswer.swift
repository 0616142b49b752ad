import Foundation

/// A lab's solution, as it is shown to a learner.
package struct WorkedAnswer: Sendable {
    private let number: String
    private let title: String
    /// What each file is called from the checkout, and its text.
    private let files: [(path: String, text: String)]
    /// The notes on it, if there are any.
    private let notes: String?

    /// Reads it.
    package init(of lab: Lab) throws(LabError) {
        number = lab.definition.number
        title = lab.definition.title
        var files: [(String, String)] = []
        for source in lab.definition.sources {
            let shown = "Solutions/\(lab.folder.name)/\(source)"
            guard let text = try? String(contentsOf: lab.solutionFolder.appending(path: source), encoding: .utf8) else {
                throw .unreadable(path: shown, reason: "this checkout has no such file; copy it from a new clone")
            }
            files.append((shown, text))
        }
        self.files = files
        let notes = lab.solutionFolder.appending(path: "README.md")
        self.notes =
            FileManager.default.fileExists(atPath: notes.filePath) ? "Solutions/\(lab.folder.name)/README.md" : nil
    }

    /// Refuses a learner who has not solved the lab, unless they want it all the same.
    ///
    /// It keeps nobody away who looks into the folder; it asks whether they are sure.
    package static func admit(
        _ progress: LearnerProgress, to definition: LabDefinition, anyway: Bool
    ) throws(LabError) {
        let lab = progress.labs[definition.number]
        if anyway || lab?.best == 100 || lab?.hasFullScore(in: definition) == true { return }
        throw .notSolved(lab: definition.number, best: lab?.best)
    }

    package func text(style: TextStyle) -> String {
        var text = style.bold("Lab \(number)  \(title): a worked answer") + "\n"
        for file in files {
            let mark = file.path.hasSuffix(".swift") ? "//" : "#"
            text +=
                "\n" + style.dim("\(mark) \(file.path)") + "\n" + file.text + (file.text.hasSuffix("\n") ? "" : "\n")
        }
        if let notes { text += "\nWhy it is right, and what people get wrong: \(notes)\n" }
        return text
    }
}
