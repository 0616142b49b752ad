import Model

/// One document with content, as a JSON value, and what is known of its text.
struct ParsedDocument {
    /// The number among the file's documents with content, from 1.
    var number: Int
    /// The line of the file on which the content begins, from 1.
    var line: Int
    /// What the document says; absent where it cannot be read.
    var json: JSON?
    /// Keys that stand twice, with the line of the later one and a sentence.
    var repeatedKeys: [(path: String, line: Int?, message: String)] = []
    /// What is wrong with the text.
    var problems: [(line: Int?, message: String)] = []
    /// Finds the line of the file on which a field stands.
    var lineOfField: (String) -> Int? = { _ in nil }
}
