import Testing

@testable import LabKit

@Suite("Where a timeline draws what")
struct TimelineLayoutTests {
    private let axis = TimeAxis(extent: .seconds(100))

    @Test(
        "Grid lines stand at round times, at most eleven of them",
        arguments: [
            (Duration.milliseconds(7), Duration.milliseconds(1)), (.seconds(2), .milliseconds(200)),
            (.seconds(45), .seconds(5)), (.seconds(150), .seconds(15)), (.seconds(600), .seconds(60)),
            (.seconds(36_000), .seconds(3600)), (.seconds(86_400 * 30), .seconds(86_400 * 4)),
        ])
    func ticks(extent: Duration, step: Duration) {
        let ticks = TimeAxis(extent: extent).ticks
        #expect(ticks.prefix(2) == [.zero, step])
        #expect(ticks.count <= 11)
        #expect(ticks.allSatisfy { $0 <= extent })
    }

    @Test(
        "Times are written short and without needless zeros",
        arguments: [
            (Duration.zero, "+0s"), (.milliseconds(2400), "+2.4s"), (.seconds(90), "+1m30s"), (.seconds(120), "+2m"),
            (.seconds(3605), "+1h5s"), (.milliseconds(200), "+0.2s"), (.microseconds(1), "+0.000001s"),
            (.nanoseconds(1_899_999_999), "+1.9s"), (.nanoseconds(59_999_999_999), "+1m"), (.seconds(-5), "-5s"),
        ])
    func times(time: Duration, text: String) {
        #expect(TimeText.moment(time) == text)
    }

    @Test("Percentages have at most three decimals")
    func percentages() {
        #expect([0, 12.5, 100, 33.333333, 0.0004].map(TimeText.percent) == ["0%", "12.5%", "100%", "33.333%", "0%"])
    }

    @Test("The axis ends with the run, or with what lasts longer")
    func extent() {
        var timeline = Timeline(title: "", duration: .seconds(10))
        #expect(TimeAxis(covering: timeline).extent == .seconds(10))
        timeline.groups = [.init(label: "", claims: [.init(name: "", start: .zero, end: .seconds(12))])]
        #expect(TimeAxis(covering: timeline).extent == .seconds(12))
        timeline.marks = [.init(at: .seconds(13), label: "")]
        #expect(TimeAxis(covering: timeline).extent == .seconds(13))
        #expect(TimeAxis(extent: .zero).extent == .seconds(1))
    }

    @Test("Spans lie where their times say")
    func exactPlaces() {
        let pod = incarnation("a", [.init(.creating, from: .seconds(10), to: .seconds(20))])
        let again = incarnation("b", [.init(.ready, from: .seconds(50), to: .seconds(100))])
        let layout = LaneLayout(.init(incarnations: [again, pod]), on: axis)
        #expect(layout.trackCount == 1)
        #expect(layout.incarnations.map(\.incarnation.uid) == ["a", "b"])
        #expect(edges(layout) == [[10, 20], [50, 100]])
    }

    @Test("Short spans are widened at the expense of long ones and hide nothing")
    func shortSpans() {
        let instants = Array(repeating: Timeline.Span(.crashed, from: .seconds(99), to: .seconds(99)), count: 4)
        let pod = incarnation("a", [.init(.ready, from: .zero, to: .seconds(99))] + instants)
        let all = edges(LaneLayout(.init(incarnations: [pod]), on: axis))
        #expect(all.first == [0, 98])
        for (one, next) in zip(all, all.dropFirst()) { #expect(one[1] <= next[0]) }
        #expect(all.allSatisfy { $0[1] - $0[0] >= 0.499 && $0[1] <= 100 })
    }

    @Test("A thousand instants still fit, side by side")
    func crowd() {
        let places = LaneLayout.spread(Array(repeating: (100, 100), count: 1000), minimum: 0.5)
        #expect(places.allSatisfy { $0.0 >= 0 && $0.1 <= 100 && $0.1 > $0.0 })
        #expect(zip(places, places.dropFirst()).allSatisfy { $0.1 <= $1.0 + 1e-9 })
    }

    @Test("Pods that overlap in time get tracks of their own, and tracks are used again")
    func tracks() {
        let pods = [(0, 30), (20, 60), (30, 40), (60, 70)].enumerated().map { index, times in
            incarnation("\(index)", [.init(.ready, from: .seconds(times.0), to: .seconds(times.1))])
        }
        let layout = LaneLayout(.init(incarnations: pods), on: axis)
        #expect(layout.trackCount == 2)
        #expect(layout.incarnations.map(\.incarnation.uid) == ["0", "2", "3", "1"])
        #expect(layout.incarnations.map(\.track) == [0, 0, 0, 1])
    }

    @Test("No label of a mark covers another label or another mark's line")
    func markLabels() {
        let marks = (0..<25).map { Timeline.Mark(at: .seconds($0 * 4), label: "scale sts/web --replicas=\($0)") }
        let placed = MarkLayout(marks, on: axis).marks
        #expect(placed.count == 25)
        #expect(placed.allSatisfy { $0.row < MarkLayout.rowLimit })
        for (index, mark) in placed.enumerated() where !mark.label.isEmpty {
            let width = Double(mark.label.count) * MarkLayout.letterWidth / MarkLayout.narrowestPlot * 100
            let extent = mark.isLeftOfLine ? mark.x - width...mark.x : mark.x...mark.x + width
            for (other, line) in placed.enumerated() where other != index && extent.contains(line.x) {
                #expect(line.row < mark.row, "the line of mark \(other) crosses the label of mark \(index)")
            }
        }
    }

    @Test("Revisions get letters and hues in order of first appearance, whatever the order of the groups")
    func revisions() {
        let pods = (0..<10).map { index in
            Timeline.Incarnation(
                uid: "\(index)", revision: index == 9 ? nil : "r\(index)", image: "i",
                spans: [.init(.ready, from: .seconds(index), to: .seconds(20))])
        }
        let groups = pods.reversed().map { Timeline.Group(label: $0.uid, lanes: [.init(incarnations: [$0])]) }
        let key = RevisionKey(Timeline(title: "", duration: .seconds(20), groups: groups))
        #expect(key.entries.map(\.letter) == ["A", "B", "C", "D", "E", "F", "G", "H", "I", ""])
        #expect(key.entries.map(\.hue) == [1, 2, 3, 4, 5, 6, 7, 8, 1, 0])
        #expect(key["r3"].letter == "D")
        #expect(key[nil].hue == 0)
        #expect([25, 26, 27, 52].map(RevisionKey.letter) == ["Z", "AA", "AB", "BA"])
    }

    private func incarnation(_ uid: String, _ spans: [Timeline.Span]) -> Timeline.Incarnation {
        .init(uid: uid, revision: "r", spans: spans)
    }

    private func edges(_ layout: LaneLayout) -> [[Double]] {
        layout.incarnations.flatMap(\.spans).map { [$0.left, $0.right] }
    }
}
