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
/// The questions and answers do not pass through here: the tests connect twice, and the second connection becomes the
/// subject's descriptor 3. On the first one they tell when they have begun to wait, and why they cannot go on.
package final class SubjectHost: Sendable {
    private let command: Command
    private let limits: SubjectLimits
    private let listener: Int32
    private let errorPipe: (read: Int32, write: Int32)
    private let silence: Int32
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
        silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
        DispatchQueue.global().async { self.run() }
    }

    /// Ends the subject, and tells how it was; call it once.
    package func finish() -> SubjectEnd {
        wantsEnd.store(true, ordering: .relaxed)
        ended.wait()
        for descriptor in [listener, errorPipe.read, errorPipe.write, silence] { HostSockets.close(descriptor) }
        unlink(path)
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
        watch.judge()
    }

    private func accept(_ watch: inout Watch) {
        guard let end = HostSockets.accept(listener) else { return }
        guard watch.control != nil else {
            watch.control = end
            return
        }
        defer { HostSockets.close(end) }
        guard watch.session == nil else { return }
        do {
            let leader = try ChildProcess.spawn(command, output: silence, errors: errorPipe.write, channel: end)
            watch.session = Session(leader: leader)
        } catch {
            watch.failure = "\(error)"
        }
    }
}
