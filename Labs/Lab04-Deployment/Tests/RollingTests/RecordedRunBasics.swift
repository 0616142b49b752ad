import LabKit
import XCTest

/// Task 6, the comparison: one application, three ways to run it, the same faults.
final class RecordedRunBasics: XCTestCase {
    func testTheSameFaultsOnAStatefulSetAndADeployment() throws {
        let runs = try [
            RunRecorder.record(.statefulSet, script: script(place: 1, scales: true), seconds: 120),
            RunRecorder.record(.deployment, script: script(place: 1, scales: true), seconds: 120),
            RunRecorder.record(.singlePod, script: script(place: 0, scales: false), seconds: 120),
        ]
        if let table = try? ComparisonTable(of: runs, by: measures) { print(table.text) }
        check(AllMeasures(of: runs))
    }

    /// A Pod is evicted, a release follows, and somebody scales up and down again.
    private func script(place: Int, scales: Bool) -> [(at: Int, fault: RunFault)] {
        let scaling: [(at: Int, fault: RunFault)] = [(at: 80, fault: .scale(4)), (at: 100, fault: .scale(3))]
        return [(at: 20, fault: .evict(place: place)), (at: 40, fault: .release("ledger:2"))] + (scales ? scaling : [])
    }
}

/// Asks for every measure of some runs, and tells the first that is wrong.
struct AllMeasures: Examination {
    private let questions: [MeasureQuestion]

    init(of runs: [RecordedRun]) {
        questions = runs.flatMap { run in
            RunMeasure.allCases.map { measure in
                MeasureQuestion(
                    "\(run.name): \(measure.phrase)", to: measures, measure, of: run, right: measure.rightValue(of: run)
                )
            }
        }
    }

    func story(replay: String) -> Story? {
        questions.lazy.compactMap { $0.story(replay: replay) }.first
    }
}
