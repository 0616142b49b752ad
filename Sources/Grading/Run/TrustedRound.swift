import Foundation
import LabKit
import LabRunner

/// One run of the trusted tests of one library, up to its end or to the loss of its subject.
struct TrustedRound {
    let lab: PreparedLab
    /// All of one library.
    let tests: [LabTest]
    /// Where the subject is asked for; nil where the subject is files.
    let socket: String?
    let folder: URL
    let variables: [String: String]

    struct Result {
        var records: TestRecords
        /// Why a test did not end if it was not for the subject.
        var breakdown: TestRecord.Breakdown
        var event: GradingEvent?
        var cpu: Duration
        var peakBytes: Int
    }

    /// What the tests themselves may take; they do what they do whoever is asked, so that only odd answers make them slow.
    private static let cpuLimit = Duration.seconds(300)
    private static let wallLimit = Duration.seconds(3600)

    func run() throws -> Result {
        let events = folder.appending(path: "events.jsonl")
        try? FileManager.default.removeItem(at: events)
        var watch = TrustedWatch(cpu: Self.cpuLimit, wall: Self.wallLimit)
        let child = try ChildProcess.run(
            command(events: events), watcher: { _, elapsed in watch.verdict(elapsed: elapsed) },
            started: { watch.process = $0 })
        let wanted = Set(tests.map(\.id))
        let isXCTest = tests.first?.framework == .xctest
        let records =
            isXCTest
            ? XCTestOutput.records(in: child.output[...], of: tests, isStrict: true)
            : EventStream.records(in: (try? Data(contentsOf: events)) ?? Data()).filter { wanted.contains($0.key) }
        let stopped = child.ending == .stopped
        return Result(
            records: records,
            breakdown: stopped
                ? .timedOut(seconds: Int(Self.cpuLimit.components.seconds))
                : CrashOutput.breakdown(in: child.output[...], sources: []),
            event: stopped ? GradingEvent(.cpuLimit, detail: "of the tests that asked it") : nil,
            cpu: child.cpu, peakBytes: child.peakBytes)
    }

    private func command(events: URL) -> Command {
        var environment: [String: String?] = [
            "TERM": "dumb",
            "ORDINAL_SEED": nil,
            "ORDINAL_HISTORIES": nil,
            "SWIFT_BACKTRACE": "enable=no",
            GradedLine.variable: socket,
        ]
        for (name, value) in variables { environment[name] = value }
        let stream = [
            "--no-parallel", "--event-stream-output-path", events.filePath, "--event-stream-version",
            lab.eventStreamVersion,
        ]
        let filters = tests.flatMap { ["--filter", TestFilter.expression(for: $0)] }
        #if os(Linux)
            let arguments =
                tests.first?.framework == .xctest
                ? [tests.map(\.id).joined(separator: ",")]
                : ["--testing-library", "swift-testing"] + stream + filters
            return Command(lab.tests.filePath, arguments, environment: environment)
        #else
            let library = tests.first?.framework == .xctest ? "--disable-swift-testing" : "--disable-xctest"
            return Command(
                "swift",
                ["test", "--skip-build", "-c", lab.configuration.rawValue, "--package-path", lab.package.filePath]
                    + ["--scratch-path", lab.scratch.filePath, library] + stream + filters,
                environment: environment)
        #endif
    }
}

/// Ends trusted tests that take too much, by processor time first.
private struct TrustedWatch {
    let cpu: Duration
    let wall: Duration
    var process: pid_t?
    private var lastLook = Duration.zero

    init(cpu: Duration, wall: Duration) {
        self.cpu = cpu
        self.wall = wall
    }

    mutating func verdict(elapsed: Duration) -> ChildProcess.Verdict {
        if elapsed > wall { return .stop }
        guard elapsed - lastLook > .seconds(1), let process else { return .goOn }
        lastLook = elapsed
        return (ProcessUsage.of(process)?.cpu ?? .zero) > cpu ? .stop : .goOn
    }
}
