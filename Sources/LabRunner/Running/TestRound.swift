import Foundation

/// One run of the test process, up to its end or its breakdown.
struct TestRound {
    let workspace: LabWorkspace
    let tests: [LabTest]
    let limit: TimeLimit
    let sources: [String]

    struct Result {
        var records: TestRecords
        var timedOut: Bool
    }

    func run() throws(LabError) -> Result {
        // Several rounds may run at once, of one program or of two.
        let events = workspace.scratch.appending(path: "ordinal-events-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: events) }
        var watch = StallWatch(limit: limit, events: events.filePath)
        let command = workspace.testCommand(tests, events: events)
        let child = try ChildProcess.run(command) { written, elapsed in
            watch.verdict(written: written, elapsed: elapsed)
        }
        let stream = (try? Data(contentsOf: events)) ?? Data()
        return Result(
            records: records(output: child.output, stream: stream, stopped: child.ending == .stopped),
            timedOut: child.ending == .stopped
        )
    }

    /// Joins what both libraries reported, and blames the test that was running when a process broke down.
    private func records(output: String, stream: Data, stopped: Bool) -> TestRecords {
        // XCTest runs first; Swift Testing's first line ends its part.
        let border = output.firstRange(of: "Test run started.")?.lowerBound ?? output.endIndex
        let wanted = Set(tests.map(\.id))
        var records = XCTestOutput.records(in: output[..<border], of: tests)
        records.merge(EventStream.records(in: stream).filter { wanted.contains($0.key) }) { _, new in new }

        for test in tests {
            guard let record = records[test.id], record.starts > 0, !record.ended else { continue }
            let isXCTest = test.framework == .xctest
            // Only the library that was running when the run was ended can have hung.
            if stopped, isXCTest == (border == output.endIndex && stream.isEmpty) {
                records[test.id]?.breakdown = .timedOut(seconds: Int(limit.test.components.seconds))
            } else {
                let part = isXCTest ? output[..<border] : output[border...]
                records[test.id]?.breakdown = CrashOutput.breakdown(in: part, sources: sources)
            }
        }
        return records
    }
}

/// Notices that no test has begun or ended for too long.
private struct StallWatch {
    let limit: TimeLimit
    let events: String
    private var lastProgress: Duration = .zero
    private var eventBytes = 0
    private var hasBegun = false
    /// Another process builds in the scratch folder; its time is not these tests' time.
    private var isWaiting = false

    init(limit: TimeLimit, events: String) {
        self.limit = limit
        self.events = events
    }

    mutating func verdict(written: ArraySlice<UInt8>, elapsed: Duration) -> ChildProcess.Verdict {
        let bytes = (try? FileManager.default.attributesOfItem(atPath: events)[.size] as? Int) ?? 0
        // A learner's print is not progress, a test's beginning or end is.
        if bytes != eventBytes || written.contains(Array("Test Case '".utf8)) {
            eventBytes = bytes
            lastProgress = elapsed
            hasBegun = true
        }
        if !hasBegun {
            isWaiting = isWaiting || written.contains(Array(BuildOutput.waiting.utf8))
            if isWaiting { return .goOn }
        }
        if elapsed >= limit.run { return .stop }
        return hasBegun && elapsed - lastProgress >= limit.test ? .stop : .goOn
    }
}
