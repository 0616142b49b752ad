import LabKit
import Testing

@Suite("A failing test's story")
struct StoryTests {
    private let rule = LessonRule("available", "A Pod is available when it is ready.")

    private func story(_ steps: [Chronicle.Step]) -> Story {
        Story(
            title: "Scale-up waits for readiness", chronicle: Chronicle(steps),
            broken: BrokenRule(expected: "wait for web-0", instead: "create web-1", rule: rule),
            replay: "swift test --filter A.B/c")
    }

    @Test("reads from what happened to the rule that was broken")
    func text() {
        let steps = [
            Chronicle.Step(at: .zero, "web: replicas 0 -> 3"), Chronicle.Step(at: .zero, "your code: create web-0"),
            Chronicle.Step(at: .milliseconds(11_250), "web-0 is Running, not Ready"),
        ]
        #expect(
            story(steps).text == """
                Scale-up waits for readiness
                  1.   +0.0s  web: replicas 0 -> 3
                  2.   +0.0s  your code: create web-0
                  3. +11.25s  web-0 is Running, not Ready
                  expected  wait for web-0
                  but       create web-1
                  rule      available: A Pod is available when it is ready. (README.md#available)
                  replay    swift test --filter A.B/c
                """)
    }

    @Test("has no column for times where there are none")
    func situation() {
        let lines = story([Chronicle.Step("web-0 is Running")]).text.split(separator: "\n")
        #expect(lines[1] == "  1. web-0 is Running")
    }

    @Test("leaves steps out of the middle, and keeps the others' numbers", arguments: [20, 21, 300])
    func elision(_ count: Int) {
        let text = story((1...count).map { Chronicle.Step(at: .seconds($0), "step \($0)") }).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == Story.lineLimit)
        #expect(lines[1].hasSuffix("step 1"))
        #expect(lines[20].hasSuffix("step \(count)"))
        #expect(lines.contains("  … \(count - 19) steps …") == (count > 20))
    }

    @Test("never has a step of two lines, or one too long to read")
    func oneLine() {
        var long = story([Chronicle.Step("one\ntwo"), Chronicle.Step(String(repeating: "x", count: 500))])
        long.broken.instead = "an error\nwith\r\nlines"
        let lines = long.text.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines[1] == "  1. one two")
        #expect(lines[2].count == Story.columnLimit)
        #expect(lines[4] == "  but       an error with lines")
    }

    @Test(
        "writes times with the digits that they need",
        arguments: zip([0, 200, 1250, 61_001], ["+0.0s", "+0.2s", "+1.25s", "+61.001s"]))
    func times(_ milliseconds: Int, _ text: String) {
        #expect(Story.timeText(.milliseconds(milliseconds)) == text)
    }

    @Test("writes lengths without needless digits", arguments: zip([0, 9999, 300_000], ["0s", "9.999s", "300s"]))
    func lengths(_ milliseconds: Int, _ text: String) {
        #expect(Story.lengthText(.milliseconds(milliseconds)) == text)
    }

    @Test("names the command that runs the test alone")
    func replay() {
        let command = Replay.command(fileID: "OrderingTests/ScaleUpCases.swift", function: "missing(_:)")
        #expect(command == "swift test --filter OrderingTests.ScaleUpCases/missing")
    }

    @Test("says what is not implemented yet")
    func notImplemented() {
        #expect("\(NotImplemented("Lab 02, task 1: x"))" == "not implemented yet: Lab 02, task 1: x")
    }
}
