/// A whole answer, ready to be sent.
package struct APIAnswer: Sendable {
    /// The HTTP status code.
    package var code: Int
    /// The header fields in order, `Content-Type` among them; `Warning` may stand there more than once.
    package var headers: [Header]
    /// The body.
    package var body: [UInt8]

    /// One header field.
    package struct Header: Hashable, Sendable {
        /// The name.
        package var name: String
        /// The value.
        package var value: String

        /// A header field.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// An answer.
    package init(code: Int, headers: [Header], body: [UInt8]) {
        self.code = code
        self.headers = headers
        self.body = body
    }
}
