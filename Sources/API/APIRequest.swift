/// One request to the Kubernetes API, free of the connection that it came by.
package struct APIRequest: Sendable {
    /// The HTTP method, in upper case.
    package var method: String
    /// The path's segments, percent-decoded, without any prefix of the server's.
    package var path: [String]
    /// The query's parameters in order, percent-decoded.
    package var query: [Parameter]
    /// The header fields; their names in lower case.
    package var headers: [String: String]
    /// The body: JSON, Kubernetes' protobuf, or YAML made JSON by whoever listens.
    package var body: [UInt8]

    /// One parameter of a query.
    package struct Parameter: Hashable, Sendable {
        /// The name.
        package var name: String
        /// The value; empty where there was none.
        package var value: String

        /// A parameter.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A request; by default it asks for nothing special and carries nothing.
    package init(
        _ method: String, path: [String], query: [Parameter] = [], headers: [String: String] = [:], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The first value of a query parameter.
    package subscript(parameter name: String) -> String? { query.first { $0.name == name }?.value }
}
