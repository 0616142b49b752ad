import Foundation
import LabRunner
import Testing

@Suite struct GuideTests {
    private let plain = TextStyle(isColoured: false)

    private func withTinyLab(_ body: (Lab) throws -> Void) throws {
        try Fixture.withTinyCheckout { root in
            try body(Fixture.tinyLab(in: root))
        }
    }

    /// What a check gives in which the tests given fail and all others pass.
    private func report(failing: Set<String>, task: Int? = nil) throws -> LabReport {
        let definition = try Fixture.tiny()
        var records: TestRecords = [:]
        for test in definition.tests {
            var record = TestRecord()
            record.starts = 1
            record.ended = true
            record.casesEnded = test.cases ?? 1
            record.failures = failing.contains(test.id) ? ["Told"] : []
            records[test.id] = record
        }
        return LabReport(definition: definition, outcome: .ran(records), task: task)
    }

    @Test func `a guide names the lesson, the file, the first task with its rules, and the next commands`() throws {
        try withTinyLab { lab in
            let guide = try #require(LabGuide(lab: lab, progress: LearnerProgress()))
            #expect(
                guide.text(style: plain).hasPrefix(
                    """
                    Lab 98  Tiny
                    Twice a number, to try the runner on.

                    read    Labs/Lab98-Tiny/README.md
                    write   Labs/Lab98-Tiny/Sources/Tiny/Tiny.swift

                    Task 1 of 2: Twice  60 points
                      twice  Twice is the number added to itself.

                    """))
            #expect(guide.text(style: plain).contains("  ordinal lab check 98 --task 1 "))
        }
    }

    @Test func `whoever comes back is guided to the task of the first broken rule`() throws {
        try withTinyLab { lab in
            var progress = LearnerProgress()
            progress.note(try report(failing: [TinyTest.below]), of: lab.definition, isWholeLab: true)
            let guide = try #require(LabGuide(lab: lab, progress: progress))
            #expect(guide.text(style: plain).contains("Task 2 of 2: Below zero"))
            #expect(progress.labs["98"]?.failing?.rule == "below-zero")
            #expect(progress.labs["98"]?.failing?.task == 2)
        }
    }

    @Test func `the first broken rule stays known until its own task is checked without it`() throws {
        let definition = try Fixture.tiny()
        var progress = LearnerProgress()
        progress.note(try report(failing: [TinyTest.below]), of: definition, isWholeLab: true)
        progress.note(try report(failing: [], task: 1), of: definition, isWholeLab: false)
        #expect(progress.labs["98"]?.failing?.rule == "below-zero")
        progress.note(try report(failing: [], task: 2), of: definition, isWholeLab: false)
        #expect(progress.labs["98"]?.failing == nil)
    }

    @Test func `a standing shows the points of each task, the broken rule and the next task`() throws {
        let definition = try Fixture.tiny()
        var progress = LearnerProgress()
        progress.note(try report(failing: []), of: definition, isWholeLab: true)
        progress.note(try report(failing: [TinyTest.below]), of: definition, isWholeLab: true)
        progress.labs["98"]?.hints["2"] = 1
        #expect(
            LabStanding(definition: definition, progress: progress).text(style: plain) == """
                Lab 98  Tiny   60 of 100 points, best 100

                  ✔ 1  Twice        60 of  60
                  ✘ 2  Below zero    0 of  40   hints seen: 1 of 3

                Next: task 2, Below zero
                  broken   below-zero: A number below zero stays below zero.
                  ordinal lab check 98 --task 2
                  ordinal lab hint 98 --task 2

                """)
    }

    @Test func `a standing before the first check and after the last says so`() throws {
        let definition = try Fixture.tiny()
        var progress = LearnerProgress()
        let before = LabStanding(definition: definition, progress: progress).text(style: plain)
        #expect(before.hasPrefix("Lab 98  Tiny   not checked yet\n\n    1  Twice         - of  60\n"))
        #expect(before.contains("Next: task 1, Twice"))
        progress.note(try report(failing: []), of: definition, isWholeLab: true)
        let after = LabStanding(definition: definition, progress: progress).text(style: plain)
        #expect(after.contains("Every task is done."))
    }
}
