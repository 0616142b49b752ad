import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal grade merge`: the shares of one run become the run.
struct GradeMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the shares of a run into the reports that one machine would have written.")

    @Argument(help: ArgumentHelp("The folders of the shares' reports.", valueName: "share"))
    var shares: [String]

    @Option(help: ArgumentHelp("The folder of the joined reports; it is made.", valueName: "folder"))
    var out: String

    func run() throws {
        let console = LabConsole()
        try console.grading {
            let folders = shares.map(console.url)
            let results = try GradingResults(joining: try folders.map { try GradingResults(at: $0) })
            let out = console.url(out)
            let lock = try FolderLock(out)
            defer { withExtendedLifetime(lock) {} }
            for folder in folders { try DrawnFailures.copy(from: folder, to: out) }
            try ReportSet(results).write(to: out)
            try GradingTimings(folders.flatMap { GradingTimings(in: $0).submissions }).write(to: out)
            try GradeSession.sumUp(results, in: out, console: console)
        }
    }
}
