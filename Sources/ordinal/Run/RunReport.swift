import Cluster
import LabKit
import Model

/// What a run prints: what happened, then what there is.
struct RunReport {
    let simulation: Simulation

    private var cluster: Cluster { simulation.cluster }
    private var start: Timestamp { simulation.start }

    /// Everything that happened, in order.
    var occurrences: [Occurrence] {
        Narrator.occurrences(of: cluster.history)
    }

    /// One line an occurrence, with the user's moves between them, then the tables that `kubectl get` prints.
    func text() -> String {
        let occurrences = occurrences
        let columns = Occurrence.Columns(fitting: occurrences + simulation.made.map { moment($0.time) }, since: start)
        // Moves stand before what follows from them at the same moment.
        let moves = simulation.made.map { (time: $0.time, rank: 0, text: describe($0, columns: columns)) }
        let events = occurrences.map { (time: $0.time, rank: 1, text: $0.text(since: start, columns: columns)) }
        let lines = (moves + events).enumerated().sorted {
            ($0.element.time, $0.element.rank, $0.offset) < ($1.element.time, $1.element.rank, $1.offset)
        }
        let story = lines.map { $0.element.text + "\n" }.joined()
        let note = unsettledNote.map { "\n\($0)\n" } ?? ""
        let tables = tables()
        return story + note + (tables.isEmpty ? "" : "\n" + tables)
    }

    /// An occurrence that is nothing but a time, for laying out times alone.
    private func moment(_ time: Timestamp) -> Occurrence {
        Occurrence(time: time, kind: "", namespace: "", name: "", what: "")
    }

    private func describe(_ made: Simulation.MadeMove, columns: Occurrence.Columns) -> String {
        let time = moment(made.time).text(since: start, columns: columns).prefix(columns.time)
        let indent = String(repeating: " ", count: columns.time)
        return "\(time)  $ \(made.text)\n\(indent)  \(made.isRefused ? "error: " : "")\(made.answer)"
    }

    /// Why the run ended although more was to come.
    private var unsettledNote: String? {
        guard !simulation.hasSettled else { return nil }
        let columns = Occurrence.Columns(time: 0, subject: 0)
        let elapsed = moment(cluster.now).text(since: start, columns: columns).prefix { $0 != " " }
        return "The cluster is still changing at \(elapsed); --for says how long to watch it."
    }

    /// The tables of the kinds that the course is about, as `kubectl get` prints them.
    private func tables() -> String {
        func table<Object: Tabular & APIObject>(_ type: Object.Type) -> Table {
            Table(cluster.server.list(type).filter { $0.metadata.namespace == "default" }, at: cluster.now)
        }
        let tables = [
            table(StatefulSet.self), table(Deployment.self), table(ReplicaSet.self), table(Pod.self),
            table(PersistentVolumeClaim.self), table(Service.self), table(Endpoints.self),
        ]
        return Table.text(of: tables)
    }

    /// The run as a JSON object: `settled`, `elapsed`, `moves`, `events` and `objects`.
    func json() -> JSON {
        [
            "settled": .bool(simulation.hasSettled),
            "elapsedSeconds": .number(Double(cluster.elapsed.wholeNanoseconds) / 1e9),
            "moves": .array(
                simulation.made.map { made in
                    [
                        "time": made.time.json, "move": .string(made.text), "answer": .string(made.answer),
                        "refused": .bool(made.isRefused),
                    ]
                }),
            "events": .array(occurrences.map(\.json)),
            "objects": .array(cluster.server.listAll().filter { !($0 is Event) }.map(\.manifest)),
        ]
    }

    /// The page that shows the run over time.
    ///
    /// - Parameter files: what was run, for the title.
    func timeline(files: [String]) -> String {
        let marks = simulation.made.map { made in
            Timeline.Mark(at: made.time - start, label: made.text, kind: made.isRefused ? .warning : .move)
        }
        return Timeline(
            title: files.joined(separator: ", "), subtitle: "virtual time, seed \(cluster.settings.seed)",
            events: cluster.history, start: start, end: cluster.now, marks: marks
        ).html()
    }
}
