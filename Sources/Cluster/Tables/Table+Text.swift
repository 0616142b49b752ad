import Model

extension Table {
    /// The text that `kubectl get` prints: columns three spaces apart, headings in capitals.
    ///
    /// A table without rows has no text, not even headings.
    ///
    /// - Parameter wide: whether the columns of `-o wide` are shown.
    /// - Parameter noHeaders: whether the headings are left out.
    /// - Parameter showKind: whether names are written `statefulset.apps/web`.
    /// - Parameter showNamespace: whether the first column names the namespace.
    /// - Parameter showLabels: whether the last column lists the labels.
    package func text(
        wide: Bool = false, noHeaders: Bool = false, showKind: Bool = false, showNamespace: Bool = false,
        showLabels: Bool = false
    ) -> String {
        guard !rows.isEmpty else { return "" }
        let shown = columns.indices.filter { wide || columns[$0].priority == 0 }
        let nameIndex = showKind ? columns.firstIndex { $0.format == "name" && $0.type == "string" } : nil
        var lines: [[String]] = []
        if !noHeaders {
            lines.append(
                (showNamespace ? ["NAMESPACE"] : []) + shown.map { columns[$0].name.uppercased() }
                    + (showLabels ? ["LABELS"] : []))
        }
        for row in rows {
            var line = showNamespace ? [row.metadata("namespace")?.string ?? ""] : []
            for index in shown where row.cells.indices.contains(index) {
                let prefix = index == nameIndex ? kind.qualifiedName.lowercased() + "/" : ""
                line.append(prefix + Self.text(of: row.cells[index]))
            }
            if showLabels { line.append(Self.labels(of: row)) }
            lines.append(line)
        }
        return Self.layOut(lines)
    }

    /// The text that `kubectl get` prints of several kinds at once: an empty line between tables that have rows.
    package static func text(of tables: [Table], wide: Bool = false) -> String {
        tables.filter { !$0.rows.isEmpty }
            .map { $0.text(wide: wide, showKind: true) }
            .joined(separator: "\n")
    }

    private static func labels(of row: Row) -> String {
        var labels: [String: String] = [:]
        for member in row.metadata("labels")?.object ?? [:] { labels[member.key] = member.value.string }
        return TableText.labels(labels)
    }

    /// A cell on one line: a text ends where its first line ends, and control characters cannot reach the terminal.
    private static func text(of cell: JSON) -> String {
        switch cell {
        case .null: return ""
        case .string(let text):
            let line = text.unicodeScalars.prefix { !["\u{0C}", "\n", "\r"].contains($0) }
            let safe = line.map { $0 == "\u{1B}" ? "^[" : $0 == "\t" ? " " : String($0) }.joined()
            return line.count < text.unicodeScalars.count ? safe + "..." : safe
        default: return cell.canonicalText
        }
    }

    /// Widens each column to its longest cell and three spaces; the narrowest column is six wide, as kubectl's.
    private static func layOut(_ lines: [[String]]) -> String {
        var widths: [Int] = []
        for line in lines {
            for (index, cell) in line.enumerated() {
                if index == widths.count { widths.append(6) }
                widths[index] = max(widths[index], cell.unicodeScalars.count + 3)
            }
        }
        return lines.map { line in
            var text = ""
            for (index, cell) in line.enumerated() {
                text += cell
                if index < line.count - 1 {
                    text += String(repeating: " ", count: widths[index] - cell.unicodeScalars.count)
                }
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }
}
