import LabKit
import Testing

/// A Pod's life in seconds, such as `pod("web-0", 0, 1..<20)`: it is created and starts at the beginning, is ready two
/// seconds later, and is asked to go two seconds before its end; one that ends at 1000 is still there.
func pod(
    _ name: String, at place: Int, _ life: Range<Int>, on storage: String? = nil, noStorage: Bool = false,
    ready: Int? = nil, asked: Int? = nil, neverReady: Bool = false, neverStarts: Bool = false
) -> RecordedPod {
    let ends = life.upperBound < 1000
    let own: String? = noStorage ? nil : storage ?? "data-\(place)"
    return RecordedPod(
        name: name, uid: "\(name)-\(life.lowerBound)", place: place, storage: own, node: "node-1",
        created: .seconds(life.lowerBound), started: neverStarts ? nil : .seconds(life.lowerBound),
        ready: neverReady || neverStarts ? nil : .seconds(ready ?? life.lowerBound + 2),
        asked: (asked ?? (ends ? life.upperBound - 2 : nil)).map { .seconds($0) },
        ended: ends ? .seconds(life.upperBound) : nil)
}

/// A write that was acknowledged and is kept, unless told otherwise.
func write(_ number: Int, isAcknowledged: Bool = true, isKept: Bool = true) -> RecordedWrite {
    RecordedWrite(
        id: "w\(number)", pod: "web-0", time: .seconds(number), isAcknowledged: isAcknowledged, isKept: isKept)
}

/// One row of a table: a measure of a run, and what is right.
struct Finding: Sendable, CustomTestStringConvertible {
    let name: String
    let measure: RunMeasure
    let run: RecordedRun
    let right: RunValue

    init(_ name: String, _ measure: RunMeasure, _ right: RunValue, pods: RecordedPod..., writes: [RecordedWrite] = []) {
        self.name = name
        self.measure = measure
        self.run = RecordedRun(name: name, pods: pods, writes: writes)
        self.right = right
    }

    var testDescription: String { name }

    /// In a table, what the whole table is about comes first.
    var question: MeasureQuestion {
        MeasureQuestion(
            Test.current?.displayName.map { "\($0): \(name)" } ?? name, to: measures, measure, of: run, right: right)
    }
}
