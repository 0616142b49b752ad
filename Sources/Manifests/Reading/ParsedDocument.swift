import Model

/// One document with content, as a JSON value, and what is known of its text.
struct ParsedDocument {
    /// The number among the file's documents with content, from 1.
    var number: Int
    /// The line of the file on which the content begins, from 1.
    var line: Int
    /// What the document says; absent where it cannot be read.
    var json: JSON?
    /// Keys that stand twice.
    var repeatedKeys: [RepeatedKey] = []
    /// What is wrong with the text.
    var problems: [(line: Int?, message: String)] = []
    /// Finds the line of the file on which a field stands.
    var lineOfField: (String) -> Int? = { _ in nil }

    /// A key that stands twice in its object.
    struct RepeatedKey {
        /// The path of the field.
        var path: String
        /// The line of the file on which the later one stands, if that is known.
        var line: Int?
        /// A sentence about it.
        var message: String
    }
}
