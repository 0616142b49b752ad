package import Model

/// A client's hold on a command in a container, or on the container's own program.
package struct ContainerSession: Hashable, Sendable {
    package let pod: ObjectKey
    package let container: String
    let uid: UID
    /// Which start of the container it belongs to.
    let start: Int
    let number: Int
}

/// A request from outside to a Pod, under which its answer comes.
package struct PodRequest: Hashable, Sendable {
    let number: Int
}
