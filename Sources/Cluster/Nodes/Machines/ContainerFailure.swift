package import Model

/// Why somebody outside cannot get at what is inside a Pod.
package enum ContainerFailure: Error, Hashable, Sendable {
    /// There is no such Pod.
    case noSuchPod(ObjectKey)
    /// The Pod has no container of this name.
    case unknownContainer(String, pod: String, choices: [String])
    /// The container does not run at this moment; `reason` says what it does instead.
    case notRunning(container: String, reason: String)
    /// The container has not printed anything, because it has not run, or not often enough.
    case noLog(container: String, previous: Bool, reason: String)
    /// The Pod's node is not heard.
    case unreachable(node: String)
    /// Nothing in the Pod listens on the port.
    case nothingListens(port: Int, pod: ObjectKey)
    /// The container has too many processes.
    case tooManyProcesses(container: String)
}
