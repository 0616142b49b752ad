import ArgumentParser
import LabRunner

/// `ordinal lab status`: where the learner stands in a lab.
struct LabStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the points of each task as of the last check, and the next task."
    )

    @Argument(help: "The lab's number. Without it, the lab of this folder or the one checked last.")
    var number: String?

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let progress = LearnerProgress(in: catalog.root)
            let folder = try catalog.folder(named: number, from: console.directory, progress: progress)
            let standing = LabStanding(definition: try catalog.lab(in: folder).definition, progress: progress)
            console.write(standing.text(style: console.style))
        }
    }
}
