import Foundation
import LabKit

/// The tests by which a lab's solution and the reference answer the same random questions.
///
/// They are in `Solutions/LabNN-Topic/Agreement.swift`, in the suite `Agreement`, one for each seam. No learner runs
/// them: what they prove is that the worked answer can be trusted, not that the learner's is right.
package struct AgreementSuite: Equatable, Sendable {
    /// On how many inputs each of the tests compares the two; what LabKit calls `Histories.agreement`.
    package static let inputs = Histories.agreement.seeds.count

    static let fileName = "Agreement.swift"

    let text: String
    /// One for each seam.
    package let tests: [LabTest]

    /// The suite beside a lab's solution, or nil.
    init?(of lab: Lab) {
        let file = lab.solutionFolder.appending(path: Self.fileName)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        self.init(text: text, testTarget: lab.definition.testTarget)
    }

    package init(text: String, testTarget: String) {
        self.text = text
        tests = text.matches(of: /@Test(?:\([^\n]*\))?\s+func (\w+)\(\)/).map { match in
            LabTest(
                id: "\(testTarget).Agreement/\(match.1)()", framework: .testing, points: 1, rules: [], cases: nil)
        }
    }

    /// Judges a run of the tests: on how many inputs the two agree, and where they do not.
    package func judge(_ records: TestRecords) -> (inputs: Int, shortfalls: [String]) {
        if tests.isEmpty { return (0, ["\(Self.fileName) has no tests that look like @Test func name()"]) }
        var inputs = 0
        var shortfalls: [String] = []
        for test in tests {
            let record = records[test.id]
            if let record, record.starts == 1, record.ended, record.failures.isEmpty, !record.reportedFailed {
                inputs += Self.inputs
            } else {
                let story = record?.failures.first?.split(separator: "\n").prefix(8).joined(separator: "\n    ")
                shortfalls.append("solution and reference do not agree: \(test.shortName): \(story ?? "did not end")")
            }
        }
        return (inputs, shortfalls)
    }
}
