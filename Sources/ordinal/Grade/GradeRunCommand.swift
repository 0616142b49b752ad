import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal grade`: one run.
struct GradeRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Grade submissions, and write the reports.",
        discussion: """
            A submission is a folder, a .zip, a .tar.gz, or for a lab with one source that file. A folder that holds none \
            of the lab's files is one of submissions.

            The reports: report.html, report.md, grades.csv, results.json, junit.xml, gradescope/NAME.json and \
            classroom/NAME.json. What was measured is in timings.json, and journal.jsonl is what --resume goes on from; \
            it holds the seed of the hidden inputs, so keep it to yourself.

            --shard auto takes JOB_COMPLETION_INDEX and JOB_COMPLETIONS (a Kubernetes Indexed Job), \
            SLURM_ARRAY_TASK_ID, _MIN and _MAX, or ORDINAL_SHARD_INDEX and _COUNT. 'ordinal grade merge' joins the \
            shares; all need one --seed.
            """
    )

    @Option(help: ArgumentHelp("The lab's number.", valueName: "number"))
    var lab: String?

    @Argument(help: "Submissions, or folders of them.")
    var submissions: [String] = []

    @OptionGroup
    var options: GradeOptions

    @Option(
        help: ArgumentHelp(
            "What hidden inputs are drawn from; drawn by lot unless given, and kept in the journal.",
            valueName: "number"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp("Grade only these, by name; * stands for anything. May be repeated.", valueName: "name"))
    var only: [String] = []

    @Option(help: ArgumentHelp("Grade only a share, as I/N, or auto.", valueName: "share"))
    var shard: String?

    @Option(help: ArgumentHelp("Take what is named as one submission of this name.", valueName: "name"))
    var single: String?

    @Flag(help: "Also write the one submission's result as a step's output, for GitHub Classroom's reporter.")
    var githubOutput = false

    @Option(
        help: ArgumentHelp(
            "Grade nothing; print what a run in --out says of one submission, as its learner may see it.",
            valueName: "name"))
    var explain: String?

    func validate() throws {
        if explain != nil { return }
        if lab == nil { throw ValidationError("which lab? Give --lab, such as --lab 02") }
        if submissions.isEmpty { throw ValidationError("what is to be graded? Name submissions, or a folder of them") }
        if single != nil, submissions.count != 1 { throw ValidationError("--single takes one submission") }
        if githubOutput, single == nil { throw ValidationError("--github-output goes with --single") }
        if shard != nil, seed == nil, !options.resume {
            throw ValidationError("every share needs the same --seed, or they would ask different questions")
        }
    }

    func run() throws {
        let console = LabConsole()
        try console.grading {
            if let explain { return try self.explain(explain, console: console) }
            let catalog = try LabCatalog.find(from: console.directory)
            let lab = try catalog.lab(in: catalog.folder(numbered: lab ?? ""), needingSources: false)
            let named = submissions.map(console.url)
            let sources = try sources(in: named, lab: lab, console: console)
            let session = GradeSession(
                console: console, options: options, lab: lab, seed: seed.map { HiddenSeed($0) }, shard: try share())
            let results = try session.run(sources, named: named)
            if githubOutput {
                let file = ProcessInfo.processInfo.environment["GITHUB_OUTPUT"] ?? "github-output.txt"
                try ClassroomKit.append(results, to: console.url(file))
            }
            try GradeSession.sumUp(results, in: console.url(options.out), console: console)
        }
    }

    private func sources(in named: [URL], lab: Lab, console: LabConsole) throws -> [SubmissionSource] {
        if let single {
            return [try SubmissionSearch.single(named[0], named: single, of: lab.definition)]
        }
        var search = SubmissionSearch(lab.definition)
        let found = try search.find(in: named)
        for name in search.skipped { console.writeError("ordinal: \(name) is no submission, and is left out\n") }
        if only.isEmpty { return found }
        for pattern in only where !found.contains(where: { NamePattern(pattern).matches($0.id) }) {
            throw GradingError.noSuchSubmission(pattern)
        }
        return found.filter { source in only.contains { NamePattern($0).matches(source.id) } }
    }

    private func share() throws -> Shard? {
        guard shard == "auto" else { return try shard.map { try Shard($0) } }
        guard let share = try Shard(environment: ProcessInfo.processInfo.environment) else {
            throw GradingInputError.shard("auto")
        }
        return share
    }

    private func explain(_ name: String, console: LabConsole) throws {
        let results = try GradingResults(at: console.url(options.out))
        guard let submission = results.submissions.first(where: { $0.id == name }) else {
            throw GradingError.noSuchSubmission(name)
        }
        console.write(SubmissionExplanation(submission, of: results).text)
    }
}
