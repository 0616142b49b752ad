import Foundation

/// Writes a report for tools.
package enum JSONText {
    /// Indented JSON with sorted keys and a newline at its end.
    package static func encode(_ value: some Encodable) throws(LabError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        } catch {
            throw .unwritable(path: "the report", reason: "\(error)")
        }
    }
}
