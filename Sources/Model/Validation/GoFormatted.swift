/// A value that can be shown as Go's field errors show it.
protocol GoFormatted {
    /// The text behind `Invalid value: `.
    var goText: String { get }
}

extension String: GoFormatted {
    /// Quoted, with Go's escapes.
    var goText: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{07}": text += "\\a"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case "\u{0B}": text += "\\v"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                text += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension Bool: GoFormatted {
    /// The word.
    var goText: String { String(self) }
}

extension Int: GoFormatted {
    /// The digits.
    var goText: String { String(self) }
}

extension Int32: GoFormatted {
    /// The digits.
    var goText: String { String(self) }
}

extension Int64: GoFormatted {
    /// The digits.
    var goText: String { String(self) }
}

extension IntOrString: GoFormatted {
    /// The number, or the text in quotes.
    var goText: String {
        switch self {
        case .int(let number): String(number)
        case .string(let text): text.goText
        }
    }
}

extension Quantity: GoFormatted {
    /// The canonical text in quotes.
    var goText: String { canonicalText.goText }
}

extension Timestamp: GoFormatted {
    /// The text in quotes.
    var goText: String { description.goText }
}

extension NamedString {
    /// The name in quotes.
    var goText: String { rawValue.goText }
}

extension UID: GoFormatted {}
extension PodManagementPolicy: GoFormatted {}
extension ClaimRetention: GoFormatted {}
extension DeploymentStrategyType: GoFormatted {}

extension JSON: GoFormatted {
    /// The value as compact JSON.
    var goText: String {
        if case .string(let text) = self { text.goText } else { text(escaping: .go) }
    }
}

extension Dictionary: GoFormatted where Key == String, Value == String {
    /// The map as compact JSON.
    var goText: String { JSON.object(JSONObject(lazy.map { ($0.key, .string($0.value)) })).text(escaping: .go) }
}

/// A Go struct without JSON names: its members stand in the order of declaration.
struct GoStruct: GoFormatted {
    private let members: [(name: String, text: String)]

    /// A struct of these members, each already shown as JSON.
    init(_ members: KeyValuePairs<String, String>) {
        self.members = members.map { ($0.key, $0.value) }
    }

    /// The struct as compact JSON.
    var goText: String { "{" + members.map { "\"\($0.name)\":\($0.text)" }.joined(separator: ",") + "}" }
}

extension GoStruct {
    /// A struct with JSON names: the members of an object, in the order of declaration.
    init(_ object: JSONObject, order: [String]) {
        members = order.compactMap { name in object[name].map { (name, $0.text(escaping: .go)) } }
    }
}

extension LabelSelector: GoFormatted {
    /// The selector as compact JSON.
    var goText: String { GoStruct(jsonObject, order: ["matchLabels", "matchExpressions"]).goText }
}

extension OwnerReference: GoFormatted {
    /// The reference as compact JSON.
    var goText: String {
        let order = ["apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"]
        return GoStruct(jsonObject, order: order).goText
    }
}

extension Array: GoFormatted where Element: GoFormatted {
    /// The elements as compact JSON.
    var goText: String { "[" + map(\.goText).joined(separator: ",") + "]" }
}
