#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A pseudo-terminal that carries a child's output unchanged.
struct Terminal {
    /// More than this is not kept: a loop that prints would fill the memory.
    static let outputLimit = 16 << 20

    /// What the parent reads from.
    let ownEnd: Int32
    /// What the child writes to.
    let childEnd: Int32

    init(for command: Command) throws(LabError) {
        var own: Int32 = -1
        var child: Int32 = -1
        guard openpty(&own, &child, nil, nil, nil) == 0 else {
            throw .spawnFailed(command: command.program, reason: String(cString: strerror(errno)))
        }
        var settings = termios()
        if tcgetattr(child, &settings) == 0 {
            cfmakeraw(&settings)
            tcsetattr(child, TCSANOW, &settings)
        }
        _ = fcntl(own, F_SETFD, FD_CLOEXEC)
        _ = fcntl(child, F_SETFD, FD_CLOEXEC)
        _ = fcntl(own, F_SETFL, fcntl(own, F_GETFL) | O_NONBLOCK)
        ownEnd = own
        childEnd = child
    }

    /// Appends what has been written, after waiting for it no longer than asked.
    func read(into output: inout [UInt8], waitingMilliseconds timeout: Int32) {
        var entry = pollfd(fd: ownEnd, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, timeout) > 0 else { return }
        if entry.revents & Int16(POLLIN) == 0 {
            // Every writer has closed its end, but the child may take a moment more to end.
            poll(nil, 0, min(timeout, 2))
            return
        }
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
            while true {
                let count = systemRead(ownEnd, buffer)
                guard count > 0 else { return }
                let room = max(0, Self.outputLimit - output.count)
                output.append(contentsOf: buffer.prefix(min(count, room)))
                if room == 0 { return }
            }
        }
    }

    func closeChildEnd() {
        systemClose(childEnd)
    }

    func close() {
        systemClose(ownEnd)
    }
}

// These members would otherwise hide the calls of the same name.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(file, buffer.baseAddress, buffer.count)
}

private func systemClose(_ file: Int32) {
    _ = close(file)
}
