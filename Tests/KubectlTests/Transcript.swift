/// A recorded conversation with a shell: commands, and what each of them says.
///
/// A line that starts with `$ ` is a command; one that starts with `> ` continues it. The lines that follow are what it
/// prints, standard output and error together; `...` stands for any lines, and a last line `[exit N]` for an exit code
/// other than zero. Lines before the first command are a comment; there `min: N` names the first minor version of kubectl
/// that prints this, and `up: OPTIONS` asks for a cluster of the transcript's own, started with these options.
struct Transcript: Sendable {
    /// One command and its outcome.
    struct Step: Sendable {
        var command: String
        var expected: [String]
    }

    var comment: [String] = []
    var steps: [Step] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2)), expected: []))
            } else if steps.isEmpty {
                comment.append(line)
            } else if line.hasPrefix("> "), steps[steps.count - 1].expected.isEmpty {
                steps[steps.count - 1].command += "\n" + line.dropFirst(2)
            } else {
                steps[steps.count - 1].expected.append(line)
            }
        }
        if steps.last?.expected.last == "" { steps[steps.count - 1].expected.removeLast() }
    }

    /// The minor version of kubectl that prints what is expected.
    var minimum: Int {
        comment.lazy.compactMap { $0.hasPrefix("min: ") ? Int($0.dropFirst(5)) : nil }.first ?? 0
    }

    /// What `ordinal up` is given, where the transcript wants a cluster of its own.
    var options: [String]? {
        comment.lazy.compactMap { $0.hasPrefix("up:") ? $0.dropFirst(3).split(separator: " ").map(String.init) : nil }
            .first
    }

    /// The transcript as a file holds it.
    var text: String {
        let parts = steps.map { step in
            let command = step.command.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "\n> ")
            return (["$ " + command] + step.expected).joined(separator: "\n")
        }
        return (comment + parts).joined(separator: "\n") + "\n"
    }

    /// Whether lines are the expected ones, where `...` stands for any number of them.
    static func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return lines.isEmpty }
        if first == "..." {
            let rest = expected.dropFirst()
            return rest.isEmpty || lines.indices.contains { matches(lines[$0...], rest) }
        }
        guard lines.first == first else { return false }
        return matches(lines.dropFirst(), expected.dropFirst())
    }
}
