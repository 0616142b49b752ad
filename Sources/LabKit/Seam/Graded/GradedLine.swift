import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The trusted end of a line to a learner's process: asks one question after the other, and believes nothing but answers.
///
/// Each question has a number that cannot be guessed and that its answer must repeat. What breaks that, and a line that is
/// closed, ends this process, so that the test that asked is the one that has not ended; the grader is told why before.
///
/// Pipes carry the questions and the answers, which costs the system half of what sockets would.
package final class GradedLine: Sendable {
    /// The variable that names the grader's socket; beside it lie the pipes, under the same name with these endings.
    package static let variable = "ORDINAL_SUBJECT"
    package static let questionsEnding = ".questions"
    package static let answersEnding = ".answers"
    /// What the pipes are to the learner's process.
    package static let questions: Int32 = 3
    package static let answers: Int32 = 4
    /// The most bytes that an answer may have.
    package static let answerLimit = 1 << 20
    /// How long an answer may take before the grader is told that one is waited for.
    private static let patienceMicroseconds: UInt32 = 100_000

    /// Why this process cannot go on; the words are `GradingEvent.Kind`'s.
    package enum Loss: String, Sendable {
        case closedChannel
        case answeredUnasked
        case answerTooLarge
        case answerTooDeep
        case answerUnreadable
    }

    /// What an exchange gave.
    package enum Reply {
        case returned([UInt8])
        case threw(String)
    }

    private struct Ends {
        /// Where the grader hears of what goes on.
        var control: Int32
        /// Where the learner's process reads.
        var questions: SeamPort
        var answers: SeamPort
        var numbers = UnguessableNumbers()
    }

    private let ends: Mutex<Ends?>
    /// How many questions were asked, and how many of them are answered; one who watches tells of a long wait.
    private let asked = Atomic<Int>(0)
    private let answered = Atomic<Int>(0)

    /// A line that is connected with the first question.
    init() { ends = Mutex(nil) }

    /// Asks and waits.
    func exchange(_ question: [UInt8], method: String) throws -> Reply {
        ends.withLock { state in
            if state == nil { state = connect() }
            guard var ends = state.take() else { return .threw("there is nobody to ask") }
            let number = ends.numbers.next()
            asked.add(1, ordering: .relaxed)
            // A line that is closed is noticed where its answer is missing.
            _ = ends.questions.write(Frame.bytes(number: number, content: question))
            let reply = reply(to: number, &ends, method: method)
            answered.add(1, ordering: .relaxed)
            state = ends
            return reply
        }
    }

    /// Tells the grader why, and ends this process.
    func give(up reason: String, _ loss: Loss = .answerUnreadable) -> Never {
        lose(loss, reason, ends.withLock { $0?.control })
    }

    private func lose(_ loss: Loss, _ reason: String, _ control: Int32?) -> Never {
        if let control { Self.tell("lost \(loss.rawValue) \(reason)\n", control) }
        // What the testing library has written so far says which test was running.
        fflush(nil)
        _exit(70)
    }

    private func reply(to number: UInt64, _ ends: inout Ends, method: String) -> Reply {
        let control = ends.control
        guard let count = ends.answers.nextNumber(UInt32.self).map(Int.init) else {
            lose(.closedChannel, "while \(method) was asked", control)
        }
        guard count <= Self.answerLimit else { lose(.answerTooLarge, "\(count) bytes to \(method)", control) }
        guard count > Frame.numberLength else {
            lose(.answerUnreadable, "its answer to \(method) is cut off", control)
        }
        guard ends.answers.has(count), let repeated = ends.answers.nextNumber(UInt64.self),
            let mark = ends.answers.nextNumber(UInt8.self),
            let content = ends.answers.next(count - Frame.numberLength - 1)
        else { lose(.closedChannel, "while \(method) was asked", control) }
        guard repeated == number else { lose(.answeredUnasked, "before \(method) was asked", control) }
        return mark == 0 ? .returned(content) : .threw(Self.oneLine(content))
    }

    /// Words that somebody else chose, as they may be shown in a test's output, where a line of their own would mislead.
    private static func oneLine(_ words: [UInt8]) -> String {
        let text = String(decoding: words.prefix(4096), as: UTF8.self)
        let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    private func connect() -> Ends? {
        guard let path = getenv(Self.variable).map({ String(cString: $0) }), let control = Frame.connect(to: path)
        else { return nil }
        // A learner's process that has ended must not end this one by a signal.
        signal(SIGPIPE, SIG_IGN)
        let questions = open(path + Self.questionsEnding, O_WRONLY | O_CLOEXEC)
        let answers = open(path + Self.answersEnding, O_RDONLY | O_CLOEXEC)
        guard questions >= 0, answers >= 0 else { return nil }
        Self.tell("ready\n", control)
        watch(control)
        return Ends(
            control: control, questions: SeamPort(output: questions), answers: SeamPort(input: answers))
    }

    /// Starts the thread that tells the grader of each answer that is waited for longer than most.
    private func watch(_ control: Int32) {
        let watcher = Unmanaged.passRetained(Watcher(line: self, control: control))
        #if canImport(Darwin)
            var thread: pthread_t?
            let isStarted = pthread_create(&thread, nil, { Watcher.run($0) }, watcher.toOpaque()) == 0
        #else
            var thread = pthread_t()
            let isStarted = pthread_create(&thread, nil, { Watcher.run($0) }, watcher.toOpaque()) == 0
        #endif
        if !isStarted { watcher.release() }
    }

    private final class Watcher: Sendable {
        let line: GradedLine
        let control: Int32

        init(line: GradedLine, control: Int32) {
            self.line = line
            self.control = control
        }

        static func run(_ watcher: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let watcher else { return nil }
            Unmanaged<Watcher>.fromOpaque(watcher).takeRetainedValue().run()
        }

        private func run() -> Never {
            var last = 0
            var isTold = false
            while true {
                usleep(GradedLine.patienceMicroseconds)
                let asked = line.asked.load(ordering: .relaxed)
                let isWaiting = asked > line.answered.load(ordering: .relaxed)
                if isTold, !isWaiting || asked != last {
                    GradedLine.tell("answered\n", control)
                    isTold = false
                }
                if isWaiting, asked == last, !isTold {
                    GradedLine.tell("waiting\n", control)
                    isTold = true
                }
                last = asked
            }
        }
    }

    private static func tell(_ text: String, _ control: Int32) {
        _ = SeamPort(output: control).write(Array(text.utf8.prefix(400)))
    }
}

/// Numbers from the system's own source, which is asked for many at once.
private struct UnguessableNumbers {
    private var numbers: [UInt64] = []

    mutating func next() -> UInt64 {
        if let number = numbers.popLast() { return number }
        numbers = [UInt64](unsafeUninitializedCapacity: 32) { buffer, count in
            let isFilled = getentropy(buffer.baseAddress, 32 * MemoryLayout<UInt64>.size) == 0
            count = isFilled ? 32 : 0
        }
        return numbers.popLast() ?? .random(in: .min ... .max)
    }
}
