import Faults
import Foundation
import Synchronization

/// One parser put to the test: many inputs, each of which must be read or refused in good time.
struct FuzzRun: Sendable {
    let parser: EdgeParser
    let seed: UInt64
    let numbers: Range<Int>
    /// More memory than this the process may never have, in bytes; `nil` in a process that does other things as well.
    var memoryLimit: Int?

    /// What came of it.
    struct Report: Sendable {
        var bytes = 0
        var elapsed = Duration.zero
        /// The longest that one input took, and which it was.
        var slowest = (time: Duration.zero, number: 0)
        /// The first inputs that were not read as they should be, and why.
        var complaints: [(number: Int, text: String)] = []

        /// The most memory that the process ever had, in bytes.
        var memory = 0

        /// Longer than this no input may take, by the processor's time: other programs may keep it waiting.
        static let patience = Duration.seconds(1)

        /// Whether everything was as it should be.
        var isClean: Bool { complaints.isEmpty && slowest.time <= Self.patience }
    }

    /// The input that is being read, for whoever watches.
    static let current = Atomic<Int>(-1)

    /// Reads all inputs, up to the tenth complaint.
    func run() -> Report {
        var report = Report()
        let maker = InputMaker(for: parser, seed: seed)
        let start = ContinuousClock.now
        for number in numbers where report.complaints.count < 10 && !Task.isCancelled {
            Self.current.store(number, ordering: .relaxed)
            let input = maker.input(number)
            report.bytes += input.count
            let begin = ProcessorUse.timeOfThread
            if let complaint = parser.read(input) { report.complaints.append((number, complaint)) }
            let time = ProcessorUse.timeOfThread - begin
            if time > report.slowest.time { report.slowest = (time, number) }
            let memory = ProcessorUse.mostMemory(exactlyAbove: memoryLimit ?? .max)
            if let memoryLimit, memory > memoryLimit, report.memory <= memoryLimit {
                report.complaints.append((number, "it takes the process to \(memory >> 20) MiB of memory"))
            }
            report.memory = memory
        }
        Self.current.store(-1, ordering: .relaxed)
        report.elapsed = ContinuousClock.now - start
        return report
    }
}
