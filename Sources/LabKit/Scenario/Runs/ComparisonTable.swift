/// Runs side by side: one row for each measure, one column for each run.
public struct ComparisonTable: Hashable, Sendable {
    /// The names of the runs.
    public let columns: [String]
    /// What each measure comes to, in the order of the columns.
    public let rows: [Row]

    /// One measure of all runs.
    public struct Row: Hashable, Sendable {
        /// The measure, in words.
        public let name: String
        /// What it comes to.
        public let cells: [String]
    }

    /// The table of runs as these measures see them.
    public init(of runs: [RecordedRun], by measures: any RunMeasures) throws {
        columns = runs.map(\.name)
        var rows = [Row(name: "acknowledged writes", cells: runs.map { String($0.acknowledgedCount) })]
        for measure in RunMeasure.allCases {
            rows.append(
                Row(name: measure.phrase, cells: try runs.map { try measure.value(of: $0, by: measures).cell }))
        }
        self.rows = rows
    }

    /// The table in lines, its columns aligned.
    public var text: String {
        let lines = [[""] + columns] + rows.map { [$0.name] + $0.cells }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { text, width in text + String(repeating: " ", count: width - text.count) }
                .joined(separator: "   ").trimmedEnd
        }.joined(separator: "\n")
    }
}

extension RecordedRun {
    fileprivate var acknowledgedCount: Int { writes.count(where: \.isAcknowledged) }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
