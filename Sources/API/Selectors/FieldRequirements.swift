import Cluster
import Model

/// Conditions on fields as a query writes them: all must hold.
struct FieldRequirements: Hashable, Sendable {
    /// One condition.
    struct Requirement: Hashable, Sendable {
        /// The field.
        let field: String
        /// The value that it must have, or must not.
        let value: String
        /// Whether the value is the one that it must not have.
        let isNegated: Bool
    }

    /// The conditions.
    var requirements: [Requirement] = []

    /// Reads a selector such as `status.phase!=Running,metadata.name=web-0`.
    ///
    /// - Throws: ``Refusal``, if the text is none, or a field cannot be selected by.
    init(_ text: String, resource: ServedKind) throws {
        for term in Self.terms(of: text) where !term.isEmpty {
            guard let found = Self.split(term) else {
                throw Refusal.badRequest("invalid selector: '\(text)'; can't understand '\(term)'")
            }
            let requirement = Requirement(
                field: found.field, value: try Self.unescaped(found.value, in: text), isNegated: found.isNegated)
            try resource.checkSelectable(requirement.field)
            requirements.append(requirement)
        }
    }

    /// No conditions.
    init() {}

    /// Whether an object meets every condition.
    func matches(_ object: any APIObject) -> Bool {
        requirements.allSatisfy { (object.selectable($0.field) == $0.value) != $0.isNegated }
    }

    /// The parts between commas that no backslash protects.
    private static func terms(of text: String) -> [String] {
        var terms: [String] = []
        var term = ""
        var isEscaped = false
        for character in text {
            if character == ",", !isEscaped {
                terms.append(term)
                term = ""
            } else {
                term.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return terms + [term]
    }

    private static func split(_ term: String) -> (field: String, value: String, isNegated: Bool)? {
        guard let equals = term.firstIndex(of: "=") else { return nil }
        let before = term[..<equals]
        var value = term[term.index(after: equals)...]
        if before.last == "!" { return (String(before.dropLast()), String(value), true) }
        if value.first == "=" { value = value.dropFirst() }
        return (String(before), String(value), false)
    }

    /// The value without the backslashes before `\`, `,` and `=`.
    private static func unescaped(_ value: String, in text: String) throws -> String {
        var result = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                guard "\\,=".contains(character) else {
                    throw Refusal.badRequest("invalid field selector: invalid escape sequence: \\\(character)")
                }
                result.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "," || character == "=" {
                throw Refusal.badRequest("invalid field selector: unescaped character in value: \(character)")
            } else {
                result.append(character)
            }
        }
        if isEscaped { throw Refusal.badRequest("invalid field selector: invalid escape sequence: \\") }
        return result
    }
}
