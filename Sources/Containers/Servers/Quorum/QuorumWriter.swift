package import Model

/// A client of a replicated log: it writes one number after the other, and says when one was lost.
package struct QuorumWriter: Program {
    private enum Stage: Sendable {
        case resting(until: Timestamp)
        case resolving(Int, until: Timestamp)
        case writing(Int, until: Timestamp)
    }

    private static let patience = Duration.seconds(3)
    private static let pause = Duration.milliseconds(250)

    private let service: String
    private let port: Int
    private let client: String
    private let interval: Duration
    private let limit: Int?
    private var stage = Stage.resting(until: Timestamp(nanoseconds: .min))
    private var addresses: [String] = []
    private var turn = 0
    private var number = 1
    private var lost = 0
    private var isEnding = false

    /// - Parameter arguments: `--service=NAME --port=N --client=NAME --every=SECONDS --count=N`.
    package init(_ arguments: [String], identity: Machine.Identity, now: Timestamp) {
        func value(_ name: String) -> String? {
            arguments.first { $0.hasPrefix("--\(name)=") }.map { String($0.dropFirst(name.count + 3)) }
        }
        service = value("service") ?? "quorum"
        port = value("port").flatMap { Int($0) } ?? 8080
        client = value("client") ?? "\(identity.hostname)@\(now.nanoseconds / 1_000_000)"
        interval = .seconds(max(0.01, value("every").flatMap { Double($0) } ?? 1))
        limit = value("count").flatMap { Int($0) }
    }

    package mutating func receive(_ signal: Signal) -> SignalResponse {
        guard signal == .terminate || signal == .interrupt else { return signal.isHarmless ? .ignored : .standard }
        isEnding = true
        return .caught
    }

    package mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if isEnding || limit.map({ number > $0 }) == true {
            machine.write("\(number - 1) writes acknowledged, \(lost) lost\n", to: 1, of: process)
            return .exited(lost == 0 ? 0 : 1)
        }
        switch stage {
        case .resting(let until):
            guard until <= machine.now else { return .time(until) }
            return begin(&machine, process)
        case .resolving(let id, let until):
            let answer = machine.takeAnswer(id)
            guard answer != nil || until <= machine.now else { return .answer(id, until: until) }
            if case .addresses(let found, _)? = answer { addresses = found } else { machine.dropQuestion(id) }
            return addresses.isEmpty ? rest(Self.pause, machine.now) : write(&machine, process)
        case .writing(let id, let until):
            let answer = machine.takeAnswer(id)
            guard answer != nil || until <= machine.now else { return .answer(id, until: until) }
            if answer == nil { machine.dropQuestion(id) }
            return take(answer, &machine, process)
        }
    }

    private mutating func rest(_ duration: Duration, _ now: Timestamp) -> Wait {
        stage = .resting(until: now + duration)
        return .time(now + duration)
    }

    private mutating func begin(_ machine: inout Machine, _ process: Int) -> Wait {
        guard addresses.isEmpty else { return write(&machine, process) }
        let id = machine.ask(.resolve(service), as: process)
        stage = .resolving(id, until: machine.now + Self.patience)
        return .answer(id, until: machine.now + Self.patience)
    }

    private mutating func write(_ machine: inout Machine, _ process: Int) -> Wait {
        let request = HTTPRequest(
            method: "POST", target: "/append?client=\(client)&number=\(number)",
            headers: [HTTPHeader("Host", service)])
        let id = machine.ask(
            .request(address: addresses[turn % addresses.count], port: port, request), as: process)
        stage = .writing(id, until: machine.now + Self.patience)
        return .answer(id, until: machine.now + Self.patience)
    }

    /// Counts an acknowledged write, or tries again elsewhere.
    private mutating func take(_ answer: Answer?, _ machine: inout Machine, _ process: Int) -> Wait {
        let words =
            if case .response(let response)? = answer, response.status == 200 {
                response.text.split { $0 == " " || $0 == "\n" }
            } else { [Substring]() }
        guard words.count == 4, words[0] == "acknowledged", let lost = Int(words[3]) else {
            turn += 1
            // After one round everybody is looked for anew.
            if turn >= addresses.count { (turn, addresses) = (0, []) }
            return rest(Self.pause, machine.now)
        }
        if lost > self.lost {
            machine.write("LOST \(lost - self.lost) acknowledged writes before \(number)\n", to: 1, of: process)
            self.lost = lost
        } else if number % 10 == 0 {
            machine.write("\(number) writes acknowledged, \(lost) lost\n", to: 1, of: process)
        }
        number += 1
        return rest(interval, machine.now)
    }
}
