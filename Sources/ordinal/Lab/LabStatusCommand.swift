import ArgumentParser
import LabRunner

/// `ordinal lab status`: where the learner stands in a lab.
struct LabStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the points of each task as of the last check, and the next task."
    )

    @OptionGroup
    var choice: LabChoice

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let progress = LearnerProgress(in: catalog.root)
            let folder = try choice.folder(in: catalog, console: console, progress: progress)
            let standing = LabStanding(definition: try catalog.lab(in: folder).definition, progress: progress)
            console.write(standing.text(style: console.style))
        }
    }
}
