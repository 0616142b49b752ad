import ArgumentParser
import Cluster
import Model

/// The language of `--at`: what kubectl would do to a cluster, and what only a simulation can.
struct MoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "--at TIME",
        abstract: "Do something to the cluster at a virtual time.",
        subcommands: [
            Scale.self, SetGroup.self, Patch.self, RolloutGroup.self, Delete.self, Fail.self, Crash.self,
            Unready.self, Ready.self, Cordon.self, Uncordon.self, Drain.self, Kill.self, Revive.self,
        ]
    )

    /// The move that a command's text stands for.
    ///
    /// - Throws: a `ValidationError` that says what was expected.
    static func move(for text: String) throws -> Move {
        do {
            var words = try ShellWords.split(text)
            if words.first == "kubectl" { words.removeFirst() }
            guard words.count <= longest else {
                throw ValidationError("a move has at most \(longest) words, and this one has \(words.count)")
            }
            guard let command = try parseAsRoot(words) as? any MoveParsing else {
                throw ValidationError("there is no move in '\(text)'; there are \(names.joined(separator: ", "))")
            }
            return try command.move()
        } catch let error as ValidationError {
            throw error
        } catch {
            throw ValidationError(message(for: error))
        }
    }

    /// How many words a move may have; parsing more takes long, and nobody means them.
    private static let longest = 256

    private static var names: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName }
    }
}

/// A command that stands for a move.
protocol MoveParsing: ParsableCommand {
    func move() throws -> Move
}

/// The object that a command is about: `sts/nginx-web`, or `sts nginx-web`.
struct TargetArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The object: kind/name, or kind and name.", valueName: "object"))
    var words: [String]

    @Option(name: .shortAndLong, help: "The object's namespace.")
    var namespace = "default"

    /// The object.
    ///
    /// - Parameter kind: what the words may leave out.
    func target(default kind: Kind? = nil) throws -> Move.Target {
        let parts = words.flatMap { $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }
        switch (parts.count, kind) {
        case (1, let kind?): return target(kind, parts[0])
        case (2, _):
            guard let type = Kinds.type(named: parts[0]) else {
                let known = Kinds.all.map { $0.kind.shortNames.first ?? $0.kind.singular }.sorted()
                throw ValidationError("there is no kind '\(parts[0])'; there are \(known.joined(separator: ", "))")
            }
            return target(type.kind, parts[1])
        default:
            throw ValidationError(
                "expected kind/name, such as sts/nginx-web, and found '\(words.joined(separator: " "))'")
        }
    }

    private func target(_ kind: Kind, _ name: String) -> Move.Target {
        Move.Target(kind: kind, key: ObjectKey(namespace: kind.isNamespaced ? namespace : "", name: name))
    }
}

/// The node that a command is about: `node-1`, or `node/node-1`.
struct NodeArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The node.", valueName: "node"))
    var words: [String]

    var name: String {
        get throws {
            let parts = words.flatMap { $0.split(separator: "/").map(String.init) }
            guard let name = parts.last, parts.count == 1 || Kinds.type(named: parts[0])?.kind == Node.kind else {
                throw ValidationError("expected a node, such as node-1, and found '\(words.joined(separator: " "))'")
            }
            return name
        }
    }
}
