#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A question whose answer is yes or no, asked before something is overwritten or given away.
package enum Question {
    /// Whether somebody sits at standard input who can be asked.
    package static var canBeAsked: Bool { isatty(0) == 1 }

    /// Waits for a line of standard input; only y and yes, in any case, mean yes.
    ///
    /// - Throws: `LabError.interrupted` for Ctrl-C, which would otherwise not end a wait for input.
    package static func isAnsweredYes() throws(LabError) -> Bool {
        while !hasInput(waitingMilliseconds: 100) {
            if Interruption.isRequested { throw .interrupted }
        }
        return isYes(readLine() ?? "")
    }

    /// Whether an answer means yes.
    package static func isYes(_ answer: String) -> Bool {
        ["y", "yes"].contains(answer.trimmed.lowercased())
    }

    private static func hasInput(waitingMilliseconds timeout: Int32) -> Bool {
        var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, timeout) > 0
    }
}
