import Foundation
import LabKit
import LabRunner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SubjectHost {
    /// What is known of the subject while it runs.
    struct Watch {
        let limits: SubjectLimits
        var control: Int32?
        var session: Session?
        /// Whether the tests have opened their ends of the pipes.
        private(set) var isWanted = false
        /// Why the program could not be started.
        var failure: String?
        private var lines: [UInt8] = []
        private var errors: [UInt8] = []
        private var loss: (kind: String, reason: String)?
        /// What the subject was ended for.
        private var stopped: GradingEvent?
        private var wait: Wait?
        /// The processor time when it was last looked at; a child that was killed is not always counted at its end.
        private var lastCPU = Duration.zero
        private var lastSample = ContinuousClock().now
        /// How long it slept over answers, of those over which it took its time.
        private var idle = Duration.zero
        private let clock = ContinuousClock()

        /// An answer that is waited for.
        private struct Wait {
            var since: ContinuousClock.Instant
            var cpuBefore: Duration
            var lastCPU: Duration
            var lastLook: ContinuousClock.Instant
            var idle = Duration.zero
        }

        init(limits: SubjectLimits) { self.limits = limits }

        /// Keeps the end of what the subject says, and lets it say as much as it likes.
        mutating func readErrors(_ descriptor: Int32) {
            errors += HostSockets.read(descriptor) ?? []
            if errors.count > 2 * limits.keptErrorBytes { errors.removeFirst(errors.count - limits.keptErrorBytes) }
        }

        mutating func readControl() {
            guard let control else { return }
            guard let bytes = HostSockets.read(control), !bytes.isEmpty else {
                HostSockets.close(control)
                self.control = -1
                return
            }
            lines += bytes
            while let end = lines.firstIndex(of: UInt8(ascii: "\n")) {
                note(String(decoding: lines[..<end], as: UTF8.self))
                lines.removeSubrange(...end)
            }
        }

        private mutating func note(_ line: String) {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            switch words.first {
            case "waiting":
                let cpu = usage?.cpu ?? .zero
                wait = Wait(since: clock.now, cpuBefore: cpu, lastCPU: cpu, lastLook: clock.now)
            case "answered": wait = nil
            case "ready": isWanted = true
            case "lost" where words.count > 1: loss = (words[1], words.count > 2 ? words[2] : "")
            default: break
            }
        }

        private var usage: ProcessUsage? { session.flatMap { ProcessUsage.of($0.leader) } }

        /// Ends a subject that takes too much over an answer.
        mutating func judge() {
            let now = clock.now
            guard wait != nil || now - lastSample > .milliseconds(250), let session, let usage else { return }
            lastSample = now
            lastCPU = max(lastCPU, usage.cpu)
            guard var wait, stopped == nil else { return }
            if usage.cpu == wait.lastCPU, !usage.isBusy {
                let slept = min(now - wait.lastLook, .milliseconds(200))
                wait.idle += slept
                idle += slept
            }
            wait.lastCPU = usage.cpu
            wait.lastLook = now
            self.wait = wait
            if usage.cpu - wait.cpuBefore > limits.answerCPU {
                stopped = GradingEvent(.cpuLimit, detail: "\(Story.lengthText(limits.answerCPU)) for one answer")
            } else if wait.idle > limits.answerIdle || now - wait.since > limits.answerWall {
                stopped = GradingEvent(.wallLimit, detail: "it slept, or waited for something")
            }
            if stopped != nil { session.end() }
        }

        /// Ends what is left, and sums up.
        mutating func finish() -> SubjectEnd {
            if let control, control >= 0 { HostSockets.close(control) }
            guard let session else {
                var end = SubjectEnd()
                end.breakdown = failure.map { .crashed(message: $0, place: nil) }
                return end
            }
            // A process that closed its line is often about to end, with a status worth telling.
            let deadline = clock.now + (loss?.kind == GradedLine.Loss.closedChannel.rawValue ? .seconds(2) : .zero)
            while clock.now < deadline, !session.leaderHasEnded() { poll(nil, 0, 5) }
            let endedByItself = session.leaderHasEnded()
            session.end()
            let remains = session.reap()
            var end = SubjectEnd(
                loss: loss, stopped: stopped,
                ending: endedByItself ? ChildProcess.ending(ofStatus: remains.status) : nil,
                errors: String(decoding: errors, as: UTF8.self), limits: limits)
            end.cpu = max(remains.cpu, lastCPU)
            end.idle = idle
            end.peakBytes = remains.peakBytes
            return end
        }
    }
}
