import ArgumentParser
import LabRunner

/// `ordinal lab watch`: a check whenever the learner saves.
struct LabWatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Check a lab each time you save, until you press q.",
        discussion: """
            Keys: h shows a hint, r checks again, n goes on to the next unfinished task and checks only that (after \
            the last one all of them), q quits. Keys pressed during a check count after it; Ctrl-C ends it at once.

            Files are compared by their times and sizes every --interval milliseconds, which works on every file \
            system, shared folders of containers included.

            Exit status: 0 after q, 2 no such lab or a damaged lab.json, 4 no Swift 6.1 or later, or a full disk, \
            64 wrong usage, 130 interrupted.
            """
    )

    @OptionGroup
    var choice: LabChoice

    @Option(help: "Begin with only this task.")
    var task: Int?

    @Option(help: "Milliseconds from one look at the files to the next.")
    var interval: Int32 = 300

    @Option(help: "Seconds that the tests may take together; one test may take a quarter of that.")
    var timeout = 60

    func validate() throws {
        if timeout < 1 { throw ValidationError("--timeout: is \(timeout), expected at least 1") }
        if interval < 10 { throw ValidationError("--interval: is \(interval), expected at least 10") }
    }

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let progress = LearnerProgress(in: catalog.root)
            let folder = try choice.folder(in: catalog, console: console, progress: progress)
            let lab = try catalog.lab(in: folder)
            let grader = LabGrader(lab: lab, limit: TimeLimit(seconds: timeout), console: console)
            try Keyboard.listening { keyboard in
                try watch(grader, keyboard: keyboard, source: PolledFiles { lab.learnerFiles })
            }
        }
    }

    /// Waits for events, lets the state decide, and does what it says.
    private func watch(_ grader: LabGrader, keyboard: Keyboard, source: some ChangeSource) throws(LabError) {
        var source = source
        var state = WatchState(tasks: grader.lab.definition.tasks.map(\.id), focus: task)
        var event: WatchState.Event? = .started
        while true {
            if Interruption.isRequested { throw .interrupted }
            guard let current = event else {
                event = source.hasChanged() ? .saved : keyboard.key(waitingMilliseconds: interval).map { .key($0) }
                continue
            }
            event = nil
            switch state.handle(current) {
            case .check(let task):
                grader.console.clearScreen()
                let report = try grader.check(task: task)
                grader.console.write(report.text(definition: grader.lab.definition, style: grader.console.style))
                grader.remember(report, isWholeLab: task == nil)
                event = .checked(report)
            case .hint(let task):
                grader.console.write("\n" + (try grader.hint(task: task)))
            case .prompt:
                grader.console.write("\n" + state.prompt(style: grader.console.style))
            case .quit:
                return
            case nil:
                break
            }
        }
    }
}
