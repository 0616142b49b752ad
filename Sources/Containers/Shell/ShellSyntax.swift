/// A command of the shell's language, as read.
indirect enum ShellNode: Sendable {
    case simple(SimpleCommand)
    case pipeline([ShellNode])
    case negated(ShellNode)
    /// A command, and others that follow if the status so far is success (`&&`) or failure (`||`).
    case chain(ShellNode, [ChainLink])
    case list([ShellNode])
    case background(ShellNode)
    case subshell(ShellNode)
    case redirected(ShellNode, [Redirection])
    case conditional([Clause], otherwise: ShellNode?)
    case loop(condition: ShellNode, body: ShellNode, isUntil: Bool)
    /// Without words the shell's own arguments are gone through.
    case each(name: String, words: [Word]?, body: ShellNode)
    case choice(Word, [Choice])
    case function(String, body: ShellNode)

    struct ChainLink: Sendable {
        let isAnd: Bool
        let node: ShellNode
    }

    struct Clause: Sendable {
        let condition: ShellNode
        let body: ShellNode
    }

    struct Choice: Sendable {
        let patterns: [Word]
        let body: ShellNode
    }
}

/// Assignments, words and redirections: what most commands are.
struct SimpleCommand: Sendable {
    struct Assignment: Sendable {
        let name: String
        let value: Word
    }

    var assignments: [Assignment] = []
    var words: [Word] = []
    var redirections: [Redirection] = []
    /// Whether it is no function, whatever its name: the shell's own word `command` stands before it.
    var skipsFunctions = false
}

/// Another meaning for a descriptor.
struct Redirection: Sendable {
    enum Kind: Sendable {
        case read, write, append, readWrite, duplicate
        /// The text that follows in the script.
        case text
    }

    let descriptor: Int
    let kind: Kind
    let target: Word
}

/// What becomes one or more arguments once it is expanded.
struct Word: Sendable {
    indirect enum Part: Sendable {
        case text(String, isQuoted: Bool)
        case parameter(Parameter, isQuoted: Bool)
        case command(ShellNode, isQuoted: Bool)
        case arithmetic(Word, isQuoted: Bool)
    }

    var parts: [Part] = []

    /// The text, if nothing in the word has to be expanded or was quoted.
    var plain: String? {
        guard parts.count == 1, case .text(let text, isQuoted: false) = parts[0] else { return nil }
        return text
    }
}

/// A use of a variable or of one of the shell's own values.
struct Parameter: Sendable {
    enum Operation: Sendable {
        /// `${#x}`
        case length
        /// `${x-y}`, `${x:-y}`: another text where the variable is missing, or empty too.
        case standIn(Word, orEmpty: Bool)
        /// `${x=y}`: the same, and the variable keeps it.
        case assign(Word, orEmpty: Bool)
        /// `${x+y}`: another text where it is not missing.
        case replace(Word, orEmpty: Bool)
        /// `${x?y}`: an error where it is missing.
        case demand(Word, orEmpty: Bool)
        /// `${x#y}`, `${x%%y}`: without what a pattern matches at one end.
        case trim(Word, atStart: Bool, isLongest: Bool)
        /// `${x/y/z}`, `${x//y/z}`
        case substitute(Word, with: Word, all: Bool)
        /// `${x:2:3}`
        case slice(Word, length: Word?)
    }

    let name: String
    var operation: Operation?
}

/// Why a text is no script.
enum ShellSyntaxError: Error, Hashable, Sendable {
    /// More is needed.
    case incomplete
    /// What stands where it cannot.
    case unexpected(String)
    case tooDeep

    var message: String {
        switch self {
        case .incomplete: "syntax error: unexpected end of file"
        case .unexpected(let text): "syntax error: unexpected \(text)"
        case .tooDeep: "syntax error: nested too deeply"
        }
    }
}
