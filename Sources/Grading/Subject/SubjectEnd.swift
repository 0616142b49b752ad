import LabKit
package import LabRunner

/// How one start of a subject's program ended, as far as it matters.
package struct SubjectEnd: Equatable, Sendable {
    /// Set where the trusted side could not go on with it.
    package var event: GradingEvent?
    /// The same as the learner's own check would tell it.
    package var breakdown: TestRecord.Breakdown?
    package var cpu: Duration = .zero
    /// How long it slept while an answer was waited for.
    package var idle: Duration = .zero
    package var peakBytes = 0

    /// Whether it was ended for the time that it took.
    package var isTimeLimit: Bool { event?.kind == .cpuLimit || event?.kind == .wallLimit }

    package init() {}

    /// What the lines on the control connection said, what the grader did, and how the process ended.
    init(
        loss: (kind: String, reason: String)?, stopped: GradingEvent?, ending: ChildEnding?, errors: String,
        limits: SubjectLimits
    ) {
        if let stopped {
            event = stopped
            breakdown = .timedOut(seconds: Int(limits.answerCPU.components.seconds))
            return
        }
        guard let loss else { return }
        guard loss.kind == GradedLine.Loss.closedChannel.rawValue else {
            event = GradingEvent(GradingEvent.Kind(rawValue: loss.kind) ?? .answerUnreadable, detail: loss.reason)
            breakdown = .crashed(message: event?.sentence, place: nil)
            return
        }
        let message = Self.message(in: errors)
        switch ending.map(Self.plain) {
        case .signalled(SubjectSignal.kill), .signalled(SubjectSignal.cpu):
            event = GradingEvent(.cpuLimit)
        case .signalled(SubjectSignal.fileSize):
            event = GradingEvent(.fileLimit, detail: "in one file")
        case .signalled(let number) where Self.wantedMemory(errors):
            event = GradingEvent(.memoryLimit, detail: SubjectSignal.name(number))
        case .signalled(let number):
            event = GradingEvent(.crashed, detail: message ?? SubjectSignal.name(number))
        case .exited(let status):
            event = GradingEvent(.exited, detail: "with status \(status)")
        case .stopped, nil:
            event = GradingEvent(.closedChannel)
        }
        breakdown = .crashed(message: message ?? event?.sentence, place: nil)
    }

    /// bubblewrap and the shell tell of a signal in the status.
    private static func plain(_ ending: ChildEnding) -> ChildEnding {
        if case .exited(let status) = ending, status > 128, status <= 128 + 64 { return .signalled(status - 128) }
        return ending
    }

    /// Whether the runtime says that it got no memory.
    private static func wantedMemory(_ errors: String) -> Bool {
        errors.contains("failed to allocate") || errors.contains("Could not allocate memory")
            || errors.contains("out of memory")
    }

    /// What the runtime says of a trap, from where it says what.
    private static func message(in errors: String) -> String? {
        errors.split(whereSeparator: \.isNewline).last { $0.contains("Fatal error") }
            .flatMap { line in line.firstRange(of: "Fatal error").map { String(line[$0.lowerBound...].prefix(200)) } }
    }
}

/// Signals by number.
enum SubjectSignal {
    static let kill: Int32 = 9
    static let cpu: Int32 = 24
    static let fileSize: Int32 = 25

    static func name(_ number: Int32) -> String {
        let names: [Int32: String] = [
            4: "illegal instruction: a trap, such as an overflow or a failed precondition", 5: "a trap",
            6: "abort", 7: "bus error", 8: "arithmetic error", 11: "bad pointer or stack overflow",
            31: "a forbidden system call",
        ]
        return "signal \(number)" + (names[number].map { " (\($0))" } ?? "")
    }
}
