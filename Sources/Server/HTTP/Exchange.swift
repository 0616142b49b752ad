package import API

/// One request's way back: where its answer, or its stream of changes, goes.
///
/// Calls come from any thread, in the order in which the bytes are to be sent; after the client has gone they do
/// nothing.
package protocol Exchange: AnyObject, Sendable {
    /// Sends a whole answer.
    func answer(_ answer: APIAnswer)
    /// Begins a stream.
    func begin(contentType: String)
    /// Goes on with a stream.
    func send(_ bytes: [UInt8])
    /// Ends HTTP on the connection, and begins what the request asked for.
    func upgrade(to upgrade: StreamUpgrade) -> any StreamLink
    /// Ends a stream.
    func end()
    /// Ends the connection at once, whatever waits to be sent.
    func cutOff()
    /// How many bytes of a stream were given and wait for the client to read.
    var unsentBytes: Int { get }
    /// Whether there is nothing left to say: it was answered or ended, or the client has gone.
    var isGone: Bool { get }
}
