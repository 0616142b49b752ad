/// How streams are written on an upgraded connection, as a value: what comes and goes, in and out.
///
/// Bytes come and go in pieces; where a connection has messages, a piece is one message.
protocol StreamWire {
    /// What the client wants before it says anything.
    var opening: [ClientTraffic] { get }
    /// Takes a piece from the client.
    ///
    /// - Parameter now: the time since the connection was upgraded.
    /// - Throws: ``WireError`` where there is no telling how to go on; what ``takeOutput()`` has left is said, and then
    ///   the connection ends.
    mutating func receive(_ piece: [UInt8], at now: Duration) throws(WireError) -> [ClientTraffic]
    /// Sends something to the client.
    mutating func send(_ traffic: ClusterTraffic)
    /// Says that bytes of a connection, or of the standard input where there is none, were used.
    mutating func consume(_ count: Int, on lane: Lane?)
    /// The pieces that are to be sent now.
    mutating func takeOutput() -> [[UInt8]]
    /// How many bytes cannot be sent yet.
    var waitingBytes: Int { get }
    /// Whether everything has been said.
    var isFinished: Bool { get }
    /// When ``expire(at:)`` is to be called, if nothing comes before.
    var deadline: Duration? { get }
    /// Gives up what was begun and never completed.
    mutating func expire(at now: Duration) throws(WireError)
}

extension StreamWire {
    var opening: [ClientTraffic] { [] }
}
