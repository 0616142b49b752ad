import ArgumentParser
import Cluster
import Controller
import Foundation
import Manifests
import Model

/// `ordinal run`: manifests on a simulated cluster, in virtual time.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Apply manifests to a simulated cluster, and print what happens.",
        discussion: """
            The cluster has virtual time: an hour of it takes a blink. It runs until nothing is left to happen, or for \
            the time that --for says, and then prints what 'kubectl get sts,pods,pvc,svc,endpoints' would print.

            --at makes a move at a time, in kubectl's words, and may be given again and again:
              --at 30s "scale sts/nginx-web --replicas=5"
              --at 30s "set image sts/nginx-web nginx=nginx:1.27"
              --at 30s "patch sts/nginx-web -p '{\\"spec\\":{\\"replicas\\":2}}'"
              --at 1m  "rollout undo sts/nginx-web"        also: rollout restart
              --at 1m  "delete sts/nginx-web --cascade=orphan"
              --at 1m  "delete pod/nginx-web-1"            also: fail, crash, unready, ready
              --at 2m  "cordon node-1"                     also: uncordon, drain, kill, revive

            An image whose tag is 'broken' never becomes ready, one whose tag is 'crash' ends again and again, and \
            one whose tag is 'missing' cannot be fetched.

            --lab 02 lets your code of that lab decide (01 to 05 can), instead of Kubernetes' own. If it throws, crashes \
            or takes longer than two seconds, that pass of the controller fails, a Warning says why, and the cluster \
            goes on; what it prints goes to standard error.

            Exit status: 0 if everything was accepted, 1 if a manifest or a move was refused, 64 for wrong usage; with \
            --lab also 2 no such lab, 3 it does not compile, 4 no Swift 6.1 or later, or a full disk, 130 interrupted.
            """
    )

    @Argument(
        help: ArgumentHelp("YAML or JSON files, directories of them, or - for standard input.", valueName: "file"))
    var files: [String]

    @Option(
        name: .customLong("at"), parsing: .upToNextOption,
        help: ArgumentHelp("Make a move at a virtual time.", valueName: "time> <move"))
    var at: [String] = []

    @Option(name: .customLong("for"), help: ArgumentHelp("Run for this long.", valueName: "duration"))
    var limit: VirtualDuration?

    @Option(help: "How many nodes the cluster has.")
    var nodes = 3

    @Option(help: "Where every random choice comes from; the same seed gives the same run.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("By how many percent the seed may lengthen or shorten delays.", valueName: "percent"))
    var jitter = 0

    @Option(help: ArgumentHelp("Switches of the cluster: MaxUnavailableStatefulSet=true.", valueName: "gate=bool"))
    var featureGates = GateSetting()

    @Option(help: ArgumentHelp("Let your code of this lab run the cluster.", valueName: "number"))
    var lab: String?

    @Option(
        name: .customLong("validate"),
        help: "What becomes of unknown fields: \(FieldValidation.allCases.map(\.rawValue).joined(separator: ", ")).")
    var validation = FieldValidation.strict

    @Option(help: "text or json.")
    var output = OutputFormat.text

    @Option(help: ArgumentHelp("Write a page that shows the run over time.", valueName: "file.html"))
    var timeline: String?

    func validate() throws {
        guard (0...1000).contains(nodes) else { throw ValidationError("--nodes takes 0 to 1000, not \(nodes)") }
        guard (0...90).contains(jitter) else { throw ValidationError("--jitter takes 0 to 90, not \(jitter)") }
        _ = try moves()
    }

    func run() throws {
        let reading = try ManifestReader.read(files: files, validation: validation)
        for warning in reading.warnings { Self.complain("warning: \(warning)") }
        var settings = Cluster.Settings()
        settings.seed = seed
        settings.nodes = nodes
        settings.gates = featureGates.gates
        settings.timings.jitter = Double(jitter) / 100
        if let lab { settings.policies = try LearnerCluster(lab: lab).policies() }
        var simulation = Simulation(settings: settings)
        try simulation.apply(reading.manifests)
        simulation.run(moves: try moves(), for: limit?.duration)
        if lab != nil { LabConsole().clearProgress() }
        let report = RunReport(simulation: simulation)
        switch output {
        case .text: print(report.text(), terminator: "")
        case .json: print(report.json().prettyText())
        }
        if let timeline { try write(report.timeline(files: files), to: timeline) }
        if simulation.made.contains(where: \.isRefused) { throw ExitCode(1) }
    }

    /// The moves of all `--at` options; each has a time and a command.
    private func moves() throws -> [Simulation.ScheduledMove] {
        guard at.count.isMultiple(of: 2) else {
            throw ValidationError("--at takes two values, such as --at 30s \"scale sts/nginx-web --replicas=5\"")
        }
        return try stride(from: 0, to: at.count, by: 2).map { index in
            guard let time = VirtualDuration(argument: at[index]) else {
                throw ValidationError("--at takes \(VirtualDuration.form) first, not '\(at[index])'")
            }
            return Simulation.ScheduledMove(
                time: time.duration, text: at[index + 1], move: try MoveCommand.move(for: at[index + 1]))
        }
    }

    private func write(_ page: String, to path: String) throws {
        do {
            try Data(page.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure("cannot write \(path): \(error.reason)")
        }
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// How a command prints its result.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

extension FieldValidation: ExpressibleByArgument {}

/// Switches of the cluster, in the form that Kubernetes' own `--feature-gates` takes.
struct GateSetting: ExpressibleByArgument {
    let gates: FeatureGates

    init(gates: FeatureGates = FeatureGates()) {
        self.gates = gates
    }

    init?(argument: String) {
        switch argument {
        case "MaxUnavailableStatefulSet=true": self.init(gates: FeatureGates(maxUnavailableStatefulSet: true))
        case "MaxUnavailableStatefulSet=false": self.init()
        default: return nil
        }
    }

    var defaultValueDescription: String { "MaxUnavailableStatefulSet=\(gates.maxUnavailableStatefulSet)" }
}

/// Something that a command could not do; its usage is not to blame.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
