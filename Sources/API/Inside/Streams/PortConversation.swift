package import Cluster
import Containers
package import Model

/// What a client and a port of a Pod say to each other on one connection: requests, answered in their order.
package struct PortConversation: Sendable {
    /// How a conversation ended.
    package enum Ending: Hashable, Sendable {
        /// As it should.
        case closed
        /// The Pod has gone in the middle; the text says so.
        case broken(String)
    }

    private struct Question {
        var request: PodRequest?
        /// What is answered without asking.
        var response: HTTPResponse?
        var isHead = false
        var isLast = false
    }

    private let pod: ObjectKey
    private let port: Int
    private var parser = HTTPParser(.requests)
    /// What has been asked and not answered, the oldest first.
    private var questions: [Question] = []
    /// Whether nothing more is to be read.
    private var isOver = false

    /// A connection to a port.
    ///
    /// - Throws: ``ContainerFailure``: nothing listens there, or the Pod cannot be reached.
    package init(with port: Int, of pod: ObjectKey, in cluster: inout Cluster) throws(ContainerFailure) {
        try cluster.checkPort(port, of: pod)
        self.pod = pod
        self.port = port
    }

    /// Whether so much is unanswered that the client should wait.
    package var isFull: Bool { questions.count >= 64 }

    /// Takes what the client says.
    package mutating func receive(_ bytes: [UInt8], in cluster: inout Cluster) {
        guard !isOver else { return }
        parser.feed(bytes)
        do throws(HTTPParser.Failure) {
            while !isOver, let request = try parser.nextRequest() { ask(request, in: &cluster) }
        } catch {
            questions.append(Question(response: HTTPResponse(error.status, text: ""), isLast: true))
            isOver = true
        }
    }

    /// Notes that the client says no more.
    package mutating func end() { isOver = true }

    private mutating func ask(_ request: HTTPRequest, in cluster: inout Cluster) {
        let isLast = request.header("connection")?.lowercased() == "close"
        isOver = isLast
        let number = try? cluster.ask(request, of: pod, port: port, from: "127.0.0.1")
        questions.append(Question(request: number, isHead: request.method == "HEAD", isLast: isLast))
    }

    /// What the Pod has said, and whether it says no more.
    package mutating func takeOutput(from cluster: inout Cluster) -> (bytes: [UInt8], ending: Ending?) {
        var bytes: [UInt8] = []
        while let question = questions.first {
            if let request = question.request, !cluster.hasAnswer(request) { return (bytes, nil) }
            questions.removeFirst()
            guard let response = question.response ?? Self.answer(to: question.request, in: &cluster) else {
                return (bytes, .broken("error forwarding port \(port) to pod \(pod.name): connection reset by peer"))
            }
            bytes += response.bytes(forHead: question.isHead)
            if question.isLast { return (bytes, .closed) }
        }
        return (bytes, isOver ? .closed : nil)
    }

    private static func answer(to request: PodRequest?, in cluster: inout Cluster) -> HTTPResponse? {
        guard let request, case .response(let response)? = cluster.takeAnswer(to: request) else { return nil }
        return response
    }

    /// Forgets what is still to be answered; the client has gone.
    package func close(in cluster: inout Cluster) {
        for request in questions.compactMap(\.request) { cluster.drop(request) }
    }
}
