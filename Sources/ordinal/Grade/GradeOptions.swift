import ArgumentParser
import Foundation
import Grading
import LabRunner

/// What runs and their repetitions share.
struct GradeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the reports; it is made.", valueName: "folder"))
    var out: String

    @Option(
        help: ArgumentHelp("How many submissions are graded at a time; as many as there are cores.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Go on with the run in the reports' folder.")
    var resume = false

    @Flag(help: "Run learners' code without a sandbox, as you; the reports say so.")
    var unsandboxed = false

    @Flag(help: "Also draw each failing scenario over time, on pages that the reports link; it takes longer.")
    var timelines = false

    @Flag(help: "Build the trusted tests without optimisation: sooner ready, slower to judge.")
    var debug = false

    @Option(
        help: ArgumentHelp(
            "What being late costs: none, or such as 10%/day or 10%/day,grace=2h,max=50%.", valueName: "policy"))
    var latePolicy: String?

    @Option(
        help: ArgumentHelp(
            "When each was handed in: a table with the columns id, submitted and perhaps due, or Gradescope's metadata.",
            valueName: "file"))
    var times: String?

    @Option(help: ArgumentHelp("When all were due, such as 2026-11-27T10:00:00Z.", valueName: "time"))
    var due: String?

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256, not \(jobs)") }
        if latePolicy == nil, times != nil || due != nil {
            throw ValidationError("--times and --due are for a --late-policy, and there is none")
        }
    }

    func lateness(console: LabConsole) throws -> GradingRun.LatenessChoice? {
        guard let latePolicy else { return nil }
        let policy = try LatePolicy(latePolicy)
        let due = try due.map { text in
            guard let time = GradingTime(text) else { throw GradingInputError.time(text, place: "--due") }
            return time
        }
        return GradingRun.LatenessChoice(
            policy: policy, times: try times.map { try HandInTimes(file: console.url($0)) }, due: due)
    }
}
