import Foundation
import LabRunner

@testable import Grading

/// Judges without building anything: by how often the source says "right".
struct QuickJudge: Judging {
    let definition: LabDefinition
    /// Called in the middle of judging.
    var atWork: @Sendable (TakenSubmission) throws -> Void = { _ in }

    func judge(_ submission: TakenSubmission, progress: (String) -> Void) throws -> Judgement {
        try atWork(submission)
        let text = submission.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        let tests = definition.tasks.flatMap { task in
            task.tests.enumerated().map { place, test in
                let isRight = text.contains("right \(place)")
                return GradedTest(
                    id: test.id, task: task.id, points: test.points, score: isRight ? test.points : 0,
                    status: isRight ? .passed : .failed, story: isRight ? [] : ["expected  right", "but       wrong"])
            }
        }
        return Judgement(
            result: GradedSubmission(id: submission.id, origin: submission.origin, outcome: .graded, tests: tests),
            cost: GradingCost(id: submission.id, buildSeconds: 1, judgeSeconds: 1, wallSeconds: 1, peakBytes: 1))
    }
}

/// A course in a folder: the lab, submissions of every kind, and runs over them.
struct QuickCourse {
    let lab: Lab
    let folder: URL
    var isResuming = false
    var jobs = 2
    var shard: Shard?
    var seed: HiddenSeed? = HiddenSeed(7)

    init(in folder: URL, count: Int) throws {
        self.folder = folder
        lab = try MiniLab.lab(in: folder)
        for number in 0..<count {
            let source = number % 5 == 4 ? "Other.swift" : "Sources/Tiny/Tiny.swift"
            let text = "// " + (0..<(number % 3)).map { "right \($0)" }.joined(separator: ", ") + "\n"
            try MiniLab.write([source: text], to: submissions.appending(path: "student\(number)"))
        }
    }

    var submissions: URL { folder.appending(path: "submissions") }

    func run(
        out: String, atWork: @escaping @Sendable (TakenSubmission) throws -> Void = { _ in },
        reached: (BatchProgress) -> Void = { _ in }
    ) throws -> GradingResults {
        var search = SubmissionSearch(lab.definition)
        let sources = try search.find(in: [submissions])
        var run = GradingRun(lab: lab, out: folder.appending(path: out), jobs: jobs)
        (run.isResuming, run.shard, run.seed, run.named) = (isResuming, shard, seed, [submissions])
        let intake = try Intake(lab, sandbox: try MiniLab.sandbox(isWanted: false, folder: folder))
        let equipment = GradingRun.Equipment(
            sandbox: .none, intake: { try intake.take($0, folder: $1) },
            judge: { _, _ in QuickJudge(definition: lab.definition, atWork: atWork) })
        return try run.perform(sources, equip: { _ in equipment }, reached: reached)
    }

    /// All reports of a run, by path.
    func reports(in out: String) throws -> [String: Data] {
        try MirroredFolder.contents(of: folder.appending(path: out)).filter {
            $0.key != GradingJournal.fileName && $0.key != GradingTimings.fileName
        }
    }
}
