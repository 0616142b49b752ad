import ArgumentParser
import LabRunner

/// `ordinal lab list`: the labs and how far the learner has come.
struct LabListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the labs, each with the score of its last check.",
        discussion: "Scores come from .ordinal/progress.json, which you may edit; no grade depends on it."
    )

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let list = LabList(catalog: catalog, progress: LearnerProgress(in: catalog.root))
            console.write(list.text(style: console.style))
        }
    }
}
