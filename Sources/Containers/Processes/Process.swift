import Model

/// A program that runs, or has ended and is not yet asked how.
struct Process: Sendable {
    let id: Int
    /// Who started it.
    var parent: Int
    /// What `ps` shows.
    var command: [String]
    /// `nil` while it is being resumed, and once it has ended.
    var program: (any Program)?
    var wait = Wait.nothing
    var descriptors: [Int: Descriptor]
    var directory: String
    var environment: [String: String]
    /// The number that it ended with.
    var exitCode: Int32?
    /// The session of a client that it belongs to, if any.
    var session: Int?
    /// Requests that it has not taken yet.
    var requests: [ServerRequest] = []
    /// Whether it was told something that it has to deal with.
    var isSignalled = false
    /// Signals that it has sent itself, which reach it once it has said what it waits for.
    var ownSignals: [Signal] = []
    let started: Timestamp
}

/// A request that has reached a server.
package struct ServerRequest: Hashable, Sendable {
    /// What the answer is given under.
    package let id: Int
    package let message: HTTPRequest
    /// The client's address.
    package let client: String
}

/// What a process asks the world.
package enum Question: Hashable, Sendable {
    /// The addresses of a name, as the resolver's search list completes it.
    case resolve(String)
    /// An answer of a server.
    case request(address: String, port: Int, HTTPRequest)
}

/// What the world says.
package enum Answer: Hashable, Sendable {
    /// A name's addresses, and the name that they were found under.
    case addresses([String], name: String)
    /// Nobody has this name.
    case noSuchName
    case response(HTTPResponse)
    /// Nothing listens there.
    case refused
    /// Nobody is there.
    case unreachable
    /// It was too long in coming.
    case timedOut
}

/// What a machine wants from outside.
package enum MachineEffect: Hashable, Sendable {
    /// A process asks something; its answer goes to ``Machine/answer(_:with:)``.
    case asked(Int, Question)
    /// A server has answered a request.
    case responded(Int, HTTPResponse)
}
