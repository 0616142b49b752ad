package import Foundation
package import LabRunner

/// Judges submissions of one lab: each in a folder, a sandbox and a process of its own, by tests that it cannot touch.
package struct Judge: Judging {
    private let lab: PreparedLab
    private let sandbox: Sandbox
    private let seed: HiddenSeed?
    private let folder: URL
    private let limits: SubjectLimits
    private let compilerLimits: SandboxLimits
    private let pages: URL?

    /// - Parameters:
    ///   - seed: what hidden inputs are drawn from; nil for the visible ones alone, as a learner's own check has them.
    ///   - folder: where submissions are built; a path of at most 60 bytes, since a socket's path is short. It is this
    ///     user's alone.
    ///   - pages: the reports' folder, where failing scenarios are to be drawn; nil for nowhere, since it takes time.
    package init(
        lab: PreparedLab, sandbox: Sandbox, seed: HiddenSeed?, folder: URL, limits: SubjectLimits = SubjectLimits(),
        compilerLimits: SandboxLimits = .compiler, pages: URL? = nil
    ) {
        self.lab = lab
        self.sandbox = sandbox
        self.seed = seed
        self.folder = folder
        self.limits = limits
        self.compilerLimits = compilerLimits
        self.pages = pages
    }

    package func judge(_ submission: TakenSubmission, progress: (String) -> Void) throws -> Judgement {
        let clock = ContinuousClock()
        let start = clock.now
        // Nothing of the submission's own name is in the path: it is a stranger's.
        let place = folder.appending(path: UUID().uuidString.prefix(8).lowercased())
        try FileManager.default.createDirectory(
            at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: place) }
        var verdict = try verdict(on: submission, in: place, progress: progress)
        verdict.cost.wallSeconds = Self.seconds(clock.now - start)
        return verdict
    }

    private func verdict(
        on submission: TakenSubmission, in place: URL, progress: (String) -> Void
    ) throws -> Judgement {
        let findings =
            lab.recipe == nil ? SourceFindings() : SourceScan(of: lab.definition).findings(in: submission.files)
        var judgement = Judgement(
            result: GradedSubmission(
                id: submission.id, learners: submission.learners, origin: submission.origin, outcome: .graded,
                tests: []),
            cost: GradingCost(id: submission.id, buildSeconds: 0, judgeSeconds: 0, wallSeconds: 0, peakBytes: 0))
        guard findings.refusals.isEmpty else {
            judgement.result.outcome = .refused(findings.refusals)
            judgement.result.tests = lab.definition.unjudgedTests(story: ["It was not taken"])
            return judgement
        }
        guard let recipe = lab.recipe else {
            try MirroredFolder(url: place).hold(submission.files)
            let variables = [SubjectSeam.filesVariable: place.filePath]
            try run(nil, variables: variables, in: place, into: &judgement, progress: progress)
            return judgement
        }
        progress("compiling")
        let build = SubjectBuild(recipe: recipe, sandbox: sandbox, folder: place, limits: compilerLimits)
        let built = try build.run(submission.files)
        judgement.cost.buildSeconds = Self.seconds(built.cpu)
        judgement.cost.peakBytes = built.peakBytes
        switch built.outcome {
        case .built(let program):
            let command = sandbox.command(recipe.job(running: program, in: sandbox, limits: limits.sandbox))
            try run(command, variables: [:], in: place, into: &judgement, progress: progress)
        case .notBuilt(let errors, let lastLines, let event):
            judgement.result.outcome = .notBuilt(messages: errors, output: lastLines)
            judgement.result.events = event.map { [$0] } ?? []
            judgement.result.tests = lab.definition.unjudgedTests(story: ["It does not compile"])
        }
        judgement.result.events += findings.mentions
        return judgement
    }

    private func run(
        _ subject: Command?, variables: [String: String], in place: URL, into judgement: inout Judgement,
        progress: (String) -> Void
    ) throws {
        let drawn = try pages.map { try DrawnFailures(in: place, reports: $0) }
        let variables = variables.merging(seed?.variables ?? [:]) { $1 }.merging(drawn?.variables ?? [:]) { $1 }
        var tests = TrustedTests(
            lab: lab, subject: subject, limits: limits, folder: place, variables: variables)
        try tests.run(progress)
        let report = LabReport(definition: lab.definition, outcome: .ran(tests.records))
        judgement.result.tests = report.tasks.flatMap(\.tests).map { GradedTest($0) }
        try drawn?.keep(of: &judgement.result)
        judgement.result.events = tests.events
        judgement.cost.judgeSeconds = Self.seconds(tests.cpu)
        judgement.cost.peakBytes = max(judgement.cost.peakBytes, tests.peakBytes)
    }

    private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}

extension PreparedLab {
    /// What `lab.json` says.
    package var definition: LabDefinition { lab.definition }
}
