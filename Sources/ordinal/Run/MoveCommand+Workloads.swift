import ArgumentParser
import Cluster
import Model

extension MoveCommand {
    struct Scale: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "scale", abstract: "Change how many Pods there are: scale sts/nginx-web --replicas=5")
        @OptionGroup var target: TargetArguments
        @Option(help: "How many.") var replicas: Int32

        func validate() throws {
            guard replicas >= 0 else { throw ValidationError("--replicas takes 0 or a larger number, not \(replicas)") }
        }

        func move() throws -> Move { .scale(try target.target(), replicas: replicas) }
    }

    struct SetGroup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Change a template.", subcommands: [SetImage.self])
    }

    struct SetImage: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "image", abstract: "Change an image: set image sts/nginx-web nginx=nginx:1.27")
        @Argument(help: "The object and container=image pairs.") var words: [String]
        @Option(name: .shortAndLong, help: "The object's namespace.") var namespace = "default"

        func move() throws -> Move {
            let pairs = words.filter { $0.contains("=") }
            var images: [String: String] = [:]
            for pair in pairs {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard !parts[0].isEmpty, !parts[1].isEmpty else {
                    throw ValidationError("expected container=image, and found '\(pair)'")
                }
                images[parts[0]] = parts[1]
            }
            guard !images.isEmpty else {
                throw ValidationError("set image needs at least one container=image, such as nginx=nginx:1.27")
            }
            var target = TargetArguments()
            target.words = words.filter { !$0.contains("=") }
            target.namespace = namespace
            return .setImage(try target.target(), images: images)
        }
    }

    struct Patch: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "patch",
            abstract: "Change an object by a JSON merge patch: patch sts/nginx-web -p '{\"spec\":{\"replicas\":2}}'")
        @OptionGroup var target: TargetArguments
        @Option(name: [.customShort("p"), .customLong("patch")], help: "The patch, as JSON.") var patch: String
        @Option(help: "Only merge is known here.") var type = "merge"

        func move() throws -> Move {
            guard type == "merge" else { throw ValidationError("--type takes merge, not \(type)") }
            do {
                let json = try JSON(parsing: patch)
                guard case .object = json else {
                    throw ValidationError("a patch is a JSON object, not \(json.typeName)")
                }
                return .patch(try target.target(), json)
            } catch let error as JSONSyntaxError {
                throw ValidationError("the patch is not JSON: \(error)")
            }
        }
    }

    struct RolloutGroup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rollout", abstract: "Bring a template back, or make all Pods anew.",
            subcommands: [Undo.self, Restart.self])
    }

    struct Undo: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Bring an earlier template back: rollout undo sts/nginx-web")
        @OptionGroup var target: TargetArguments
        @Option(help: "Which; the one before the newest where it is not given.") var toRevision: Int64?

        func move() throws -> Move {
            .rolloutUndo(try target.target(), toRevision: toRevision == 0 ? nil : toRevision)
        }
    }

    struct Restart: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "restart", abstract: "Make all Pods anew: rollout restart sts/nginx-web")
        @OptionGroup var target: TargetArguments

        func move() throws -> Move { .rolloutRestart(try target.target()) }
    }

    struct Delete: MoveParsing {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "Delete an object: delete pod/nginx-web-1")
        @OptionGroup var target: TargetArguments
        @Option(help: "What becomes of what it owns: background, foreground or orphan.") var cascade = "background"
        @Option(help: "Seconds that a Pod has to end.") var gracePeriod: Int64?
        @Flag(help: "Do not wait for the node; the same as --grace-period=0.") var force = false

        func move() throws -> Move {
            guard let propagation = Propagation.allCases.first(where: { $0.rawValue.lowercased() == cascade }) else {
                throw ValidationError("--cascade takes background, foreground or orphan, not \(cascade)")
            }
            if let gracePeriod, gracePeriod < 0 {
                throw ValidationError("--grace-period takes 0 or more seconds, not \(gracePeriod)")
            }
            return .delete(
                try target.target(), propagation: propagation, gracePeriod: force ? 0 : gracePeriod)
        }
    }
}
