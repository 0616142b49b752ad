import ArgumentParser
import Foundation
import Grading
import LabRunner

/// One run, with all that has to be made ready before it.
struct GradeSession {
    let console: LabConsole
    let options: GradeOptions
    let lab: Lab
    var seed: HiddenSeed?
    var shard: Shard?

    /// Grades, writes the reports, and says where they are.
    func run(_ sources: [SubmissionSource], named: [URL]) throws -> GradingResults {
        let out = console.url(options.out)
        let lateness = try options.lateness(console: console)
        let toolchain = try Toolchain.find()
        var run = GradingRun(lab: lab, out: out, jobs: options.jobs ?? Lanes.width)
        (run.seed, run.shard, run.isResuming) = (seed, shard, options.resume)
        (run.lateness, run.named) = (lateness, named)
        do {
            let results = try run.perform(
                sources, equip: { try equipment(in: $0, toolchain: toolchain) }, reached: console.tell)
            console.clearProgress()
            return results
        } catch LabError.interrupted {
            console.clearProgress()
            console.writeError("ordinal: what is graded is kept; --resume goes on from there\n")
            throw LabError.interrupted
        }
    }

    private func equipment(in workspace: URL, toolchain: Toolchain) throws -> GradingRun.Equipment {
        let sandbox = try Sandbox.find(isWanted: !options.unsandboxed, folder: workspace)
        let preparation = LabPreparation(
            lab: lab, configuration: options.debug ? .debug : .release, toolchain: toolchain,
            progress: console.progress)
        let prepared = try preparation.run()
        console.clearProgress()
        let intake = try Intake(lab, sandbox: sandbox)
        let pages = options.timelines ? console.url(options.out) : nil
        return GradingRun.Equipment(
            sandbox: sandbox.kind, intake: { try intake.take($0, folder: $1) },
            judge: { Judge(lab: prepared, sandbox: sandbox, seed: $0, folder: $1, pages: pages) })
    }

    /// Says how it went; the grader's own failures end the command with 1.
    static func sumUp(_ results: GradingResults, in out: URL, console: LabConsole) throws {
        console.write(GradingSummary(results).text(folder: out.filePath))
        if results.submissions.contains(where: { $0.outcome.kind == .internalError }) { throw ExitCode(1) }
    }
}
