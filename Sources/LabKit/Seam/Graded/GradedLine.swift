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
package final class GradedLine: Sendable {
    /// The variable that names the grader's socket.
    package static let variable = "ORDINAL_SUBJECT"
    /// The most bytes that an answer may have.
    package static let answerLimit = 1 << 20
    /// How long an answer may take before the grader is told that one is waited for.
    private static let patienceMicroseconds = 100_000

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
        /// Where the learner's process is.
        var data: Int32
        var numbers = SystemRandomNumberGenerator()
    }

    private let ends: Mutex<Ends?>

    /// A line that is connected with the first question.
    init() { ends = Mutex(nil) }

    /// Asks and waits.
    func exchange(_ question: [UInt8], method: String) throws -> Reply {
        ends.withLock { state in
            if state == nil { state = connect() }
            guard var ends = state else { return .threw("there is nobody to ask") }
            let number = UInt64.random(in: .min ... .max, using: &ends.numbers)
            var frame = Frame.head(count: question.count + 8)
            frame.append(contentsOf: Frame.bytes(of: number))
            frame += question
            send(frame, ends)
            return reply(to: number, ends, method: method)
        }
    }

    /// Tells the grader why, and ends this process.
    func give(up reason: String, _ loss: Loss = .answerUnreadable) -> Never {
        Self.tell("lost \(loss.rawValue) \(reason)\n", ends.withLock { $0?.control })
        leave()
    }

    private func reply(to number: UInt64, _ ends: Ends, method: String) -> Reply {
        func lose(_ loss: Loss, _ reason: String) -> Never {
            Self.tell("lost \(loss.rawValue) \(reason)\n", ends.control)
            leave()
        }
        guard let head = receive(Frame.headLength, ends), let count = Frame.count(head) else {
            lose(.closedChannel, "while \(method) was asked")
        }
        guard count <= Self.answerLimit else { lose(.answerTooLarge, "\(count) bytes to \(method)") }
        guard count >= 9 else { lose(.answerUnreadable, "its answer to \(method) is cut off") }
        guard let body = receive(count, ends) else { lose(.closedChannel, "while \(method) was asked") }
        guard body.prefix(8).elementsEqual(Frame.bytes(of: number)) else {
            lose(.answeredUnasked, "before \(method) was asked")
        }
        let content = Array(body.dropFirst(9))
        return body[8] == 0 ? .returned(content) : .threw(Self.oneLine(content))
    }

    /// Words that somebody else chose, as they may be shown in a test's output, where a line of their own would mislead.
    private static func oneLine(_ words: [UInt8]) -> String {
        let text = String(decoding: words.prefix(4096), as: UTF8.self)
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    private func connect() -> Ends? {
        guard let path = getenv(Self.variable).map({ String(cString: $0) }),
            let control = Frame.connect(to: path), let data = Frame.connect(to: path)
        else { return nil }
        var patience = timeval()
        patience.tv_usec = .init(Self.patienceMicroseconds)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(data, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        setsockopt(data, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
        return Ends(control: control, data: data)
    }

    /// Sends all; while the other end does not take it, the grader knows that it is waited for.
    private func send(_ bytes: [UInt8], _ ends: Ends) {
        var rest = bytes[...]
        whileWaiting(ends) {
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Frame.write(ends.data, $0) }
                if count < 0 { return errno == EAGAIN || errno == EINTR ? .wait : .done }
                rest = rest.dropFirst(count)
            }
            return .done
        }
    }

    /// So many bytes, or nil where the other end was closed before.
    private func receive(_ count: Int, _ ends: Ends) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var isOpen = true
        whileWaiting(ends) {
            while bytes.count < count {
                let start = bytes.count
                let part = [UInt8](unsafeUninitializedCapacity: min(count - start, 1 << 16)) { buffer, filled in
                    filled = max(0, recv(ends.data, buffer.baseAddress, buffer.count, 0))
                    if filled == 0 { isOpen = errno == EAGAIN || errno == EINTR }
                }
                if part.isEmpty { return isOpen ? .wait : .done }
                bytes += part
            }
            return .done
        }
        return bytes.count == count ? bytes : nil
    }

    private enum Step {
        case wait
        case done
    }

    private func whileWaiting(_ ends: Ends, _ body: () -> Step) {
        var isTold = false
        errno = 0
        while body() == .wait {
            if !isTold { Self.tell("waiting\n", ends.control) }
            isTold = true
            errno = 0
        }
        if isTold { Self.tell("answered\n", ends.control) }
    }

    private static func tell(_ text: String, _ control: Int32?) {
        guard let control else { return }
        let line = Array(text.utf8.prefix(400))
        _ = line.withUnsafeBytes { Frame.write(control, $0) }
    }

    private func leave() -> Never {
        // What the testing library has written so far says which test was running.
        fflush(nil)
        _exit(70)
    }
}
