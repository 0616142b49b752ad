import Model

/// What is left of a source for a comparison: hashes of short runs of its tokens, chosen by winnowing.
///
/// Winnowing (Schleimer, Wilkerson and Aiken, 2003) takes the least hash of every window of neighbouring runs. Two sources
/// that share a run of at least `window + length - 1` tokens share a fingerprint, wherever it stands in them. Names that
/// the learner chose are numbered within each run in the order in which they come, so that renaming changes nothing; names
/// of the lab's own vocabulary stay themselves.
package struct Fingerprints: Equatable, Sendable {
    /// Tokens in a run.
    static let length = 14
    /// Runs in a window.
    static let window = 6

    /// The lines at which each fingerprint stands.
    package private(set) var lines: [UInt64: ClosedRange<Int>] = [:]

    package var hashes: Set<UInt64> { Set(lines.keys) }

    /// - Parameter vocabulary: the words that stay as they are.
    package init(source: String, vocabulary: Set<String>) {
        let tokens = SwiftTokens.tokens(of: source).filter { !Self.isNoise($0) }
        guard tokens.count >= Self.length else { return }
        let runs = (0...(tokens.count - Self.length)).map { start in
            Self.hash(tokens[start..<(start + Self.length)], vocabulary: vocabulary)
        }
        for start in 0..<max(1, runs.count - Self.window + 1) {
            let window = start..<min(runs.count, start + Self.window)
            guard let least = window.min(by: { (runs[$0], -$0) < (runs[$1], -$1) }) else { continue }
            let place = tokens[least].line...tokens[least + Self.length - 1].line
            if lines[runs[least]] == nil { lines[runs[least]] = place }
        }
    }

    private init(lines: [UInt64: ClosedRange<Int>]) {
        self.lines = lines
    }

    /// Those of several sources together.
    package func union(_ other: Fingerprints) -> Fingerprints {
        Fingerprints(lines: lines.merging(other.lines) { own, _ in own })
    }

    /// Without those that are common property.
    package func subtracting(_ common: Set<UInt64>) -> Fingerprints {
        Fingerprints(lines: lines.filter { !common.contains($0.key) })
    }

    /// All runs of a text, whether a window chooses them or not: base code must be excluded wherever it stands.
    package static func allRuns(of source: String, vocabulary: Set<String>) -> Set<UInt64> {
        let tokens = SwiftTokens.tokens(of: source).filter { !isNoise($0) }
        guard tokens.count >= length else { return [] }
        return Set((0...(tokens.count - length)).map { hash(tokens[$0..<($0 + length)], vocabulary: vocabulary) })
    }

    /// Words that may be added or left out without changing what is meant.
    private static func isNoise(_ token: SwiftToken) -> Bool {
        switch token.text {
        case "public", "private", "internal", "fileprivate", "package", "final", "self", ";", "@", "inlinable": true
        default: false
        }
    }

    /// FNV-1a over the normalised run, mixed at the end so that the least of a window is chosen as if by lot.
    private static func hash(_ run: ArraySlice<SwiftToken>, vocabulary: Set<String>) -> UInt64 {
        var sum = FNV1a()
        var names: [String: UInt8] = [:]
        for token in run {
            if token.kind == .word, !vocabulary.contains(token.text) {
                let number = names[token.text] ?? UInt8(names.count)
                names[token.text] = number
                sum.add(1)
                sum.add(number)
            } else {
                sum.add(2)
                sum.add(token.text.utf8)
            }
            sum.add(0)
        }
        var hash = sum.value
        hash ^= hash >> 33
        hash = hash &* 0xff51_afd7_ed55_8ccd
        hash ^= hash >> 33
        return hash
    }
}
