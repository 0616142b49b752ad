import ArgumentParser
import LabRunner

/// `ordinal lab hint`: the next of a task's three hints.
struct LabHintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Show the next hint: first a nudge, then a pointer, then nearly the answer.",
        discussion: """
            From the second on it also names the known mistake whose tests fail as yours did in the last check, if \
            there is one.
            """
    )

    @OptionGroup
    var choice: LabChoice

    @Option(help: "The task. Without it, the one of the rule that the last check found broken first.")
    var task: Int?

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let progress = LearnerProgress(in: catalog.root)
            let folder = try choice.folder(in: catalog, console: console, progress: progress)
            let lab = try catalog.lab(in: folder, needingSources: false)
            let grader = LabGrader(lab: lab, limit: TimeLimit(seconds: 60), console: console)
            console.write(try grader.hint(task: task))
        }
    }
}
