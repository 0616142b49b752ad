import Dispatch
package import Foundation
import LabKit
package import LabRunner
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Starts a subject's program when the trusted tests first ask for it, watches it while they wait, and ends it.
///
/// The questions and answers do not pass through here: two pipes join the tests to the subject. On a connection to this
/// host the tests tell when they have opened them, when they have begun to wait, and why they cannot go on.
package final class SubjectHost: Sendable {
    private let command: Command
    private let limits: SubjectLimits
    private let listener: Int32
    private let errorPipe: (read: Int32, write: Int32)
    private let silence: Int32
    private let questions: (read: Int32, write: Int32, keeper: Int32)
    private let answers: (read: Int32, write: Int32, keeper: Int32)
    private let wantsEnd = Atomic<Bool>(false)
    private let end = Mutex<SubjectEnd?>(nil)
    private let ended = DispatchSemaphore(value: 0)
    /// The socket's path, for the tests.
    package let path: String

    /// - Parameter folder: a folder of this user's alone, with a short path.
    package init(_ command: Command, limits: SubjectLimits, folder: URL, name: String) throws {
        self.command = command
        self.limits = limits
        path = folder.appending(path: name).path(percentEncoded: false)
        listener = try HostSockets.listen(at: path)
        errorPipe = try HostSockets.pipe()
        questions = try HostSockets.namedPipe(at: path + GradedLine.questionsEnding)
        answers = try HostSockets.namedPipe(at: path + GradedLine.answersEnding)
        silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
        DispatchQueue.global().async { self.run() }
    }

    /// Ends the subject, and tells how it was; call it once.
    package func finish() -> SubjectEnd {
        wantsEnd.store(true, ordering: .relaxed)
        ended.wait()
        for descriptor in [listener, errorPipe.read, errorPipe.write, silence] { HostSockets.close(descriptor) }
        for path in [path, path + GradedLine.questionsEnding, path + GradedLine.answersEnding] { unlink(path) }
        return end.withLock { $0 } ?? SubjectEnd()
    }

    private func run() {
        var watch = Watch(limits: limits)
        while !wantsEnd.load(ordering: .relaxed) {
            turn(&watch, milliseconds: 50)
        }
        // The tests have ended; what they said last may still be on its way.
        turn(&watch, milliseconds: 0)
        turn(&watch, milliseconds: 0)
        if watch.session == nil { closePipes() }
        end.withLock { $0 = watch.finish() }
        ended.signal()
    }

    private func turn(_ watch: inout Watch, milliseconds: Int32) {
        var entries = [
            pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errorPipe.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: watch.control ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let found = poll(&entries, nfds_t(entries.count), milliseconds)
        if found > 0 {
            if entries[0].revents != 0 { accept(&watch) }
            if entries[1].revents != 0 { watch.readErrors(errorPipe.read) }
            if entries[2].revents != 0 { watch.readControl() }
        }
        start(&watch)
        watch.judge()
    }

    /// The first to connect are the tests; whoever comes later is turned away.
    private func accept(_ watch: inout Watch) {
        guard let end = HostSockets.accept(listener) else { return }
        if watch.control == nil { watch.control = end } else { HostSockets.close(end) }
    }

    private func start(_ watch: inout Watch) {
        guard watch.isWanted, watch.session == nil, watch.failure == nil else { return }
        do {
            let leader = try ChildProcess.spawn(
                command, output: silence, errors: errorPipe.write, channels: [questions.read, answers.write])
            watch.session = Session(leader: leader)
        } catch {
            watch.failure = "\(error)"
        }
        // From now on the ends are the child's and the tests' alone, so that each notices when the other is gone.
        closePipes()
    }

    private func closePipes() {
        for pipe in [questions, answers] { [pipe.read, pipe.write, pipe.keeper].forEach(HostSockets.close) }
    }
}
