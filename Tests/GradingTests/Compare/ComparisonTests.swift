import Foundation
import LabRunner
import Testing

@testable import Grading

struct ComparisonTests {
    @Test
    func `what changed, for whom, and what did not`() throws {
        let before = Sample.results()
        var ada = try #require(before.submissions.first { $0.id == "ada" })
        ada.tests[1] = Sample.tests([.passed, .passed, .failed, .error])[1]
        let fresh = GradedSubmission(id: "new", origin: "new", outcome: .graded, tests: ada.tests)
        let after = before.with(before.submissions.filter { $0.id != "ada" && $0.id != "zz" } + [ada, fresh])
        let comparison = try GradingComparison(from: before, to: after)
        #expect(comparison.changed.map(\.id) == ["ada"])
        #expect(comparison.changed.first?.before == Score(points: 5))
        #expect(comparison.changed.first?.after == Score(points: 15))
        #expect(comparison.changed.first?.tests.map(\.after) == [.passed])
        #expect((comparison.added, comparison.removed) == (["new"], ["zz"]))
        #expect(comparison.unchanged == 3)
        #expect(comparison.text.hasSuffix("1 changed, 3 as before, 1 new, 1 gone\n"))
    }

    @Test(arguments: 1...9)
    func `shares are joined into the run, byte for byte, and each submission is in one share`(count: Int) throws {
        let whole = try Sample.late()
        let shares = try (1...count).map { try Shard("\($0)/\(count)") }
        for submission in whole.submissions {
            #expect(shares.count { $0.holds(submission.id) } == 1)
        }
        let parts = shares.map { share in whole.with(whole.submissions.filter { share.holds($0.id) }) }
        let joined = try GradingResults(joining: parts.shuffled())
        #expect(try ReportSet(joined).files == ReportSet(whole).files)
    }

    @Test
    func `parts of two runs are not joined`() throws {
        let run = Sample.results()
        let other = GradingResults(lab: run.lab, sandbox: run.sandbox, seedFingerprint: "other", submissions: [])
        #expect(throws: GradingInputError.self) { try GradingResults(joining: [run, other]) }
        #expect(throws: GradingInputError.self) { try GradingResults(joining: [run, run]) }
        #expect(throws: GradingInputError.self) { try GradingResults(joining: []) }
    }

    @Test(arguments: ["0/2", "3/2", "1/0", "1", "a/b", "-1/2", "1/2/3"])
    func `a share that cannot be is refused`(text: String) {
        #expect(throws: GradingInputError.shard(text)) { try Shard(text) }
    }

    @Test
    func `the schedulers' variables name a share`() throws {
        func share(_ environment: [String: String]) throws -> [Int]? {
            try Shard(environment: environment).map { [$0.index, $0.count] }
        }
        #expect(try share(["JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "4"]) == [1, 4])
        #expect(
            try share(["SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_MIN": "3", "SLURM_ARRAY_TASK_MAX": "6"]) == [3, 4])
        #expect(try share(["ORDINAL_SHARD_INDEX": "1", "ORDINAL_SHARD_COUNT": "2"]) == [2, 2])
        #expect(try share(["JOB_COMPLETION_INDEX": "0"]) == nil)
        #expect(throws: GradingInputError.self) {
            try share(["JOB_COMPLETION_INDEX": "4", "JOB_COMPLETIONS": "4"])
        }
    }
}
