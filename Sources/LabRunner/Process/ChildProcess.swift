import Foundation
import Synchronization

#if canImport(Glibc)
    package import Glibc
#elseif canImport(Musl)
    package import Musl
#elseif canImport(Darwin)
    package import Darwin
#endif

/// A program to start, with its arguments.
package struct Command: Equatable, Sendable {
    /// Looked up on the path.
    package var program: String
    package var arguments: [String]
    /// Added to this process's environment; nil removes a variable.
    package var environment: [String: String?]

    package init(_ program: String, _ arguments: [String], environment: [String: String?] = [:]) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }
}

/// How a child ended.
package enum ChildEnding: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    /// The watcher asked for it.
    case stopped
}

/// A child's output and ending.
package struct ChildResult: Sendable {
    package var ending: ChildEnding
    /// Standard output and standard error, in the order in which they were written.
    package var output: String
    package var duration: Duration
    /// Processor time of the child and of all that it waited for.
    package var cpu: Duration
    /// The most memory that one of these processes had.
    package var peakBytes: Int
}

/// Starts a child in a session of its own, reads what it writes, and can end it with all its descendants.
///
/// Why a session, and not a process group: `swift test` puts the test process into a process group of its own
/// (measured with Swift 6.3.1), so that a signal to the group of `swift test` leaves a hanging test behind. Every
/// descendant stays in the session unless it asks to leave. `Foundation.Process` can make neither.
///
/// Why a terminal: `swift test` forwards what the tests print through a buffer that it flushes line by line only for
/// a terminal. Through a pipe the name of a test that hangs is lost when the run is ended.
package enum ChildProcess {
    /// What a watcher decides each time it is asked.
    package enum Verdict: Sendable {
        case goOn
        /// End the child and all its descendants.
        case stop
    }

    /// Runs a child to its end.
    ///
    /// - Parameters:
    ///   - watcher: is asked at least twenty times a second, with what was written since the last time.
    ///   - started: is told the child's number.
    /// - Throws: `LabError.spawnFailed`, `.toolchainMissing` if there is no such program, and `.interrupted`.
    package static func run(
        _ command: Command,
        watcher: (_ written: ArraySlice<UInt8>, _ elapsed: Duration) -> Verdict = { _, _ in .goOn },
        started: (pid_t) -> Void = { _ in }
    ) throws(LabError) -> ChildResult {
        let clock = ContinuousClock()
        let start = clock.now
        let (terminal, leader) = try begin(command)
        defer { terminal.close() }
        let session = Session(leader: leader)
        started(leader)

        var output: [UInt8] = []
        var stopped = false
        while !session.leaderHasEnded(), !stopped, !Interruption.isRequested {
            let before = output.count
            terminal.read(into: &output, waitingMilliseconds: 20)
            stopped = watcher(output[before...], clock.now - start) == .stop
        }
        // What the child started and left behind ends with it.
        session.end()
        let remains = session.reap()
        if Interruption.isRequested { throw .interrupted }
        terminal.read(into: &output, waitingMilliseconds: 0)
        return ChildResult(
            ending: stopped ? .stopped : ending(ofStatus: remains.status),
            output: String(decoding: output, as: UTF8.self),
            duration: clock.now - start,
            cpu: remains.cpu,
            peakBytes: remains.peakBytes
        )
    }

    /// One child is started at a time: until a terminal is marked as not to be inherited, another child would inherit it.
    private static let beginning = Mutex(())

    private static func begin(_ command: Command) throws(LabError) -> (Terminal, pid_t) {
        try beginning.withLock { _ throws(LabError) in
            let terminal = try Terminal(for: command)
            do throws(LabError) {
                let leader = try spawn(command, output: terminal.childEnd)
                terminal.closeChildEnd()
                return (terminal, leader)
            } catch {
                terminal.closeChildEnd()
                terminal.close()
                throw error
            }
        }
    }

    package static func ending(ofStatus status: Int32) -> ChildEnding {
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }

    /// Starts a child that leads a session of its own, and has no descriptors but those named here.
    ///
    /// - Parameters:
    ///   - output: what the child's standard output and standard error are.
    ///   - errors: what its standard error is, where that is something else.
    ///   - channels: what the child finds as its descriptors from 3 on, beside those of input, output and errors.
    package static func spawn(
        _ command: Command, output: Int32, errors: Int32? = nil, channels: [Int32] = []
    ) throws(LabError) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
            let ownFlags = Int16(POSIX_SPAWN_SETSID) | Int16(POSIX_SPAWN_CLOEXEC_DEFAULT)
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
            // POSIX_SPAWN_SETSID: the C library's macro hides behind a feature test that Swift's module map does not set.
            let ownFlags: Int16 = 0x80
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors ?? output, 2)
        // A channel may have the number of another one's place, so that all are moved out of the way first.
        let free = max(3 + Int32(channels.count), (channels.max() ?? 0) + 1)
        for (place, channel) in channels.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, channel, free + Int32(place))
        }
        for place in channels.indices {
            posix_spawn_file_actions_adddup2(&actions, free + Int32(place), Int32(3 + place))
            posix_spawn_file_actions_addclose(&actions, free + Int32(place))
        }
        #if !canImport(Darwin)
            for descriptor in openDescriptors() where descriptor >= 3 + Int32(channels.count) {
                posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        #endif
        // A thread of a concurrent program may have signals blocked, and a parent may ignore some; a child must not.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = ownFlags | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, flags)

        var environment = ProcessInfo.processInfo.environment
        for (name, value) in command.environment { environment[name] = value }
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var child: pid_t = 0
        let result = withCStrings([command.program] + command.arguments) { arguments in
            withCStrings(variables) { variables in
                posix_spawnp(&child, command.program, &actions, &attributes, arguments, variables)
            }
        }
        switch result {
        case 0: return child
        case ENOENT where command.program == "swift": throw .toolchainMissing
        default: throw .spawnFailed(command: command.program, reason: String(cString: strerror(result)))
        }
    }

    #if !canImport(Darwin)
        /// What this process has open.
        ///
        /// A library may open files that a child inherits. Foundation's `Process` does, and takes a program to be running
        /// for as long as anybody has its socket.
        private static func openDescriptors() -> [Int32] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
            return names.compactMap { Int32($0) }
        }
    #endif

    /// Lends a null-terminated array of C strings, as the system's calls want them.
    private static func withCStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
