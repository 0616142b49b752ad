/// Where the server says, a line at a time, what is worth knowing.
package struct ServerLog: Sendable {
    /// Whether small things are said too.
    let isVerbose: Bool
    private let write: @Sendable (String) -> Void

    /// A log that hands each line to a function, from any thread.
    package init(isVerbose: Bool, _ write: @escaping @Sendable (String) -> Void) {
        self.isVerbose = isVerbose
        self.write = write
    }

    /// A log that nobody reads.
    package static let silent = ServerLog(isVerbose: false) { _ in }

    /// Says what the user must know.
    func warn(_ line: String) { write(line) }

    /// Says what the user may want to know.
    func note(_ line: @autoclosure () -> String) {
        if isVerbose { write(line()) }
    }
}
