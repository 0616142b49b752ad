package import Controller
import LabKit
package import Model
import Synchronization

/// The learner's code as a process of its own, asked one question after the other.
///
/// Guarantees: every question is answered or refused with a `PolicyFailure` that says in the learner's words what went
/// wrong, within the deadline, or a little more where a crash is being written down; a process that crashed or stalled is
/// ended and started anew for the next question; none outlives this object.
///
/// Caveats: who asks waits. One that is asked by a live cluster rests after it has stalled: for a while its questions are
/// refused at once, so that the cluster waits for it a tenth of the time at most.
package final class SeamProcess: SeamLineChannel {
    private let command: Command
    private let description: Description
    private let deadline: Duration
    private let printed: @Sendable (String) -> Void
    private let failed: @Sendable (PolicyFailure) -> Void
    private let rests: Bool
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct State {
        var child: SeamChild?
        var rest = StallRest()
    }

    /// What messages say of the code that is asked.
    package struct Description: Sendable {
        /// What the seam is called, such as `Lab 02 ordering`.
        package var name: String
        /// The learner's files, relative to the lab's folder.
        package var sources: [String]

        package init(name: String, sources: [String]) {
            self.name = name
            self.sources = sources
        }
    }

    /// A process that starts with the first question.
    ///
    /// - Parameters:
    ///   - deadline: how long an answer may take.
    ///   - printed: gets what the learner's code prints.
    ///   - rests: whether it is left alone for a while when it has stalled.
    ///   - now: the time by which it rests.
    ///   - failed: is told of each failure besides the one who asked.
    package init(
        _ command: Command, description: Description, deadline: Duration, rests: Bool = false,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        printed: @escaping @Sendable (String) -> Void = { _ in },
        failed: @escaping @Sendable (PolicyFailure) -> Void = { _ in }
    ) {
        self.command = command
        self.description = description
        self.deadline = deadline
        self.rests = rests
        self.now = now
        self.printed = printed
        self.failed = failed
    }

    deinit {
        state.withLock { _ = $0.child?.end() }
    }

    /// Asks and waits.
    package func ask(_ question: JSON, method: String) throws -> JSON {
        try state.withLock { state in
            if rests, state.rest.isOn(at: now()) { throw refusal(method) }
            if state.child == nil { state.child = try start() }
            let exchange = state.child?.exchange(question, deadline: deadline) ?? .broken(output: "", .stopped)
            switch exchange {
            case .reply(let reply, let output):
                state.rest.finish()
                if !output.isEmpty { printed(output) }
                switch reply {
                case .returned(let answer): return answer
                case .threw(let words): throw failure("your \(method) threw: \(words)")
                }
            case .stalled(let output):
                state.child = nil
                state.rest.begin(at: now(), cost: deadline)
                if !output.isEmpty { printed(output) }
                throw failure("your \(method) gave no answer within \(LabKit.Story.lengthText(deadline))")
            case .broken(let output, let ending):
                state.child = nil
                let own = Self.beforeCrash(output)
                if !own.isEmpty { printed(own) }
                throw failure(words(for: ending, method: method, output: output))
            }
        }
    }

    private func start() throws -> SeamChild {
        do {
            return try SeamChild(command)
        } catch {
            throw failure("your code does not start: \(error)")
        }
    }

    /// What a crash said of itself, after what the learner's code printed before.
    private func words(for ending: ChildEnding, method: String, output: String) -> String {
        guard
            case .crashed(let message, let place) = CrashOutput.breakdown(in: output[...], sources: description.sources)
        else { return "your \(method) ended its process" }
        if message == nil, case .exited(let status) = ending {
            return "your \(method) ended its process with status \(status)"
        }
        let signal = if case .signalled(let number) = ending { "signal \(number)" } else { "no message" }
        return "your \(method) crashed" + (place.map { " at \($0)" } ?? "") + ": \(message ?? signal)"
    }

    /// What was printed before the runtime began to say why the process ends.
    private static func beforeCrash(_ output: String) -> String {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let own = lines.prefix { line in !SeamChild.crashMarks.contains { line.contains($0) } }
        return own.count == lines.count ? output : own.map { $0 + "\n" }.joined()
    }

    private func failure(_ words: String) -> PolicyFailure {
        let failure = policyFailure(words)
        failed(failure)
        return failure
    }

    /// Why a question is not even asked; always the same words, so that they become one event.
    private func refusal(_ method: String) -> PolicyFailure {
        policyFailure("your \(method) is not asked for a while, because your code gave no answer in time")
    }

    private func policyFailure(_ words: String) -> PolicyFailure {
        PolicyFailure(reason: "LabPolicyFailed", description: "\(description.name): \(words)")
    }
}
