/// A rule for the text of a name; it answers with the sentences that Kubernetes says about text that breaks it.
package struct NameRule: Sendable {
    /// The sentences about a text; empty for a valid one.
    package let problems: @Sendable (String) -> [String]

    /// A label of a domain name (RFC 1123): `my-name`, `123-abc`.
    static let label = NameRule { text in
        var problems = tooLong(text, limit: 63)
        if isLabel(text[...]) { return problems }
        if isSubdomain(text) {
            problems.append("must not contain dots")
        } else {
            problems.append(
                mismatch(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
                        + "start and end with an alphanumeric character",
                    pattern: labelPattern, examples: ["my-name", "123-abc"]))
        }
        return problems
    }

    /// A domain name (RFC 1123): `example.com`.
    static let subdomain = NameRule { text in
        var problems = tooLong(text, limit: 253)
        if !isSubdomain(text) {
            problems.append(
                mismatch(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                        + "and must start and end with an alphanumeric character",
                    pattern: subdomainPattern, examples: ["example.com"]))
        }
        return problems
    }

    /// A label of a domain name as RFC 1035 had it: it starts with a letter.
    static let oldLabel = NameRule { text in
        var problems = tooLong(text, limit: 63)
        let startsWithDigit = text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
        if startsWithDigit || !isLabel(text[...]) {
            problems.append(
                mismatch(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
                        + "alphabetic character, and end with an alphanumeric character",
                    pattern: "[a-z]([-a-z0-9]*[a-z0-9])?", examples: ["my-name", "abc-123"]))
        }
        return problems
    }

    /// A name with an optional domain before a slash: `MyName`, `example.com/MyName`.
    package static let qualifiedName = NameRule { text in
        if isShortName(text) || isNameWithDomain(text) { return [] }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var problems: [String] = []
        var name = parts[0]
        if parts.count == 2 {
            name = parts[1]
            problems =
                parts[0].isEmpty
                ? ["prefix part must be non-empty"] : subdomain.problems(parts[0]).map { "prefix part \($0)" }
        } else if parts.count > 2 {
            return [
                "a qualified name " + nameMismatch
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ]
        }
        if name.isEmpty {
            problems.append("name part must be non-empty")
        } else {
            problems += tooLong(name, limit: 63).map { "name part \($0)" }
        }
        if !isName(name) { problems.append("name part " + nameMismatch) }
        return problems
    }

    /// The value of a label: empty, or a short name.
    package static let labelValue = NameRule { text in
        var problems = tooLong(text, limit: 63)
        if !text.isEmpty, !isName(text) {
            problems.append(
                mismatch(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                        + "and must start and end with an alphanumeric character",
                    pattern: "(\(namePattern))?", examples: ["MyValue", "my_value", "12345"]))
        }
        return problems
    }

    /// The name of a container's port.
    static let portName = NameRule { text in
        var problems = tooLong(text, limit: 15)
        if text.isEmpty || !text.utf8.allSatisfy({ $0.isLowerAlphanumeric || $0 == UInt8(ascii: "-") }) {
            problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !text.utf8.contains(where: { (0x61...0x7A).contains($0) }) {
            problems.append("must contain at least one letter (a-z)")
        }
        if zip(text.utf8, text.utf8.dropFirst()).contains(where: { $0 == UInt8(ascii: "-") && $1 == $0 }) {
            problems.append("must not contain consecutive hyphens")
        }
        if text.hasPrefix("-") || text.hasSuffix("-") { problems.append("must not begin or end with a hyphen") }
        return problems
    }

    /// The name of a variable in a container's environment.
    static let environmentVariable = NameRule { text in
        var problems = text.isEmpty ? ["environment variable name must be non-empty"] : []
        if !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }) {
            problems.append(
                "a valid environment variable name must consist only of printable ASCII characters other than '='")
        }
        return problems
    }

    /// The key of an entry of a config map.
    static let configMapKey = NameRule { text in
        var problems = tooLong(text, limit: 253)
        if text.isEmpty || !text.utf8.allSatisfy({ $0.isAlphanumeric || "._-".utf8.contains($0) }) {
            problems.append(
                mismatch(
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                    pattern: "[-._a-zA-Z0-9]+", examples: ["key.name", "KEY_NAME", "key-name"]))
        }
        switch text {
        case ".": problems.append("must not be '.'")
        case "..": problems.append("must not be '..'")
        case _ where text.hasPrefix(".."): problems.append("must not start with '..'")
        default: break
        }
        return problems
    }

    /// The name of an HTTP header.
    static let headerName = NameRule { text in
        if !text.isEmpty, text.utf8.allSatisfy({ $0.isAlphanumeric || $0 == UInt8(ascii: "-") }) { return [] }
        return [
            mismatch(
                "a valid HTTP header must consist of alphanumeric characters or '-'", pattern: "[-A-Za-z0-9]+",
                examples: ["X-Header-Name"])
        ]
    }

    /// The part of a URL's path that any object's name must be fit for.
    static let pathSegment = NameRule { text in
        if text == "." || text == ".." { return ["may not be '\(text)'"] }
        return ["/", "%"].filter { text.contains($0) }.map { "may not contain '\($0)'" }
    }
}

extension NameRule {
    /// The sentences about a prefix, which may end with a hyphen because more will follow.
    func problems(ofPrefix text: String) -> [String] {
        problems(text.count > 1 && text.hasSuffix("-") ? text.dropLast() + "a" : text)
    }

    /// The problems of the name in a field.
    func check(_ text: String, at path: @autoclosure () -> FieldPath) -> [FieldProblem] {
        problems(text).map { .invalid(path(), text, $0) }
    }

    private static let labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
    private static let subdomainPattern = "\(labelPattern)(\\.\(labelPattern))*"
    private static let namePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
    private static let nameMismatch = mismatch(
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
            + "character",
        pattern: namePattern, examples: ["MyName", "my.name", "123-abc"])

    private static func tooLong(_ text: String, limit: Int) -> [String] {
        text.utf8.count > limit ? ["must be no more than \(limit) bytes"] : []
    }

    static func mismatch(_ sentence: String, pattern: String, examples: [String]) -> String {
        let shown = examples.map { "'\($0)', " }.joined(separator: " or ")
        return "\(sentence) (e.g. \(shown)regex used for validation is '\(pattern)')"
    }

    private static func isLabel(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return first.isLowerAlphanumeric && last.isLowerAlphanumeric
            && text.utf8.allSatisfy { $0.isLowerAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    private static func isSubdomain(_ text: String) -> Bool {
        if isLabel(text[...]) { return true }
        return isSubdomain(text.utf8[...])
    }

    private static func isSubdomain(_ text: Substring.UTF8View) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in text {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
                // A dot may not follow a mark, and a hyphen no dot.
                if previous == UInt8(ascii: ".") { return false }
                if byte == UInt8(ascii: "."), previous == UInt8(ascii: "-") { return false }
            } else if !byte.isLowerAlphanumeric {
                return false
            }
            previous = byte
        }
        return previous.isLowerAlphanumeric
    }

    /// Whether the text is a name with a domain before it that the rules for both find nothing wrong with.
    private static func isNameWithDomain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let (domain, name) = (bytes[..<slash], bytes[bytes.index(after: slash)...])
        return domain.count <= 253 && isSubdomain(domain) && name.count <= 63 && isName(name)
    }

    private static func isName(_ text: String) -> Bool { isName(text.utf8[...]) }

    private static func isName(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return first.isAlphanumeric && last.isAlphanumeric && text.allSatisfy { $0.isAlphanumeric || $0.isNameMark }
    }

    /// Whether the text is a name without a domain before it, as most are.
    private static func isShortName(_ text: String) -> Bool { text.utf8.count <= 63 && isName(text) }
}

extension UInt8 {
    /// `.`, `_` or `-`.
    fileprivate var isNameMark: Bool {
        self == UInt8(ascii: ".") || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }
}
