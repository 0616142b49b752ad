package import Foundation
package import LabRunner

/// One grading run in its folder, from the submissions to the reports.
///
/// Guarantees: the reports are made from the journal alone, so that a run that was killed and gone on with ends in the
/// same bytes as one that was not.
package struct GradingRun {
    let lab: Lab
    let out: URL
    let jobs: Int
    /// What was asked for; where nothing was, the seed of the journal that is gone on with, or one that is drawn.
    package var seed: HiddenSeed?
    package var shard: Shard?
    package var isResuming = false
    package var lateness: LatenessChoice?
    /// What the instructor named, for a later run over the same.
    package var named: [URL] = []

    /// - Parameters:
    ///   - out: the folder of the reports and the journal; it is made.
    ///   - jobs: how many submissions are graded at a time.
    package init(lab: Lab, out: URL, jobs: Int) {
        self.lab = lab
        self.out = out
        self.jobs = jobs
    }

    /// What grades, made ready once nobody else can write in the folder.
    package struct Equipment {
        let sandbox: SandboxKind
        let intake: @Sendable (SubmissionSource, URL) throws -> Intake.Taken
        let judge: (HiddenSeed, URL) -> any Judging

        /// - Parameters:
        ///   - sandbox: what holds the learners' code.
        ///   - judge: makes the judge, for a seed and a folder of its own.
        package init(
            sandbox: SandboxKind, intake: @escaping @Sendable (SubmissionSource, URL) throws -> Intake.Taken,
            judge: @escaping (HiddenSeed, URL) -> any Judging
        ) {
            self.sandbox = sandbox
            self.intake = intake
            self.judge = judge
        }
    }

    /// A policy for what is late, and the times that it needs.
    package struct LatenessChoice: Sendable {
        package var policy: LatePolicy
        package var times: HandInTimes?
        package var due: GradingTime?

        package init(policy: LatePolicy, times: HandInTimes?, due: GradingTime?) {
            self.policy = policy
            self.times = times
            self.due = due
        }
    }

    /// Grades, and writes the reports.
    ///
    /// - Parameters:
    ///   - equip: makes ready what grades; is given a folder for what is needed on the way.
    ///   - reached: hears of each result.
    /// - Throws: `GradingError`, `GradingInputError` and `LabError`, all but the last before anything is graded.
    package func perform(
        _ sources: [SubmissionSource], equip: (URL) throws -> Equipment, reached: (BatchProgress) -> Void = { _ in }
    ) throws -> GradingResults {
        let mine = sources.filter { shard?.holds($0.id) ?? true }
        try checkTimes(of: mine)
        if isResuming, !FileManager.default.fileExists(atPath: out.filePath) {
            throw GradingError.journalMissing(path: out.filePath)
        }
        let lock = try FolderLock(out)
        defer { withExtendedLifetime(lock) {} }
        if !isResuming, GradingJournal.exists(in: out) { throw GradingError.journalExists(path: out.filePath) }
        let workspace = try RunWorkspace(for: out)
        defer { workspace.remove() }
        let equipment = try equip(workspace.folder)
        let journal = try GradingJournal(in: out) { earlier in
            JournalHeader(
                lab: GradedLab(lab.definition), suite: suite, sandbox: equipment.sandbox,
                seed: seed ?? earlier?.hiddenSeed ?? .random(), shard: shard?.text, sources: named.map(\.filePath))
        }
        let batch = GradingBatch(
            lab.definition, workspace: workspace.folder, jobs: jobs, intake: equipment.intake,
            judge: equipment.judge(journal.header.hiddenSeed, workspace.folder.appending(path: "judge")))
        try batch.run(mine, journal: journal, reached: reached)
        return try report(journal)
    }

    private var suite: String {
        let files = SuiteChecksums(of: lab.folder.url).files.sorted { $0.key < $1.key }
        return SuiteChecksums.checksum(Data(files.map { "\($0.key)=\($0.value)\n" }.joined().utf8))
    }

    /// A time that is missing is told before anything has been graded.
    private func checkTimes(of sources: [SubmissionSource]) throws {
        let unjudged = sources.map {
            GradedSubmission(id: $0.id, origin: $0.origin, outcome: .graded, tests: [])
        }
        _ = try late(
            GradingResults(lab: GradedLab(lab.definition), sandbox: .none, seedFingerprint: "", submissions: unjudged)
        )
    }

    private func late(_ results: GradingResults) throws(GradingInputError) -> GradingResults {
        guard let lateness else { return results }
        return try results.applying(lateness.policy, times: lateness.times, due: lateness.due)
    }

    private func report(_ journal: GradingJournal) throws -> GradingResults {
        let results = try late(
            GradingResults(
                lab: journal.header.lab, sandbox: journal.header.sandbox,
                seedFingerprint: journal.header.hiddenSeed.fingerprint,
                submissions: journal.entries.values.map(\.submission)))
        try ReportSet(results).write(to: out)
        try GradingTimings(journal.entries.values.compactMap(\.cost)).write(to: out)
        return results
    }
}
