package import Containers
package import Model

/// A cluster's state as a journal gives it back.
package struct StoredState: Sendable {
    /// Every object, in the order of their last changes.
    package var objects: [any APIObject]
    /// The revision of the last change.
    package var revision: Int64
    /// What stands in the volumes, by their names.
    package var volumes: [String: FileTree]
}
