import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal grade regrade`: the same submissions once more, and what changed.
struct GradeRegradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regrade",
        abstract: "Grade an earlier run's submissions again, and say for whom anything changed.",
        discussion: """
            For a lab whose tests were mended. It asks from the earlier run's seed, of the submissions that were named \
            then unless others are named now, and writes comparison.json beside its own reports.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the earlier run's reports.", valueName: "earlier"))
    var earlier: String

    @Argument(help: "Submissions, or folders of them, where they are somewhere else now.")
    var submissions: [String] = []

    @OptionGroup
    var options: GradeOptions

    func run() throws {
        let console = LabConsole()
        try console.grading {
            let folder = console.url(earlier)
            let header = try GradingJournal.header(in: folder)
            let before = try GradingResults(at: folder)
            let catalog = try LabCatalog.find(from: console.directory)
            let lab = try catalog.lab(in: catalog.folder(numbered: header.lab.number), needingSources: false)
            let named = submissions.isEmpty ? header.sources.map { URL(filePath: $0) } : submissions.map(console.url)
            var search = SubmissionSearch(lab.definition)
            let session = GradeSession(console: console, options: options, lab: lab, seed: header.hiddenSeed)
            let after = try session.run(try search.find(in: named), named: named)
            let comparison = try GradingComparison(from: before, to: after)
            let out = console.url(options.out)
            try Data(try JSONText.encode(comparison).utf8).store(at: out.appending(path: "comparison.json"))
            console.write(comparison.text + "\n")
            try GradeSession.sumUp(after, in: out, console: console)
        }
    }
}
