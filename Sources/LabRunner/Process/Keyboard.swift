#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Single keys from a terminal, without Return and without an echo.
package struct Keyboard {
    private let file: Int32
    private let isTerminal: Bool

    /// Runs a body while the terminal hands over each key at once, and puts it back as it was however the body ends.
    ///
    /// Ctrl-C still interrupts: run this inside `Interruption.listening`, so that the body can end by itself.
    ///
    /// - Parameter file: the terminal; something else gives no keys and is left alone.
    package static func listening<Result>(
        on file: Int32 = 0, _ body: (Keyboard) throws -> Result
    ) rethrows -> Result {
        var before = termios()
        guard isatty(file) == 1, tcgetattr(file, &before) == 0 else {
            return try body(Keyboard(file: file, isTerminal: false))
        }
        var settings = before
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(file, TCSANOW, &settings)
        defer { tcsetattr(file, TCSADRAIN, &before) }
        return try body(Keyboard(file: file, isTerminal: true))
    }

    /// The next key, or nil if none is pressed in time.
    package func key(waitingMilliseconds timeout: Int32) -> Character? {
        guard isTerminal else {
            poll(nil, 0, timeout)
            return nil
        }
        var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, timeout) > 0 else { return nil }
        var byte: UInt8 = 0
        guard read(file, &byte, 1) == 1 else {
            // The terminal is gone; without a wait the caller's loop would spin until it notices.
            poll(nil, 0, timeout)
            return nil
        }
        return Character(Unicode.Scalar(byte))
    }
}
