/// HTML or XML under construction, in which only what this program wrote literally is markup.
///
/// Whatever is interpolated is escaped, unless it is marked text itself; so no text of a submission becomes an element.
package struct MarkedText: Sendable, ExpressibleByStringInterpolation {
    /// What has been written.
    package private(set) var text: String

    package init(stringLiteral value: String) {
        text = value
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Pieces one after the other.
    package init(_ pieces: some Sequence<MarkedText>) {
        text = pieces.reduce(into: "") { $0 += $1.text }
    }

    package static func += (left: inout MarkedText, right: MarkedText) {
        left.text += right.text
    }

    /// Collects literals as they are and values escaped.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        package mutating func appendInterpolation(_ value: String) { text += MarkedText.escaped(value) }
        package mutating func appendInterpolation(_ value: Int) { text += String(value) }
        package mutating func appendInterpolation(_ value: Score) { text += value.description }
        package mutating func appendInterpolation(_ value: MarkedText) { text += value.text }
        package mutating func appendInterpolation(_ values: [MarkedText]) {
            for value in values { text += value.text }
        }
    }

    /// A text as it stands in an element or in a quoted attribute.
    package static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in ReportText.visible(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
