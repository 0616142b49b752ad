/// One of the connections that share a client's; the number is whatever carries it gives it.
package struct Lane: Hashable, Sendable {
    package let id: UInt32
}
