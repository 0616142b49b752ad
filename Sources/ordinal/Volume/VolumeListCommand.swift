import ArgumentParser
import Model

/// `ordinal volume ls`: the volumes, or what stands in one.
struct VolumeListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List the volumes, or what stands in one.")

    @Argument(help: ArgumentHelp("A claim's name, NAMESPACE/CLAIM or pv/NAME.", valueName: "volume"))
    var volume: VolumeName?

    func run() async throws {
        let cluster = try await RunningCluster.require()
        if let volume {
            for entry in try await cluster.entries(of: volume) where !entry.path.isEmpty { UpCommand.say(entry.line) }
            return
        }
        let list = try await cluster.ask("GET", ["ordinal", "v1", "volumes"])
        var rows = [["NAME", "CLAIM", "FILES", "BYTES"]]
        for item in list["items"]?.array ?? [] {
            let claim = item["claim"]?.string ?? ""
            rows.append([
                item["name"]?.string ?? "", claim.isEmpty ? "<none>" : claim, "\(item["files"]?.integer ?? 0)",
                "\(item["bytes"]?.integer ?? 0)",
            ])
        }
        UpCommand.say(Self.table(rows))
    }

    /// The rows, with each column as wide as its widest text.
    static func table(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                column == widths.count - 1
                    ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
            }.joined(separator: "   ")
        }.joined(separator: "\n")
    }
}
