import ArgumentParser
import Controller
import Foundation
import Model

/// `ordinal conform`: the reference decisions against recorded passes of the real controllers.
struct ConformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conform",
        abstract: "Replay recorded passes of the real controllers and compare every decision.",
        discussion: """
            FILE holds one recorded pass a line, as JSON. Each difference is printed with its field, what was \
            recorded and what came out; the last line counts the passes that agree.

            Exit status: 0 if every pass agrees, 1 if one differs or a line is damaged, 64 for wrong usage.
            """
    )

    /// Which controller's passes are replayed.
    enum Controller: String, CaseIterable, ExpressibleByArgument {
        case statefulset, deployment, replicaset

        var vector: any ConformanceVector.Type {
            switch self {
            case .statefulset: StatefulSetVector.self
            case .deployment: DeploymentVector.self
            case .replicaset: ReplicaSetVector.self
            }
        }
    }

    @Argument(help: "Which controller: \(Controller.allCases.map(\.rawValue).joined(separator: ", ")).")
    var controller: Controller

    @Argument(help: ArgumentHelp("The recording; - for standard input.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Print at most this many differing passes.", valueName: "n"))
    var limit = 20

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or a larger number, not \(limit)") }
    }

    func run() throws {
        let reader = try LineReader(path: file)
        var agreed = 0
        var total = 0
        var shown = 0
        while let line = try reader.next() {
            guard !line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { continue }
            total += 1
            let report = report(on: line)
            if report.isEmpty {
                agreed += 1
            } else {
                shown += 1
                if shown <= limit { print(report.joined(separator: "\n")) }
            }
        }
        if shown > limit { print("… and \(shown - limit) more; raise --limit to see them") }
        if total == 0 { print("\(file): no recorded passes; expected one JSON object a line") }
        print("agreed \(agreed) of \(total)")
        if agreed != total || total == 0 { throw ExitCode(1) }
    }

    /// The lines to print for one recorded pass; none where it agrees.
    private func report(on line: LineReader.Line) -> [String] {
        do {
            let pass = try JSON(parsing: line.bytes)
            let differences = try controller.vector.differences(in: pass)
            guard !differences.isEmpty else { return [] }
            return ["line \(line.number), pass \(pass["id"]?.string ?? "without id")"]
                + differences.map { "  \($0.field)\n    expected \($0.expected)\n    got      \($0.got)" }
        } catch {
            return ["line \(line.number): damaged: \(error)"]
        }
    }
}
