extension ShellProgram {
    /// Something that the shell is in the middle of; it goes on once what it has begun is done.
    enum Frame: Sendable {
        case list([ShellNode], next: Int)
        case chain([ShellNode.ChainLink], next: Int)
        case negation
        case branch([ShellNode.Clause], index: Int, otherwise: ShellNode?)
        case loop(condition: ShellNode, body: ShellNode, isUntil: Bool, inBody: Bool, status: Int32)
        case each(name: String, items: [String], next: Int, body: ShellNode)
        /// A function was called; the caller's arguments and the variables that it made its own come back.
        case call(arguments: [String], locals: [String: String?])
        /// A script was read by `.` or `eval`.
        case script
        /// Descriptors get their old meanings back.
        case restore([Int: Descriptor?])
        /// Children run in front; the last one's status counts.
        case children([Int], last: Int)
        /// `wait`; only where it names children their status counts.
        case waiting([Int], isNamed: Bool)
        /// A command's output is being collected, for something whose expansion needs it.
        case capture(Expansion, outputs: [String], pipe: Int, child: Int, collected: [UInt8])
        /// `read`
        case reading(ReadCommand)
        /// A trap's action was run.
        case trap(status: Int32, resumes: ShellNode? = nil)
        /// Variables that were set for one command get their old values back.
        case environment([String: String?], exported: Set<String>)
    }

    /// What words are expanded for.
    enum Expansion: Sendable {
        case simple(SimpleCommand)
        case each(name: String, words: [Word], body: ShellNode)
        case choice(Word, [ShellNode.Choice])
        case redirected(ShellNode, [Redirection])
    }

    struct ReadCommand: Sendable {
        var names: [String]
        var isRaw: Bool
        var line: [UInt8] = []
    }
}
