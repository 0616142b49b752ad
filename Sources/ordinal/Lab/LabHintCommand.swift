import ArgumentParser
import LabRunner

/// `ordinal lab hint`: the next of a task's three hints.
struct LabHintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Show the next hint: first a nudge, then a pointer, then nearly the answer."
    )

    @Argument(help: "The lab's number. Without it, the lab of this folder or the one checked last.")
    var number: String?

    @Option(help: "The task. Without it, the one of the rule that the last check found broken first.")
    var task: Int?

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            var progress = LearnerProgress(in: catalog.root)
            let folder = try catalog.folder(named: number, from: console.directory, progress: progress)
            let definition = try catalog.lab(in: folder).definition
            let chosen =
                task == nil
                ? progress.taskInNeed(of: definition) : definition.tasks.first { $0.id == task }
            guard let chosen else {
                throw LabError.noSuchTask(task ?? 0, lab: folder.number, known: definition.tasks.map(\.id))
            }
            if task == nil, let failing = progress.labs[folder.number]?.failing,
                let rule = definition.rule(failing.rule)
            {
                console.write("Broken first: \(rule.id) (\(rule.lesson))\n")
            }
            let rung = progress.nextHint(lab: folder.number, task: chosen)
            let heading = "Task \(chosen.id), \(chosen.title): hint \(rung) of \(chosen.hints.count)"
            console.write(console.style.bold(heading) + "\n" + chosen.hints[rung - 1] + "\n")
            console.remember(progress, in: catalog.root)
        }
    }
}
