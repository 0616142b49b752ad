import Cluster
import Model

/// Which streams of a command, or of a container's own program, a client wants.
package struct CommandOptions: Hashable, Sendable {
    /// The container, if the client names one.
    package var container: String?
    /// The command and its arguments; empty where the container's own program is meant.
    package var command: [String]
    /// Whether the client sends a standard input.
    package var stdin: Bool
    /// Whether it wants the standard output.
    package var stdout: Bool
    /// Whether it wants the standard error apart from that.
    package var stderr: Bool
    /// Whether the streams are a terminal's.
    package var tty: Bool

    /// Options; by default the client wants to read.
    package init(
        container: String? = nil, command: [String] = [], stdin: Bool = false, stdout: Bool = true,
        stderr: Bool = true, tty: Bool = false
    ) {
        self.container = container
        self.command = command
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.tty = tty
    }

    /// Reads the options; what a query does not say is as Kubernetes has it: output is wanted, input is not.
    ///
    /// - Throws: ``Refusal``, if nothing is wanted.
    init(_ request: APIRequest) throws {
        let query = QueryReader(request)
        let tty = query.flag("tty") ?? false
        let container = query.text("container")
        self.init(
            container: container.isEmpty ? nil : container, command: query.texts("command"),
            stdin: query.flag("stdin") ?? false, stdout: query.flag("stdout") ?? true,
            // A terminal has one output.
            stderr: tty ? false : query.flag("stderr") ?? true, tty: tty)
        guard stdin || stdout || stderr else {
            throw Refusal.badRequest("you must specify at least 1 of stdin, stdout, stderr")
        }
    }
}
