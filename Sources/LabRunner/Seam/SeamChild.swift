import LabKit
import Model

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One process that answers questions, with the socket on which it is asked.
struct SeamChild {
    /// How a question ended.
    enum Exchange {
        case reply(SeamReply, output: String)
        /// There was no reply in time, and the process is ended.
        case stalled(output: String)
        /// The process closed its end, or said what is no reply, and is ended.
        case broken(output: String, ChildEnding)
    }

    /// How much longer a process may take that is writing down its crash.
    private static let crashPatience = Duration.seconds(20)

    /// What the runtime writes when it begins to say why a process ends.
    static let crashMarks = ["Fatal error: ", "*** Signal ", "*** Program crashed"]

    private let session: Session
    private let terminal: Terminal
    private let socket: Int32
    /// What has come on the socket and is not read yet.
    private var received: [UInt8] = []
    /// What was printed since the last question.
    private var output: [UInt8] = []

    init(_ command: Command) throws(LabError) {
        let sockets = try Self.socketPair(for: command)
        defer { closeDescriptor(sockets.child) }
        do throws(LabError) {
            let terminal = try Terminal(for: command)
            defer { terminal.closeChildEnd() }
            do throws(LabError) {
                let leader = try ChildProcess.spawn(command, output: terminal.childEnd, channels: [sockets.child])
                self.init(session: Session(leader: leader), terminal: terminal, socket: sockets.own)
            } catch {
                terminal.close()
                throw error
            }
        } catch {
            closeDescriptor(sockets.own)
            throw error
        }
    }

    private init(session: Session, terminal: Terminal, socket: Int32) {
        self.session = session
        self.terminal = terminal
        self.socket = socket
    }

    /// Two ends of one line; neither is inherited by other children, and a child that is gone is an error, not a signal.
    private static func socketPair(for command: Command) throws(LabError) -> (own: Int32, child: Int32) {
        var ends: [Int32] = [-1, -1]
        #if canImport(Darwin)
            let kind = SOCK_STREAM
        #else
            let kind = Int32(SOCK_STREAM.rawValue)
        #endif
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw .spawnFailed(command: command.program, reason: String(cString: strerror(errno)))
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #if canImport(Darwin)
            var on: Int32 = 1
            setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
        _ = fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK)
        return (ends[0], ends[1])
    }

    /// Ends the process, if it has not ended, and gives back what it held.
    @discardableResult
    func end() -> ChildEnding {
        session.end()
        let ending = ChildProcess.ending(ofStatus: session.reap().status)
        closeDescriptor(socket)
        terminal.close()
        return ending
    }

    /// Sends a question and waits for its reply.
    mutating func exchange(_ question: JSON, deadline: Duration) -> Exchange {
        let clock = ContinuousClock()
        let start = clock.now
        var unsent = (question.bytes() + [UInt8(ascii: "\n")])[...]
        output = []
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(received[..<end])
                received.removeSubrange(...end)
                guard let reply = try? JSON(parsing: line).decoded(as: SeamReply.self) else { return broken() }
                terminal.read(into: &output, waitingMilliseconds: 0)
                return .reply(reply, output: text)
            }
            let limit = isCrashing ? deadline + Self.crashPatience : deadline
            let left = limit - (clock.now - start)
            guard left > .zero else {
                if isCrashing { return broken() }
                end()
                return .stalled(output: text)
            }
            guard advance(&unsent, within: left) else { return broken() }
        }
    }

    private var text: String { String(decoding: output, as: UTF8.self) }

    /// Whether the runtime has begun to say why the process ends; its backtrace takes a while.
    private var isCrashing: Bool {
        let text = text
        return Self.crashMarks.contains { text.contains($0) }
    }

    private mutating func broken() -> Exchange {
        // The process may be ending by itself, with a status worth telling.
        let clock = ContinuousClock()
        let start = clock.now
        while !session.leaderHasEnded(), clock.now - start < .seconds(isCrashing ? 20 : 1) {
            terminal.read(into: &output, waitingMilliseconds: 20)
        }
        terminal.read(into: &output, waitingMilliseconds: 0)
        return .broken(output: text, end())
    }

    /// Sends and receives what is possible, after waiting no longer than that.
    ///
    /// - Returns: whether the other end is still open.
    private mutating func advance(_ unsent: inout ArraySlice<UInt8>, within left: Duration) -> Bool {
        let wanted = POLLIN | (unsent.isEmpty ? 0 : POLLOUT)
        var entries = [
            pollfd(fd: socket, events: Int16(wanted), revents: 0),
            pollfd(fd: terminal.ownEnd, events: Int16(POLLIN), revents: 0),
        ]
        let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
        guard poll(&entries, nfds_t(entries.count), Int32(clamping: milliseconds + 1)) > 0 else { return true }
        if entries[1].revents != 0 { terminal.read(into: &output, waitingMilliseconds: 0) }
        let events = Int32(entries[0].revents)
        if events & Int32(POLLIN) != 0 {
            return receive()
        }
        if events & Int32(POLLHUP | POLLERR) != 0 { return false }
        if events & Int32(POLLOUT) != 0 {
            let count = unsent.withUnsafeBytes { sendQuietly(socket, $0) }
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            unsent = unsent.dropFirst(count)
        }
        return true
    }

    private mutating func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &buffer, buffer.count, 0)
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        received += buffer[..<max(0, count)]
        return count > 0
    }
}

private func closeDescriptor(_ descriptor: Int32) {
    _ = close(descriptor)
}

/// Sends without the signal that a closed line would bring.
private func sendQuietly(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
        send(socket, bytes.baseAddress, bytes.count, 0)
    #else
        send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
}
