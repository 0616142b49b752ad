/// Why an upgraded connection cannot go on.
enum WireError: Error, Hashable, Sendable {
    /// The client's frames are not SPDY's.
    case spdy(SPDYError)
    /// The client did not open the streams that it asked for.
    case missingStreams([String])
}

extension WireError: CustomStringConvertible {
    /// What was wrong.
    var description: String {
        switch self {
        case .spdy(let error): error.description
        case .missingStreams(let names):
            "the client did not open its streams in time: \(names.joined(separator: ", ")) missing"
        }
    }
}
