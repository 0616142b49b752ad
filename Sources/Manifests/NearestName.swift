/// Finds the name that somebody may have meant.
enum NearestName {
    /// The closest of these names, if one is close enough for a slip of the fingers; of equals, the first.
    static func of(_ word: String, among names: some Sequence<String>) -> String? {
        let typed = Array(word.lowercased().unicodeScalars.prefix(100))
        let limit = max(1, typed.count / 4)
        var best: (name: String, distance: Int)?
        for name in names where name != word {
            let letters = Array(name.lowercased().unicodeScalars)
            guard abs(letters.count - typed.count) <= limit else { continue }
            let distance = distance(typed, letters)
            if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// How many letters must be added, dropped, replaced or swapped with their neighbour.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
