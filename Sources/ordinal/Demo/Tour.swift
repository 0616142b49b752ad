import Cluster
import Containers
import Manifests
import Model

/// The guided tour at work: a cluster, what was told of it so far, and where the telling goes.
struct Tour {
    private(set) var cluster: Cluster
    private var told = 0
    private var chapter = 0
    private let paper: Paper

    /// How the tour is printed.
    struct Paper {
        /// Whether the reader's terminal shows colours.
        var hasColours: Bool

        func bold(_ text: String) -> String { hasColours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
        func faint(_ text: String) -> String { hasColours ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
        func good(_ text: String) -> String { hasColours ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
        func bad(_ text: String) -> String { hasColours ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
    }

    init(settings: Cluster.Settings, paper: Paper) {
        cluster = Cluster(settings: settings)
        cluster.settle(until: cluster.now + .seconds(1))
        told = cluster.history.endIndex
        self.paper = paper
    }

    /// Begins a chapter: its title, and what it is about.
    mutating func chapter(_ title: String, _ text: String) {
        chapter += 1
        print("\n\(paper.bold("\(chapter)  \(title)"))\n\(Self.wrapped(text, indent: 3))")
    }

    /// Says something.
    func say(_ text: String) {
        print("\n" + Self.wrapped(text, indent: 3))
    }

    /// Makes objects from a manifest file of the examples, and lets the cluster settle.
    ///
    /// - Parameter seconds: how long at most, for what never comes to rest.
    mutating func apply(_ name: String, _ bytes: [UInt8], showing kinds: [Kind], for seconds: Int = 120) throws {
        showCommand("kubectl apply -f \(name)")
        for manifest in try ManifestReader.read(text: bytes, name: name).manifests {
            guard let object = manifest.object as? any Admitted else { continue }
            try cluster.apply(manifest.json, type: Swift.type(of: object))
        }
        settle(showing: kinds, for: seconds)
    }

    /// Makes moves, and lets the cluster settle.
    mutating func make(_ moves: String..., showing kinds: [Kind]) throws {
        for move in moves {
            showCommand(Self.isSimulated(move) ? "ordinal: \(move)" : "kubectl \(move)")
            try cluster.perform(try MoveCommand.move(for: move))
        }
        settle(showing: kinds)
    }

    /// Makes the moves that one command of kubectl stands for, and lets the cluster settle.
    mutating func make(_ moves: [String], command: String, showing kinds: [Kind], for seconds: Int) throws {
        showCommand("kubectl \(command)")
        for move in moves { try cluster.perform(try MoveCommand.move(for: move)) }
        settle(showing: kinds, for: seconds)
    }

    /// Whether kubectl has no such command.
    private static func isSimulated(_ move: String) -> Bool {
        ["fail", "crash", "kill", "revive", "ready", "unready"].contains { move.hasPrefix($0 + " ") }
    }

    /// Writes a file to a claim's volume, as `kubectl exec` would.
    mutating func write(_ text: String, to path: String, claim: String, pod: String) throws {
        showCommand("kubectl exec \(pod) -- sh -c 'echo \"\(text)\" > /usr/share/nginx/html/\(path)'")
        try cluster.write(text, to: path, claim: ObjectKey(namespace: "default", name: claim))
    }

    /// What a Pod has printed.
    mutating func log(of pod: String) throws -> [String] {
        try cluster.log(of: ObjectKey(namespace: "default", name: pod)).lines.map(\.text)
    }

    /// Prints lines as they are, under the last command.
    func show(_ lines: [String]) {
        for line in lines { print("     " + line) }
    }

    /// Prints a table as `kubectl get` does.
    func show(_ table: Table) {
        show(table.text().split(separator: "\n").map(String.init))
    }

    func good(_ text: String) -> String { paper.good(text) }
    func bad(_ text: String) -> String { paper.bad(text) }

    private func showCommand(_ text: String) {
        print("\n   \(paper.bold("$ \(text)"))")
    }

    private mutating func settle(showing kinds: [Kind], for seconds: Int = 120) {
        cluster.settle(until: cluster.now + .seconds(seconds))
        let events = cluster.history[told...]
        told = cluster.history.endIndex
        let names = kinds.map(\.name)
        let occurrences = Narrator.occurrences(of: events).filter { names.contains($0.kind) }
        let start = cluster.settings.start
        for line in occurrences.text(since: start).split(separator: "\n") {
            print("     " + paper.faint(String(line)))
        }
        // People take a moment before they type on.
        cluster.run(for: .seconds(5))
        told = cluster.history.endIndex
    }

    /// Breaks a text into lines of at most 96 characters.
    private static func wrapped(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, line.count + word.count + 1 > 96 - indent {
                lines.append(margin + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [margin + line]).joined(separator: "\n")
    }
}
