import Model

/// A member of a replicated log at work: it keeps its log in files, and talks to the others and to clients over HTTP.
package struct QuorumServer: Program {
    /// How often a leader tells that it is there.
    static let heartbeat = Duration.milliseconds(500)
    /// How long a member hears nothing of a leader before it stands for election itself, at least.
    private static let patience = Duration.milliseconds(1500)
    /// How often those are looked for who have no names of their own.
    private static let discovery = Duration.seconds(2)
    private static let waitingLimit = 256

    /// A client that waits until its write is certain.
    private struct Waiting: Sendable {
        let request: Int
        let index: Int
        let term: Int
        let client: String
        let number: Int
    }

    private var settings: QuorumSettings
    var member: QuorumMember
    var writes = QuorumWrites()
    var peers: [QuorumPeer] = []
    private var waiting: [Waiting] = []
    private var stored: (term: Int, vote: String?) = (0, nil)
    private var shownRole = ""
    private var electionAt = Timestamp(nanoseconds: 0)
    private var discoverAt = Timestamp(nanoseconds: .min)
    private var lookup: (id: Int, until: Timestamp)?
    private var isListening = false
    private var isEnding = false

    package init(identity: Machine.Identity, environment: [String: String]) {
        settings = QuorumSettings(identity, environment: environment)
        member = QuorumMember(name: settings.name, voters: settings.voters)
        for (index, host) in settings.members.enumerated() where index != settings.ownIndex {
            peers.append(QuorumPeer(host: host, isVoter: index < settings.voters))
        }
    }

    package mutating func receive(_ signal: Signal) -> SignalResponse {
        guard signal == .terminate || signal == .interrupt else {
            return signal == .kill ? .standard : .ignored
        }
        isEnding = true
        return .caught
    }

    package mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if isEnding { return .exited(0) }
        if !isListening {
            guard machine.listen(on: settings.port, as: process) else {
                return .exited(machine.complain("quorum: port \(settings.port) is taken", of: process))
            }
            isListening = true
            load(machine)
            postponeElection(&machine)
        }
        discover(&machine, process)
        for index in peers.indices { hear(index, &machine) }
        var isBusy = false
        for _ in 0..<64 {
            guard let request = machine.takeRequest(of: process) else { break }
            isBusy = true
            guard let response = respond(to: request, &machine) else { continue }
            guard store(&machine) else { return fail(&machine, process) }
            machine.respond(request.id, with: response)
        }
        if settings.isVoter, member.role != .leader, electionAt <= machine.now {
            member.stand()
            postponeElection(&machine)
        }
        guard store(&machine) else { return fail(&machine, process) }
        for index in peers.indices { talk(to: index, &machine, process) }
        settle(&machine)
        show(&machine, process)
        return isBusy ? .nothing : .request(until: nextTime(after: machine.now))
    }

    private func fail(_ machine: inout Machine, _ process: Int) -> Wait {
        .exited(machine.complain("quorum: cannot write to \(settings.directory)", of: process))
    }

    private mutating func postponeElection(_ machine: inout Machine) {
        let extra = Int64(machine.random.next() % 1500)
        electionAt = machine.now + Self.patience + .milliseconds(extra)
    }

    private func nextTime(after now: Timestamp) -> Timestamp {
        var next = member.role == .leader || !settings.isVoter ? now + Self.heartbeat : electionAt
        if settings.members.isEmpty { next = min(next, lookup?.until ?? discoverAt) }
        for peer in peers {
            if let call = peer.call {
                next = min(next, call.until)
            } else if wantsToTalk(to: peer) {
                next = min(next, max(peer.retryAt, peer.toldAt + Self.heartbeat))
            }
        }
        return max(next, now + .milliseconds(1))
    }

    /// Prints when the member's part has changed.
    private mutating func show(_ machine: inout Machine, _ process: Int) {
        let role = "term \(member.term): \(member.role.rawValue)\(member.leader.map { ", leader \($0)" } ?? "")"
        guard role != shownRole, member.role != .candidate else { return }
        shownRole = role
        machine.write("\(machine.now.formatted("%Y/%m/%d %H:%M:%S")) \(role)\n", to: 1, of: process)
    }
}

// MARK: - Files

extension QuorumServer {
    private var statePath: String { "\(settings.directory)/state" }
    private var logPath: String { "\(settings.directory)/log" }

    /// Takes up what the member has stored, as whoever it was then.
    private mutating func load(_ machine: Machine) {
        func text(_ path: String) -> String? {
            (try? machine.files.read(path)).map { String(decoding: $0, as: UTF8.self) }
        }
        let words = (text(statePath) ?? "").split { $0 == " " || $0 == "\n" }
        let term = words.first.flatMap { Int($0) } ?? 0
        let vote = words.count > 1 ? String(words[1]) : nil
        stored = (term, vote)
        member = QuorumMember(
            name: settings.name, voters: settings.voters, term: term, vote: vote,
            log: QuorumLog(lines: text(logPath) ?? ""))
    }

    /// Stores what has changed.
    ///
    /// - Returns: whether that was possible; nobody may be told otherwise.
    private mutating func store(_ machine: inout Machine) -> Bool {
        let changes = member.takeChanges()
        let isStateNew = stored.term != member.term || stored.vote != member.vote
        guard isStateNew || !changes.isEmpty else { return true }
        do throws(FileError) {
            let now = machine.now
            if (try? machine.files.look(settings.directory)) == nil {
                try machine.files.makeDirectory(settings.directory, parents: true, now: now)
            }
            if isStateNew {
                let text = "\(member.term) \(member.vote ?? "")\n"
                try machine.files.write(Array(text.utf8), to: statePath, now: now)
                stored = (member.term, member.vote)
            }
            if !changes.isEmpty {
                let text = changes.map(\.line).joined()
                try machine.files.write(Array(text.utf8), to: logPath, append: true, now: now)
            }
            return true
        } catch {
            return false
        }
    }
}

// MARK: - The others

extension QuorumServer {
    /// Looks for members that have no names of their own.
    private mutating func discover(_ machine: inout Machine, _ process: Int) {
        guard settings.members.isEmpty else { return }
        if let known = lookup {
            let answer = machine.takeAnswer(known.id)
            guard answer != nil || known.until <= machine.now else { return }
            if answer == nil { machine.dropQuestion(known.id) }
            lookup = nil
            discoverAt = machine.now + Self.discovery
            guard case .addresses(let addresses, _)? = answer else { return }
            let others = addresses.filter { $0 != machine.identity.address }.sorted()
            for peer in peers where !others.contains(peer.host) {
                if let call = peer.call { machine.dropQuestion(call.id) }
            }
            peers = others.map { address in
                peers.first { $0.host == address } ?? QuorumPeer(host: address, isVoter: true, address: address)
            }
        } else if discoverAt <= machine.now {
            lookup = (machine.ask(.resolve(settings.service), as: process), machine.now + QuorumPeer.patience)
        }
    }

    private func wantsToTalk(to peer: QuorumPeer) -> Bool {
        switch member.role {
        case .leader: true
        case .candidate: peer.isVoter && peer.votedTerm < member.term
        case .follower: false
        }
    }

    /// Takes in what another member has answered.
    private mutating func hear(_ index: Int, _ machine: inout Machine) {
        guard let (id, call, until) = peers[index].call else { return }
        guard let answer = machine.takeAnswer(id) else {
            guard until <= machine.now else { return }
            machine.dropQuestion(id)
            return lose(index, at: machine.now)
        }
        peers[index].call = nil
        switch (call, answer) {
        case (.name, .addresses(let addresses, _)): peers[index].address = addresses.first
        case (.vote(let term), .response(let response)):
            let numbers = QuorumMessages.numbers(response.body)
            guard response.status == 200, numbers.count == 2 else { return lose(index, at: machine.now) }
            peers[index].votedTerm = max(peers[index].votedTerm, term)
            let isOfTerm = term == member.term
            member.count(vote: isOfTerm && numbers[1] == 1, term: numbers[0], of: peers[index].host)
        case (.entries(let term), .response(let response)):
            let numbers = QuorumMessages.numbers(response.body)
            guard response.status == 200, numbers.count == 3 else { return lose(index, at: machine.now) }
            guard term == member.term else { return }
            member.count(
                match: numbers[1] < 0 ? nil : numbers[1], last: numbers[2], term: numbers[0], of: peers[index].host)
        default: lose(index, at: machine.now)
        }
    }

    private mutating func lose(_ index: Int, at now: Timestamp) {
        peers[index].call = nil
        peers[index].retryAt = now + Self.heartbeat
        if !settings.members.isEmpty { peers[index].address = nil }
    }

    /// Says to another member what is to say, if it is not asked something already.
    private mutating func talk(to index: Int, _ machine: inout Machine, _ process: Int) {
        let peer = peers[index]
        let now = machine.now
        guard peer.call == nil, wantsToTalk(to: peer), peer.retryAt <= now else { return }
        let until = now + QuorumPeer.patience
        guard let address = peer.address else {
            peers[index].call = (machine.ask(.resolve(peer.host), as: process), .name, until)
            return
        }
        let path: String
        let body: String
        let call: QuorumPeer.Call
        if member.role == .leader {
            guard member.lacksEntries(peer.host) || peer.toldAt + Self.heartbeat <= now else { return }
            peers[index].toldAt = now
            (path, call) = (QuorumMessages.appendPath, .entries(term: member.term))
            body = QuorumMessages.body(member.request(for: peer.host, isVoter: peer.isVoter))
        } else {
            (path, call) = (QuorumMessages.votePath, .vote(term: member.term))
            body = QuorumMessages.body(member.voteRequest)
        }
        let request = HTTPRequest(
            method: "POST", target: path, headers: [HTTPHeader("Host", peer.host)], body: Array(body.utf8))
        let id = machine.ask(.request(address: address, port: settings.port, request), as: process)
        peers[index].call = (id, call, until)
    }
}

// MARK: - Requests

extension QuorumServer {
    /// The answer to a request; `nil` where it has to wait.
    private mutating func respond(to request: ServerRequest, _ machine: inout Machine) -> HTTPResponse? {
        let message = request.message
        switch message.path {
        case QuorumMessages.votePath:
            guard let vote = QuorumMessages.vote(message.body) else { return HTTPResponse(400, text: "no vote\n") }
            let isGranted = member.answer(vote)
            if isGranted { postponeElection(&machine) }
            return HTTPResponse(text: "\(member.term) \(isGranted ? 1 : 0)\n")
        case QuorumMessages.appendPath where message.method == "POST":
            guard let append = QuorumMessages.append(message.body) else {
                return HTTPResponse(400, text: "no entries\n")
            }
            let match = member.answer(append)
            if append.term == member.term { postponeElection(&machine) }
            return HTTPResponse(text: "\(member.term) \(match ?? -1) \(member.log.lastIndex)\n")
        case "/append": return append(message, request.id)
        case "/healthz": return HTTPResponse(text: "ok\n")
        case "/report": return HTTPResponse(text: report.canonicalText + "\n", type: "application/json")
        case "/": return HTTPResponse(text: overview)
        default: return HTTPResponse(404, text: "there is /, /report, /healthz and /append?client=NAME&number=N\n")
        }
    }

    /// Takes a client's write in.
    private mutating func append(_ message: HTTPRequest, _ request: Int) -> HTTPResponse? {
        guard let client = message.parameter("client"), let number = message.parameter("number").flatMap({ Int($0) }),
            number > 0, !client.isEmpty, client.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), client.utf8.count <= 128
        else { return HTTPResponse(400, text: "expected /append?client=NAME&number=N, with N from 1 on\n") }
        guard member.role == .leader, waiting.count < Self.waitingLimit else { return unavailable }
        let index = member.append(client: client, number: number)
        waiting.append(
            Waiting(request: request, index: index, term: member.term, client: client, number: number))
        return nil
    }

    private var unavailable: HTTPResponse {
        HTTPResponse(503, text: member.leader.map { "the leader is \($0)\n" } ?? "there is no leader\n")
    }

    /// Looks at what has become certain, and answers those who waited for it or wait in vain.
    private mutating func settle(_ machine: inout Machine) {
        while writes.applied < member.commit, let entry = member.log[writes.applied + 1] { writes.apply(entry) }
        guard !waiting.isEmpty else { return }
        let isLeader = member.role == .leader
        for one in waiting where one.index <= member.commit || !isLeader {
            let isCertain = one.index <= member.commit && member.log.term(at: one.index) == one.term
            let lost = writes.clients[one.client]?.lost ?? 0
            machine.respond(
                one.request,
                with: isCertain ? HTTPResponse(text: "acknowledged \(one.number) lost \(lost)\n") : unavailable)
        }
        waiting.removeAll { $0.index <= member.commit || !isLeader }
    }

    /// What the member knows, for programs.
    private var report: JSON {
        let clients = writes.clients.sorted { $0.key < $1.key }.map { name, client -> JSON in
            ["client": .string(name), "last": .integer(Int64(client.last)), "lost": .integer(Int64(client.lost))]
        }
        return [
            "member": .string(member.name), "role": .string(member.role.rawValue),
            "leader": .string(member.leader ?? ""), "term": .integer(Int64(member.term)),
            "entries": .integer(Int64(member.log.lastIndex)), "certain": .integer(Int64(member.commit)),
            "writes": .integer(Int64(writes.count)), "lost": .integer(Int64(writes.lost)), "clients": .array(clients),
        ]
    }

    /// What the member knows, for people.
    private var overview: String {
        var text = "\(member.name), \(member.role.rawValue) in term \(member.term)"
        if let leader = member.leader, leader != member.name { text += ", led by \(leader)" }
        text += "\n\(member.commit) of \(member.log.lastIndex) entries are certain, with \(writes.count) writes\n"
        return text
            + (writes.lost == 0 ? "no acknowledged write was lost\n" : "LOST: \(writes.lost) acknowledged writes\n")
    }
}
