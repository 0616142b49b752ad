import Model

/// One run of a container, whose log somebody follows.
package struct LogMark: Hashable, Sendable {
    let pod: ObjectKey
    let uid: UID
    let container: String
    /// Which start of the container it is.
    let start: Int
}
