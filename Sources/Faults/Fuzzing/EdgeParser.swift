/// Something that reads what comes from outside, and what a fuzzer needs to know to put it to the test.
///
/// Whoever adds a parser that faces outside adds one of these to `EdgeParsers` in the command.
package struct EdgeParser: Sendable {
    /// A short name in lower case.
    package let name: String
    /// Inputs that it reads; others are made from these.
    package let examples: [[UInt8]]
    /// Words that mean something to it.
    package let words: [String]
    /// Reads an input, whatever comes of that.
    ///
    /// - Returns: what was wrong with how it was read; `nil` where an input was read, or refused, as it should be.
    package let read: @Sendable ([UInt8]) -> String?

    /// A parser of bytes.
    package init(
        _ name: String, examples: [[UInt8]], words: [String] = [], read: @escaping @Sendable ([UInt8]) -> String?
    ) {
        self.name = name
        self.examples = examples
        self.words = words
        self.read = read
    }

    /// A parser of text; bytes that are no UTF-8 reach it as replacement characters.
    package init(
        _ name: String, text examples: [String], words: [String] = [],
        read: @escaping @Sendable (String) -> String?
    ) {
        self.init(name, examples: examples.map { Array($0.utf8) }, words: words) { bytes in
            read(String(decoding: bytes, as: UTF8.self))
        }
    }
}
