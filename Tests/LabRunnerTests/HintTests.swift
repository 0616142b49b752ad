import LabRunner
import Testing

@Suite struct HintTests {
    /// What a check gives that leaves these tasks of the tiny lab complete.
    private func report(complete: Set<Int>, task: Int? = nil) throws -> LabReport {
        let definition = try Fixture.tiny()
        var records: TestRecords = [:]
        for task in definition.tasks where complete.contains(task.id) {
            for test in task.tests {
                var record = TestRecord()
                record.starts = 1
                record.ended = true
                record.casesEnded = test.cases ?? 1
                records[test.id] = record
            }
        }
        return LabReport(definition: definition, outcome: .ran(records), task: task)
    }

    @Test func `a hint without a task is for the first broken rule, and says so`() throws {
        let definition = try Fixture.tiny()
        var progress = LearnerProgress()
        progress.note(try report(complete: [1]), of: definition, isWholeLab: true)
        let style = TextStyle(isColoured: false)
        #expect(
            progress.takeHint(of: definition, task: nil)?.text(style: style) == """
                Task 2, Below zero: hint 1 of 3
                Broken first: below-zero (README.md#below-zero)
                Which sign?

                """)
        #expect(
            progress.takeHint(of: definition, task: 1)?.text(style: style)
                == "Task 1, Twice: hint 1 of 3\nThink of a sum.\n")
        #expect(progress.takeHint(of: definition, task: nil)?.rung == 2)
        #expect(progress.takeHint(of: definition, task: 7) == nil)
    }

    @Test func `from the second rung on a hint names the mistake whose tests fail alike`() throws {
        try Fixture.withTinyCheckout { root in
            let definition = try Fixture.tiny()
            let mutants = Mutant.all(of: try Fixture.tinyLab(in: root))
            var progress = LearnerProgress()
            progress.note(try report(complete: [1]), of: definition, isWholeLab: true)
            #expect(progress.labs["98"]?.failed == [TinyTest.below])
            let first = progress.takeHint(of: definition, task: 2, mutants: mutants)
            #expect(first?.mistake == nil)
            let second = progress.takeHint(of: definition, task: 2, mutants: mutants)
            #expect(second?.mistake == "drops the sign")
            let text = second?.text(style: TextStyle(isColoured: false)) ?? ""
            #expect(text.hasSuffix("\n\nWith failures like yours, others had this: drops the sign\n"))
        }
    }

    @Test func `a mistake that other tests would have shown is not named, nor any where most tests fail`() throws {
        try Fixture.withTinyCheckout { root in
            let definition = try Fixture.tiny()
            var mutants = Mutant.all(of: try Fixture.tinyLab(in: root))
            mutants.removeAll { $0.caughtBy.isEmpty }
            let all = definition.tests.map(\.id)
            #expect(Resemblance.mutant(for: all, of: definition, among: mutants) == nil)
            #expect(Resemblance.mutant(for: [], of: definition, among: mutants) == nil)
            for (index, caughtBy) in [[TinyTest.below], [TinyTest.two, TinyTest.below], [TinyTest.three]].enumerated() {
                mutants[index].caughtBy = caughtBy
                mutants[index].mistake = "mistake \(index)"
            }
            let found = Resemblance.mutant(
                for: [TinyTest.two, TinyTest.below], of: definition, among: Array(mutants.prefix(3)))
            #expect(found?.mistake == "mistake 1")
        }
    }
}
