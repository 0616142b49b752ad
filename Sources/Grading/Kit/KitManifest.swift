/// The workshop's `Package.swift` as a kit has it: without the workshop's own tests, which a kit does not hold.
enum KitManifest {
    /// Leaves out each `.testTarget(…)` with its comment.
    static func withoutTests(_ manifest: String) -> String {
        var kept: [Substring] = []
        var depth = 0
        for line in manifest.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            if depth == 0 {
                guard text.hasPrefix(".testTarget(") else {
                    kept.append(line)
                    continue
                }
                while let last = kept.last, last.drop(while: { $0 == " " }).hasPrefix("//") { kept.removeLast() }
            }
            // No string in a manifest holds a bracket that is not closed in it.
            depth += text.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
        }
        return kept.joined(separator: "\n")
    }
}
