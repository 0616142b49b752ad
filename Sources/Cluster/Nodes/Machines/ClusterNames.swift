import Containers
import Model
import Network

/// The cluster's names as Pods look them up, brought up to date when somebody asks.
struct ClusterNames: Sendable {
    private var names: PublishedNames?
    /// The position of the log up to which the names are known.
    private var position = 0
    private var turn = 0

    /// The most dots of a name that is looked up in the search domains first.
    private static let dots = 5

    /// Looks a name up as a resolver does that appends search domains.
    mutating func answer(_ name: String, searching domains: [String], _ server: APIServer) -> Answer {
        update(from: server)
        turn += 1
        for candidate in Self.candidates(name, searching: domains) {
            guard let full = DNSName(candidate), let zone = names?.zone else { continue }
            let found = zone.answer(DNSQuestion(full, .a), turn: turn)
            let addresses = found.answers.compactMap(\.address)
            if !addresses.isEmpty { return .addresses(addresses, name: candidate) }
        }
        return .noSuchName
    }

    private static func candidates(_ name: String, searching domains: [String]) -> [String] {
        if name.hasSuffix(".") { return [String(name.dropLast())] }
        let completed = domains.map { "\(name).\($0)" }
        let count = name.count { $0 == "." }
        return count < dots ? completed + [name] : [name] + completed
    }

    private mutating func update(from server: APIServer) {
        let log = server.log
        if names == nil || position < log.start {
            var fresh = PublishedNames(serverAddress: Resolver.address)
            for namespace in server.list(Namespace.self) { fresh.store(namespace) }
            for service in server.list(Service.self) { fresh.store(service) }
            for slice in server.list(EndpointSlice.self) { fresh.store(slice) }
            names = fresh
        } else {
            for position in position..<log.end {
                let event = log[position]
                guard PublishedNames.matters(event.object) else { continue }
                if event.change == .deleted { names?.remove(event.object) } else { names?.store(event.object) }
            }
        }
        position = log.end
        names?.publish()
    }
}

extension DNSResource {
    /// The address that it gives to a name, if it gives one of four bytes.
    fileprivate var address: String? {
        guard case .address(let bytes) = content, bytes.count == 4 else { return nil }
        return bytes.map { String($0) }.joined(separator: ".")
    }
}
