import Model

/// What a node has to tell others while it runs a Pod.
enum PodEffect: Hashable, Sendable {
    /// Something happened that people want to know; `container` is the part of the Pod that it happened to.
    case event(reason: String, type: EventType, message: String, container: Field?)
    /// A container began to run, with the Pod's volumes mounted.
    case started(container: String)

    /// The part of a Pod's manifest that an event is about.
    struct Field: Hashable, Sendable {
        let path: String
    }
}

/// What a container's run needs to know of the world around it, and what it leaves there.
struct NodeScene: Sendable {
    let now: Timestamp
    var agent: NodeAgent
    var delays: Delays
    var effects: [PodEffect] = []
}
