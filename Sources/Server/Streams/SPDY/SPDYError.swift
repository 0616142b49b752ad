/// Why a SPDY connection cannot go on.
enum SPDYError: Error, Hashable, Sendable {
    /// A control frame is of another version of the protocol.
    case version(Int)
    /// A control frame is longer than any that makes sense.
    case frameTooLarge(type: Int, length: Int)
    /// A control frame's length or content does not fit its type.
    case malformed(type: Int)
    /// A header block cannot be read, and so neither can those after it.
    case badHeaders(String)
    /// A stream was opened under a number that is not its client's to take, or that was taken before.
    case badStream(UInt32)
    /// A window grew beyond what a window may have.
    case windowOverflow(UInt32)
}

extension SPDYError: CustomStringConvertible {
    /// What was wrong.
    var description: String {
        switch self {
        case .version(let version): "a frame of SPDY version \(version) came, and version 3 was expected"
        case .frameTooLarge(let type, let length):
            "a control frame of type \(type) has \(length) bytes, and may have \(SPDYFrame.longestControlFrame)"
        case .malformed(let type): "a control frame of type \(type) does not hold what it should"
        case .badHeaders(let detail): "a header block cannot be read: \(detail)"
        case .badStream(let id): "stream \(id) cannot be opened by a client, or was opened before"
        case .windowOverflow(let id): "the window of stream \(id) grew beyond 2147483647 bytes"
        }
    }
}
