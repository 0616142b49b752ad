/// HTML under construction, in which only string literals of this program can be anything but text.
///
/// Names of elements and attributes are `StaticString`, so a text that came from a manifest cannot become one; it goes
/// through ``escaped(_:)``, the only place where texts are made safe.
struct Markup: Sendable, Hashable {
    /// What has been written so far.
    private(set) var html = ""

    /// Attributes in the order in which they are written.
    typealias Attributes = KeyValuePairs<StaticString, String>

    /// Writes an element around what `content` writes.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void
    ) {
        open(name, attributes)
        html += ">"
        content(&self)
        html += "</\(name)>"
    }

    /// Writes an element that holds nothing but a text.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element that holds nothing.
    mutating func leaf(_ name: StaticString, _ attributes: Attributes = [:]) {
        open(name, attributes)
        html += "/>"
    }

    /// Writes a text, escaped.
    mutating func text(_ text: String) {
        html += Self.escaped(text)
    }

    /// Writes a literal as it is: styles, scripts, fixed drawings.
    mutating func literal(_ literal: StaticString) {
        html += "\(literal)"
    }

    private mutating func open(_ name: StaticString, _ attributes: Attributes) {
        html += "<\(name)"
        for (key, value) in attributes {
            html += " \(key)=\"\(Self.escaped(value))\""
        }
    }

    /// The text as HTML shows it, inside an element as well as inside a quoted attribute.
    ///
    /// Characters that no reader could see, or that would reorder the line around them, become U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
