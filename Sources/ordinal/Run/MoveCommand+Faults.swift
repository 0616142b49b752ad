import ArgumentParser
import Cluster
import Model

extension MoveCommand {
    struct Fail: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "fail", abstract: "End a Pod for good, as an eviction does: fail pod/nginx-web-1")
        @OptionGroup var target: TargetArguments
        func move() throws -> Move { .failPod(try target.pod) }
    }

    struct Crash: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "crash", abstract: "End a Pod's containers; they are restarted: crash pod/nginx-web-1")
        @OptionGroup var target: TargetArguments
        func move() throws -> Move { .crashPod(try target.pod) }
    }

    struct Unready: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "unready", abstract: "Let a Pod run on without being ready: unready pod/nginx-web-1")
        @OptionGroup var target: TargetArguments
        func move() throws -> Move { .setReady(try target.pod, false) }
    }

    struct Ready: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "ready", abstract: "Let a Pod be ready again: ready pod/nginx-web-1")
        @OptionGroup var target: TargetArguments
        func move() throws -> Move { .setReady(try target.pod, true) }
    }

    struct Cordon: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "cordon", abstract: "Keep new Pods from a node: cordon node-1")
        @OptionGroup var node: NodeArgument
        func move() throws -> Move { .cordon(node: try node.name, true) }
    }

    struct Uncordon: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "uncordon", abstract: "Let a node take new Pods again: uncordon node-1")
        @OptionGroup var node: NodeArgument
        func move() throws -> Move { .cordon(node: try node.name, false) }
    }

    struct Drain: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "drain", abstract: "Move all Pods away from a node: drain node-1")
        @OptionGroup var node: NodeArgument
        func move() throws -> Move { .drain(node: try node.name) }
    }

    struct Kill: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "kill", abstract: "Cut a node off, as if its power failed: kill node-1")
        @OptionGroup var node: NodeArgument
        func move() throws -> Move { .kill(node: try node.name) }
    }

    struct Revive: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "revive", abstract: "Bring a node back that was cut off: revive node-1")
        @OptionGroup var node: NodeArgument
        func move() throws -> Move { .revive(node: try node.name) }
    }
}

extension TargetArguments {
    /// The object, which must be a Pod.
    var pod: Move.Target {
        get throws {
            let target = try target(default: Pod.kind)
            guard target.kind == Pod.kind else {
                throw ValidationError("only a Pod can do that, and \(target.text) is none")
            }
            return target
        }
    }
}
