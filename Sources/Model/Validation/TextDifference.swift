/// The difference of two texts in the unified format.
enum TextDifference {
    /// Lines that two texts share, and those that only one has.
    private enum Edit {
        case keep(Substring)
        case remove(Substring)
        case add(Substring)

        var isChange: Bool { if case .keep = self { false } else { true } }
    }

    /// The hunks of the difference, each with three lines around it, without a header.
    static func unified(_ old: String, _ new: String) -> String {
        let edits = edits(from: old.split(separator: "\n"), to: new.split(separator: "\n"))
        var text = ""
        for hunk in hunks(of: edits) { text += show(edits, hunk) }
        return text
    }

    private static func edits(from old: [Substring], to new: [Substring]) -> [Edit] {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        let inner = edits(
            inside: Array(old.dropFirst(start).dropLast(end)), Array(new.dropFirst(start).dropLast(end)))
        return old.prefix(start).map { .keep($0) } + inner + old.suffix(end).map { .keep($0) }
    }

    /// How large a table may grow that compares each line with each other one.
    private static let mostPairs = 4_000_000

    /// The edits of the lines between the first and the last that differ.
    private static func edits(inside old: [Substring], _ new: [Substring]) -> [Edit] {
        guard (old.count + 1) * (new.count + 1) <= mostPairs else {
            return old.map { .remove($0) } + new.map { .add($0) }
        }
        // How many lines the rests from each pair of positions have in common.
        var common = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                common[i][j] = old[i] == new[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
            }
        }
        var edits: [Edit] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, old[i] == new[j] {
                edits.append(.keep(old[i]))
                (i, j) = (i + 1, j + 1)
            } else if i < old.count, j == new.count || common[i + 1][j] >= common[i][j + 1] {
                edits.append(.remove(old[i]))
                i += 1
            } else {
                edits.append(.add(new[j]))
                j += 1
            }
        }
        return edits
    }

    private static func hunks(of edits: [Edit]) -> [Range<Int>] {
        let context = 3
        var hunks: [Range<Int>] = []
        for (index, edit) in edits.enumerated() where edit.isChange {
            let hunk = max(0, index - context)..<min(edits.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= hunk.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<hunk.upperBound
            } else {
                hunks.append(hunk)
            }
        }
        return hunks
    }

    private static func show(_ edits: [Edit], _ hunk: Range<Int>) -> String {
        var oldStart = 1
        var newStart = 1
        for edit in edits[..<hunk.lowerBound] {
            switch edit {
            case .keep: (oldStart, newStart) = (oldStart + 1, newStart + 1)
            case .remove: oldStart += 1
            case .add: newStart += 1
            }
        }
        var (oldCount, newCount) = (0, 0)
        var lines = ""
        for edit in edits[hunk] {
            switch edit {
            case .keep(let line):
                (oldCount, newCount) = (oldCount + 1, newCount + 1)
                lines += " \(line)\n"
            case .remove(let line):
                oldCount += 1
                lines += "-\(line)\n"
            case .add(let line):
                newCount += 1
                lines += "+\(line)\n"
            }
        }
        return "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n" + lines
    }
}
