import Dispatch
package import Foundation
package import LabRunner
import Synchronization

/// Grades many submissions side by side; each result is in the journal before anybody hears of it.
///
/// Guarantees: what a submission does to the grader is that submission's result, and no other's; a run that was ended at
/// any moment goes on from its journal to the same results.
package struct GradingBatch: Sendable {
    let definition: LabDefinition
    let intake: @Sendable (SubmissionSource, URL) throws -> Intake.Taken
    let judge: any Judging
    let workspace: URL
    let jobs: Int

    /// - Parameters:
    ///   - workspace: a folder for what is needed on the way, the judge's too.
    ///   - jobs: how many submissions are graded at a time.
    package init(
        _ definition: LabDefinition, workspace: URL, jobs: Int,
        intake: @escaping @Sendable (SubmissionSource, URL) throws -> Intake.Taken, judge: any Judging
    ) {
        self.definition = definition
        self.workspace = workspace
        self.jobs = jobs
        self.intake = intake
        self.judge = judge
    }

    /// Grades what the journal does not have yet, or has of another version of the submission.
    ///
    /// - Parameter reached: hears of each result, on the caller's thread.
    /// - Throws: `LabError.interrupted` after Ctrl-C, with all that was reached in the journal; `.unwritable` if the journal
    ///   cannot be written.
    package func run(
        _ sources: [SubmissionSource], journal: GradingJournal, reached: (BatchProgress) -> Void = { _ in }
    ) throws {
        let stamps = sources.map { SubmissionStamp.text(of: $0) }
        let open = zip(sources, stamps).filter { source, stamp in
            guard let entry = journal.entries[source.id], entry.stamp == stamp else { return true }
            return entry.submission.outcome.kind == .internalError
        }
        var progress = BatchProgress(total: sources.count, earlier: sources.count - open.count)
        reached(progress)
        try? FileManager.default.removeItem(at: rooms)
        defer { try? FileManager.default.removeItem(at: rooms) }
        let clock = ContinuousClock()
        let start = clock.now
        let lanes = min(max(1, jobs), open.count)
        let desk = Desk(pieces: open.count, lanes: lanes)
        let processors = Processors()
        for lane in 0..<lanes {
            DispatchQueue.global().async {
                processors.keep(to: lane) {
                    while let place = desk.next() {
                        desk.put(Result { try entry(open[place].0, stamp: open[place].1, number: place) })
                    }
                }
                desk.leave()
            }
        }
        // Whatever happens, nobody is left working when this returns.
        var failure: (any Error)?
        while let result = desk.take() {
            do {
                let entry = try result.get()
                guard failure == nil else { continue }
                try journal.append(entry)
                progress.note(entry.submission, elapsed: clock.now - start)
                reached(progress)
            } catch {
                failure = failure ?? error
                desk.close()
            }
        }
        if Interruption.isRequested { throw LabError.interrupted }
        if let failure { throw failure }
    }

    /// A folder for each submission that is being taken in.
    private var rooms: URL { workspace.appending(path: "intake") }

    /// - Throws: only what ends the run.
    private func entry(_ source: SubmissionSource, stamp: String, number: Int) throws -> JournalEntry {
        if Interruption.isRequested { throw LabError.interrupted }
        let folder = rooms.appending(path: String(number))
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try grade(source, stamp: stamp, folder: folder)
        } catch LabError.interrupted {
            throw LabError.interrupted
        } catch {
            if Interruption.isRequested { throw LabError.interrupted }
            // A report says nothing of the machine, and is the same wherever the run was made.
            let reason = "\(error)".replacing(workspace.filePath, with: "…")
            return JournalEntry(
                submission: unjudged(source, .internalError(ReportText.cut(reason, toBytes: 2_000))), stamp: stamp,
                cost: nil)
        }
    }

    private func grade(_ source: SubmissionSource, stamp: String, folder: URL) throws -> JournalEntry {
        switch try intake(source, folder) {
        case .refused(let refusals):
            return JournalEntry(submission: unjudged(source, .refused(refusals)), stamp: stamp, cost: nil)
        case .files(let files):
            let taken = TakenSubmission(id: source.id, origin: source.origin, files: files)
            let judgement = try judge.judge(taken) { _ in }
            return JournalEntry(submission: judgement.result, stamp: stamp, cost: judgement.cost)
        }
    }

    private func unjudged(_ source: SubmissionSource, _ outcome: SubmissionOutcome) -> GradedSubmission {
        GradedSubmission(
            id: source.id, origin: source.origin, outcome: outcome,
            tests: definition.unjudgedTests(story: ["It was not judged: \(outcome.kind.words)."]))
    }

    /// Where those who grade take work and leave results.
    private final class Desk: Sendable {
        private struct State {
            var begun = 0
            var isClosed = false
            var lanes: Int
            /// In the order in which they arrived; nil for a lane that has ended.
            var results: ArraySlice<Result<JournalEntry, any Error>?> = []
        }

        private let pieces: Int
        private let state: Mutex<State>
        private let arrivals = DispatchSemaphore(value: 0)

        init(pieces: Int, lanes: Int) {
            self.pieces = pieces
            state = Mutex(State(lanes: lanes))
        }

        func next() -> Int? {
            state.withLock { state in
                guard !state.isClosed, state.begun < pieces else { return nil }
                defer { state.begun += 1 }
                return state.begun
            }
        }

        /// No more work is handed out.
        func close() { state.withLock { $0.isClosed = true } }

        func put(_ result: Result<JournalEntry, any Error>) {
            state.withLock { $0.results.append(result) }
            arrivals.signal()
        }

        func leave() {
            state.withLock { $0.results.append(nil) }
            arrivals.signal()
        }

        /// Waits for a result; nil once every lane has ended and all results are taken.
        func take() -> Result<JournalEntry, any Error>? {
            while state.withLock({ $0.lanes > 0 }) {
                arrivals.wait()
                let arrived = state.withLock { state in
                    let first = state.results.popFirst() ?? nil
                    if first == nil { state.lanes -= 1 }
                    return first
                }
                if let arrived { return arrived }
            }
            return nil
        }
    }
}
