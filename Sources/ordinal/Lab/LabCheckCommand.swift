import ArgumentParser
import Foundation
import LabRunner

/// `ordinal lab check`: builds, runs and grades one lab.
struct LabCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Build a lab, run its tests, and say what is right and what is not.",
        discussion: """
            Exit status: 0 full score, 1 points missing, 2 no such lab or a damaged lab.json, 3 it does not compile, \
            4 no Swift 6.1 or later, or a full disk, 64 wrong usage, 130 interrupted.

            With --output json the keys are: format, lab, title, status (checked, notBuilt), score, points, tasks \
            (id, title, score, points, tests), buildErrors (file, line, column, message, excerpt), buildOutput and \
            editedFiles; a test has id, task, status (passed, failed, crashed, timedOut, missing, notBuilt), score, \
            points, story (lines), furtherFailures, rule, lesson, timeline (the page of the failing scenario) and replay.
            """
    )

    @OptionGroup
    var choice: LabChoice

    @Option(help: "Check only this task.")
    var task: Int?

    @Flag(help: "Tell every failure, not only the first three.")
    var all = false

    @Option(help: "How to write the result: text or json.")
    var output: OutputFormat = .text

    @Option(help: "Seconds that the tests may take together; one test may take a quarter of that.")
    var timeout = 60

    @Flag(help: "Put edited files of the test suite back first.")
    var restoreTests = false

    func validate() throws {
        if timeout < 1 { throw ValidationError("--timeout: is \(timeout), expected at least 1") }
    }

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let progress = LearnerProgress(in: catalog.root)
            let folder = try choice.folder(in: catalog, console: console, progress: progress)
            if restoreTests { try restore(in: folder, of: catalog, console: console) }
            let lab = try catalog.lab(in: folder)
            let grader = LabGrader(lab: lab, limit: TimeLimit(seconds: timeout), console: console)
            let report = try grader.check(task: task)
            switch output {
            case .json: console.write(try JSONText.encode(report))
            case .text: console.write(report.text(definition: lab.definition, style: console.style, all: all))
            }
            grader.remember(report, isWholeLab: task == nil)
            if report.status == .notBuilt { throw ExitCode(3) }
            if !report.isFullScore { throw ExitCode(1) }
        }
    }

    private func restore(in folder: LabFolder, of catalog: LabCatalog, console: LabConsole) throws(LabError) {
        guard let recorded = SuiteChecksums(recordedIn: folder.url) else {
            let path = "Labs/\(folder.name)/\(SuiteChecksums.fileName)"
            throw .notRestorable(path: "the tests of lab \(folder.number)", reason: "\(path) is missing")
        }
        let changes = recorded.changes(to: SuiteChecksums(of: folder.url))
        let restored = try SuiteRestorer(root: catalog.root, folder: folder).restore(changes, to: recorded)
        for path in restored { console.writeError("restored Labs/\(folder.name)/\(path)\n") }
    }
}
