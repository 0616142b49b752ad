package import Cluster
package import Model

/// A connection that a request turns into streams.
package struct StreamUpgrade: Sendable {
    /// How the streams are written.
    package var streamProtocol: StreamProtocol
    /// What they are for.
    package var purpose: Purpose

    /// What streams are for.
    package enum Purpose: Sendable {
        /// A command that has begun, or a container's own program.
        case command(ContainerSession, CommandOptions)
        /// Ports of a Pod; those that were named beforehand, or none where each connection names its own.
        case ports(ObjectKey, UID, [Int])
    }
}
