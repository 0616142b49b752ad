import Foundation
import LabKit
import LabRunner
import Testing

@Suite struct `The pages of failing tests` {
    private func report(_ definition: LabDefinition) -> LabReport {
        var record = TestRecord()
        record.starts = 1
        record.ended = true
        record.failures = ["Told\n    rule      doubling: …\n    replay    swift test"]
        return LabReport(definition: definition, outcome: .ran([TinyTest.two: record, TinyTest.three: record]))
    }

    @Test func `are named under the story of their test, and nowhere else`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let timelines = FailureTimelines(of: lab)
            timelines.clear()
            let timeline = Timeline(title: "Two", duration: .seconds(1))
            let replay = "ORDINAL_SEED=7 swift test --filter \(TinyTest.two)"
            TimelineFolder.keep(of: replay, in: timelines.folder.filePath) { timeline }
            TimelineFolder.keep(of: replay, in: timelines.folder.filePath) {
                Issue.record("only the first failure is drawn")
                return nil
            }
            var report = report(lab.definition)
            timelines.link(in: &report)
            let pages = report.tasks.flatMap(\.tests).filter { $0.timeline != nil }
            #expect(pages.map(\.id) == [TinyTest.two])
            #expect(pages.first?.timeline == ".build-labs/timelines/98/DoublingBasics-testTwoBecomesFour.html")
            let page = root.appending(path: try #require(pages.first?.timeline))
            #expect(try String(contentsOf: page, encoding: .utf8) == timeline.html())
            let text = report.text(definition: lab.definition, style: TextStyle(isColoured: false), all: true)
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("    timeline  ") }
            #expect(lines == ["    timeline  .build-labs/timelines/98/DoublingBasics-testTwoBecomesFour.html"])
            timelines.clear()
            #expect(!FileManager.default.fileExists(atPath: page.filePath))
        }
    }

    @Test func `are not drawn where nobody asks for them`() {
        TimelineFolder.keep(of: "swift test --filter \(TinyTest.two)", in: nil) {
            Issue.record("drawn all the same")
            return nil
        }
    }
}
