import Containers
import Model

/// Something that reaches a Pod over the network.
struct Letter: Sendable {
    enum Content: Sendable {
        /// What a process of a container has asked for.
        case answer(container: String, question: Int, Answer)
        case request(HTTPRequest, id: Int, port: Int, client: String)
        /// What a probe or hook of a container has asked for.
        case outcome(container: String, action: Int, Answer)
    }

    let due: Timestamp
    let content: Content
}
