import ArgumentParser
import LabRunner

/// `ordinal lab start`: opens the way into a lab.
struct LabStartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Say what to read, which file to write, the next task and its rules, and what to type.",
        discussion: "From now on the lab commands mean this lab when they are given no number."
    )

    @OptionGroup
    var choice: LabChoice

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            var progress = LearnerProgress(in: catalog.root)
            let folder = try choice.folder(in: catalog, console: console, progress: progress)
            let lab = try catalog.lab(in: folder)
            if let guide = LabGuide(lab: lab, progress: progress) { console.write(guide.text(style: console.style)) }
            progress.last = folder.number
            console.remember(progress, in: catalog.root)
        }
    }
}
