import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal kit github`: grading in a learner's own repository.
struct KitGitHubCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "github",
        abstract: "Write the workflow that grades a lab in a repository of GitHub Classroom.",
        discussion: """
            The repository is a learner's copy of what 'ordinal kit export' writes. Whoever may write there may also \
            change the workflow, so that its result is an aid for learners; what counts is a run of your own.
            """
    )

    @Option(help: ArgumentHelp("The lab's number.", valueName: "number"))
    var lab: String

    @Option(help: ArgumentHelp("The repository's folder.", valueName: "folder"))
    var out: String

    func run() throws {
        let console = LabConsole()
        try console.grading {
            let catalog = try LabCatalog.find(from: console.directory)
            let kit = ClassroomKit(lab: try catalog.folder(numbered: lab))
            let file = console.url(out).appending(path: kit.path)
            if FileManager.default.fileExists(atPath: file.filePath) { throw KitError.exists(path: file.filePath) }
            try Data(kit.workflow.utf8).store(at: file)
            console.write("\(file.filePath)\n")
        }
    }
}
