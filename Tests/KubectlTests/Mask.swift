import Foundation

/// Hides what differs from run to run: ages, addresses, UIDs, times and random suffixes.
enum Mask {
    private static let rules: [(pattern: String, replacement: String)] = [
        ("\u{1B}\\[[0-9;]*m", ""),
        (#"^[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ "#, "<log> "),
        ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uid>"),
        (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"#, "<time>"),
        (#"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"#, "<time>"),
        (#"\b(10\.\d+|192\.168)\.\d+\.\d+\b"#, "<ip>"),
        (#"https?://127\.0\.0\.1:\d+(/k/[A-Za-z0-9_-]+)?"#, "<server>"),
        (#"(?<=[\s(]|^)(<invalid>|(\d+d)?(\d+h)?(\d+m)?\d+s|(\d+d)?(\d+h)?\d+m|\d+h)(?=[\s)]|$)"#, "<age>"),
        (#"-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b"#, "-<hash>-<id>"),
        (#"resourceVersion: "\d+""#, "resourceVersion: <version>"),
        // From 1.34 on ports are described with their names.
        (#"(?<=/TCP) \([a-z]+\)$"#, ""),
        (#"\bnode-\d\b"#, "<node>"),
        (#" deleted from \S+ namespace$"#, " deleted"),
        (#" +$"#, ""),
        (#"(?<=\S)(\t| {2,})"#, "   "),
    ]

    /// The lines of an output with what differs hidden, the namespace too, and with columns three spaces apart.
    static func lines(of output: String, namespace: String) -> [String] {
        var lines = output.replacingOccurrences(of: namespace, with: "<namespace>").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines.map { line in
            rules.reduce(line) { text, rule in
                text.replacingOccurrences(of: rule.pattern, with: rule.replacement, options: .regularExpression)
            }
        }
    }
}
