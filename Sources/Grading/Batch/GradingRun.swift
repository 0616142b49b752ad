package import Foundation
package import LabRunner

/// One grading run in its folder, from the submissions to the reports.
///
/// Guarantees: the reports are made from the journal alone, so that a run that was killed and gone on with ends in the
/// same bytes as one that was not.
package struct GradingRun {
    let lab: Lab
    let out: URL
    let sandbox: SandboxKind
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
    ///   - sandbox: what holds the learners' code.
    ///   - jobs: how many submissions are graded at a time.
    package init(lab: Lab, out: URL, sandbox: SandboxKind, jobs: Int) {
        self.lab = lab
        self.out = out
        self.sandbox = sandbox
        self.jobs = jobs
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

    /// Where a run keeps what it needs on the way: short, since a socket's path is, and the same for the same reports, so
    /// that a run finds and removes what one that was killed left behind.
    package static func workspace(for out: URL) -> URL {
        let name = SuiteChecksums.checksum(Data(out.standardizedFileURL.filePath.utf8)).prefix(10)
        return FileManager.default.temporaryDirectory.appending(path: "ordinal-grade-\(name)")
    }

    /// Grades, and writes the reports.
    ///
    /// - Parameters:
    ///   - judge: makes the judge, for a seed and a folder of its own.
    ///   - reached: hears of each result.
    /// - Throws: `GradingError`, `GradingInputError` and `LabError`, all but the last before anything is graded.
    package func perform(
        _ sources: [SubmissionSource],
        intake: @escaping @Sendable (SubmissionSource, URL) throws -> Intake.Taken,
        judge: (HiddenSeed, URL) throws -> any Judging, reached: (BatchProgress) -> Void = { _ in }
    ) throws -> GradingResults {
        let mine = sources.filter { shard?.holds($0.id) ?? true }
        try checkTimes(of: mine)
        if isResuming, !FileManager.default.fileExists(atPath: out.filePath) {
            throw GradingError.journalMissing(path: out.filePath)
        }
        let lock = try FolderLock(out)
        defer { withExtendedLifetime(lock) {} }
        let journal = try GradingJournal(in: out, resuming: isResuming) { earlier in
            JournalHeader(
                lab: GradedLab(lab.definition), suite: suite, sandbox: sandbox,
                seed: seed ?? earlier?.hiddenSeed ?? .random(), shard: shard?.text, sources: named.map(\.filePath))
        }
        let workspace = Self.workspace(for: out)
        let batch = GradingBatch(
            lab.definition, workspace: workspace, jobs: jobs, intake: intake,
            judge: try judge(journal.header.hiddenSeed, workspace.appending(path: "judge")))
        defer { try? FileManager.default.removeItem(at: workspace) }
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
            GradingResults(lab: GradedLab(lab.definition), sandbox: sandbox, seedFingerprint: "", submissions: unjudged)
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
