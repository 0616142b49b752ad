import Model

/// `nslookup`: the addresses of a name, as the cluster's DNS answers.
struct NameLookup: Program {
    private let name: String
    private var question: Int?

    init(arguments: [String]) {
        name = arguments.first { !$0.hasPrefix("-") } ?? ""
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        guard let question else {
            guard !name.isEmpty else { return .exited(machine.complain("nslookup: usage: nslookup HOST", of: process)) }
            let id = machine.ask(.resolve(name), as: process)
            self.question = id
            return .answer(id, until: machine.now + .seconds(10))
        }
        let server = "Server:\t\t\(Resolver.address)\nAddress:\t\(Resolver.address):53\n\n"
        switch machine.takeAnswer(question) {
        case .addresses(let addresses, let full)?:
            let lines = addresses.map { "Name:\t\(full)\nAddress: \($0)\n" }.joined()
            machine.write(server + lines + "\n", to: 1, of: process)
            return .exited(0)
        case .noSuchName?:
            machine.write(server + "** server can't find \(name): NXDOMAIN\n\n", to: 1, of: process)
            return .exited(1)
        default:
            machine.dropQuestion(question)
            machine.write(";; connection timed out; no servers could be reached\n\n", to: 1, of: process)
            return .exited(1)
        }
    }
}

/// Where names are looked up.
package enum Resolver {
    /// The cluster's own DNS.
    package static let address = "10.96.0.10"
}
