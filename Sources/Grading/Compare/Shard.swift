import Foundation
import LabRunner

/// A deterministic share of a run's submissions.
package struct Shard: Equatable, Sendable {
    /// From 1.
    package var index: Int
    package var count: Int

    package init(index: Int, count: Int) throws(GradingInputError) {
        guard count >= 1, (1...count).contains(index) else { throw .shard("\(index)/\(count)") }
        self.index = index
        self.count = count
    }

    /// Reads `I/N`.
    package init(_ text: String) throws(GradingInputError) {
        guard let match = text.wholeMatch(of: /(\d{1,9})\/(\d{1,9})/), let index = Int(match.1),
            let count = Int(match.2),
            count >= 1, (1...count).contains(index)
        else { throw .shard(text) }
        (self.index, self.count) = (index, count)
    }

    /// As it is given on the command line.
    package var text: String { "\(index)/\(count)" }

    /// The share that the machine's scheduler names, or nil where none does.
    ///
    /// - Kubernetes' Indexed Job: `JOB_COMPLETION_INDEX` from 0, of `JOB_COMPLETIONS`, which the manifest has to set.
    /// - Slurm's array: `SLURM_ARRAY_TASK_ID` within `SLURM_ARRAY_TASK_MIN` and `_MAX`, in steps of one.
    /// - GitHub's matrix: `ORDINAL_SHARD_INDEX` from 0 of `ORDINAL_SHARD_COUNT`, from `strategy.job-index` and `-total`.
    package init?(environment: [String: String]) throws(GradingInputError) {
        func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
        if let index = number("JOB_COMPLETION_INDEX"), let count = number("JOB_COMPLETIONS") {
            try self.init(index: index + 1, count: count)
        } else if let index = number("SLURM_ARRAY_TASK_ID"), let first = number("SLURM_ARRAY_TASK_MIN"),
            let last = number("SLURM_ARRAY_TASK_MAX")
        {
            try self.init(index: index - first + 1, count: last - first + 1)
        } else if let index = number("ORDINAL_SHARD_INDEX"), let count = number("ORDINAL_SHARD_COUNT") {
            try self.init(index: index + 1, count: count)
        } else {
            return nil
        }
    }

    /// Whether a submission belongs to this share.
    ///
    /// It depends on the submission's identity alone, so that machines that see different folders never disagree.
    package func holds(_ id: String) -> Bool {
        let checksum = SuiteChecksums.checksum(Data(id.utf8))
        let hash = UInt64(checksum, radix: 16) ?? 0
        return Int((hash ^ (hash >> 32)) % UInt64(count)) + 1 == index
    }
}
