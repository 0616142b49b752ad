import Containers
import Model

/// Who is reached at which address, and who waits for an answer.
struct PodNetwork: Sendable {
    /// From one Pod to another; it also keeps two that talk to each other without end from holding up the time.
    static let latency = Duration.microseconds(500)

    /// Who waits for an answer to a request.
    enum Asker: Hashable, Sendable {
        /// A process of a container.
        case process(pod: ObjectKey, container: String, question: Int)
        /// A probe or hook of a container.
        case action(pod: ObjectKey, container: String, number: Int)
        /// Somebody outside of the Pods.
        case client
    }

    /// Where a request goes.
    enum Route: Hashable, Sendable {
        case pod(ObjectKey, port: Int)
        /// Nothing listens there.
        case refused
        /// Nobody has the address.
        case unreachable
    }

    private var podsByAddress: [String: ObjectKey] = [:]
    private var askers: [Int: Asker] = [:]
    private var nextRequest = 1
    /// Requests of those outside that were answered.
    private var answers: [Int: Answer] = [:]
    private var turn = 0

    /// Notes which Pod has an address.
    mutating func set(_ address: String, of pod: ObjectKey) {
        if podsByAddress[address] != pod { podsByAddress[address] = pod }
    }

    /// Forgets the address of a Pod.
    mutating func forget(_ address: String, of pod: ObjectKey) {
        if podsByAddress[address] == pod { podsByAddress[address] = nil }
    }

    /// A number for a request, under which its answer comes.
    mutating func register(_ asker: Asker) -> Int {
        defer { nextRequest += 1 }
        askers[nextRequest] = asker
        return nextRequest
    }

    /// Takes who waits for the answer to a request.
    mutating func takeAsker(_ request: Int) -> Asker? { askers.removeValue(forKey: request) }

    mutating func keep(_ answer: Answer, of request: Int) { answers[request] = answer }

    func hasAnswer(_ request: Int) -> Bool { answers[request] != nil }

    /// The answer to a request from outside, if it is there.
    mutating func takeAnswer(_ request: Int) -> Answer? { answers.removeValue(forKey: request) }

    /// Gives up waiting for an answer.
    mutating func drop(_ request: Int) {
        askers[request] = nil
        answers[request] = nil
    }

    /// Finds who is at an address and port.
    mutating func route(to address: String, port: Int, from pod: ObjectKey, _ server: APIServer) -> Route {
        if address.hasPrefix("127.") || address == "::1" { return .pod(pod, port: port) }
        if let found = podsByAddress[address] { return .pod(found, port: port) }
        guard let service = server.list(Service.self).first(where: { $0.spec.clusterIP == address }) else {
            return .unreachable
        }
        guard let number = service.spec.ports.first(where: { Int($0.port) == port }) else { return .refused }
        let backends = server.readyEndpoints(of: service, port: number.name).compactMap { endpoint, port in
            endpoint.addresses.first.map { (address: $0, port: port) }
        }
        guard !backends.isEmpty else { return .refused }
        turn += 1
        let chosen = backends[turn % backends.count]
        return podsByAddress[chosen.address].map { .pod($0, port: chosen.port) } ?? .unreachable
    }
}
