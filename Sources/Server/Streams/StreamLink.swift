/// An upgraded connection, as the cluster sees it.
///
/// Calls come from the cluster's loop; after the client has gone they do nothing.
package protocol StreamLink: AnyObject, Sendable {
    /// Sends something to the client.
    func send(_ traffic: [ClusterTraffic])
    /// Says that bytes of a connection, or of the standard input where there is none, were used.
    func consumed(_ count: Int, on lane: Lane?)
    /// How many bytes were given and wait for the client to read.
    var unsentBytes: Int { get }
    /// Asks to be told, once there is room again.
    func reportRoom()
    /// Ends the connection once what was sent has left.
    func close()
}
