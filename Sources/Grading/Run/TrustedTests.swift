import Foundation
import LabKit
import LabRunner

/// The lab's tests over one submission: rounds of the trusted process, until each test has a record.
///
/// Guarantees: a test is asked for in lab.json's words or does not count; a subject that is lost costs the test that asked
/// it, and the others are asked of a fresh one; the subject's processor time is bounded over all rounds.
struct TrustedTests {
    let lab: PreparedLab
    /// The subject's program in its sandbox; nil for a lab whose subject is files.
    let subject: Command?
    var limits: SubjectLimits
    let folder: URL
    let variables: [String: String]

    private(set) var records: TestRecords = [:]
    private(set) var events: [GradingEvent] = []
    private(set) var cpu = Duration.zero
    private(set) var peakBytes = 0
    private var subjectCPU = Duration.zero
    private var idle = Duration.zero

    init(lab: PreparedLab, subject: Command?, limits: SubjectLimits, folder: URL, variables: [String: String]) {
        self.lab = lab
        self.subject = subject
        self.limits = limits
        self.folder = folder
        self.variables = variables
    }

    /// Runs the tests of both libraries, each in processes of their own.
    mutating func run(_ progress: (String) -> Void) throws {
        for framework in [TestFramework.xctest, .testing] {
            var remaining = lab.definition.tests.filter { $0.framework == framework }
            while !remaining.isEmpty {
                if isSpent {
                    spend(remaining)
                    break
                }
                progress("judging: \(records.count) of \(lab.definition.tests.count) tests")
                let done = try round(remaining)
                if done.isEmpty { break }
                remaining.removeAll { done.contains($0.id) }
            }
        }
    }

    /// Runs one round; gives the tests that need not be run again.
    private mutating func round(_ tests: [LabTest]) throws -> Set<String> {
        let host = try subject.map { try SubjectHost($0, limits: limits, folder: folder, name: "s") }
        let result: TrustedRound.Result
        do {
            result = try TrustedRound(lab: lab, tests: tests, socket: host?.path, folder: folder, variables: variables)
                .run()
        } catch {
            _ = host?.finish()
            throw error
        }
        let end = host?.finish() ?? SubjectEnd()
        cpu += end.cpu + result.cpu
        subjectCPU += end.cpu
        idle += end.idle
        peakBytes = max(peakBytes, end.peakBytes + result.peakBytes)
        var found = result.records
        let broken = tests.first { found[$0.id].map { $0.starts > 0 && !$0.ended } ?? false }
        if let broken {
            found[broken.id]?.breakdown = end.breakdown ?? result.breakdown
        }
        if var event = end.event ?? (broken == nil ? nil : result.event) {
            event.test = broken?.id
            note(event)
            if end.isTimeLimit { limits = limits.afterTimeLimit }
        }
        let done = found.filter { $0.value.ended || $0.value.breakdown != nil }
        // Without a breakdown, what did not run will not run the next time either.
        records.merge(found) { _, new in new }
        return broken == nil ? [] : Set(done.keys)
    }

    private var isSpent: Bool { subjectCPU > limits.totalCPU || idle > limits.totalIdle }

    /// The tests for which no time is left.
    private mutating func spend(_ tests: [LabTest]) {
        note(GradingEvent(subjectCPU > limits.totalCPU ? .cpuLimit : .wallLimit, detail: "for all tests together"))
        for test in tests {
            var record = TestRecord()
            record.breakdown = .crashed(message: "It had used up its time for all tests before this one.", place: nil)
            records[test.id] = record
        }
    }

    /// Each kind once: the tests' stories say where it happened again.
    private mutating func note(_ event: GradingEvent) {
        if !events.contains(where: { $0.kind == event.kind }) { events.append(event) }
    }
}
