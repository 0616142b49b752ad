import Containers
import Model

/// An action that was over at once.
struct EndedAction: Error {
    let result: ActionResult
}

extension NodeAgents {
    /// Begins an action.
    mutating func begin(
        _ action: ContainerAction, limit: Duration, _ stage: inout Stage, _ server: inout APIServer
    ) -> Result<ActionRun, EndedAction> {
        let now = stage.now
        switch action {
        case .refused(let text): return .failure(EndedAction(result: .unknown(text)))
        case .sleep(let duration):
            return .success(ActionRun(hold: .time, deadline: now + min(duration, limit), limit: limit))
        case .connect(let port):
            if stage.inside.listens(on: port) { return .failure(EndedAction(result: .success)) }
            let text = "dial tcp \(stage.facts.address):\(port): connect: connection refused"
            return .failure(EndedAction(result: .failure(text)))
        case .exec(let words):
            let directory = stage.container.workingDir
            let session = stage.inside.use(stage.name, &server.volumes) { inside in
                let session = inside.exec(words, directory: directory, stdin: false, tty: false)
                inside.machine.run(at: now)
                return session
            }
            stage.hasActed = true
            guard let session, let number = session else {
                return .failure(EndedAction(result: .unknown("the container has too many processes")))
            }
            return .success(ActionRun(hold: .session(number), deadline: now + limit, limit: limit))
        case .request(let host, let port, let request, let isSecure):
            return .success(send(request, to: host, port: port, isSecure: isSecure, limit: limit, &stage, server))
        }
    }

    private mutating func send(
        _ request: HTTPRequest, to host: String?, port: Int, isSecure: Bool, limit: Duration, _ stage: inout Stage,
        _ server: APIServer
    ) -> ActionRun {
        let number = stage.machine?.nextAction ?? 1
        stage.inside.containers[stage.name]?.nextAction += 1
        let pod = stage.facts.pod.key
        let authority = "\(host ?? stage.facts.address):\(port)"
        var request = request
        if request.header("host") == nil { request.headers.insert(HTTPHeader("Host", authority), at: 0) }
        let id = network.register(.action(pod: pod, container: stage.name, number: number))
        let route = host.map { network.route(to: $0, port: port, from: pod, server) } ?? .pod(pod, port: port)
        stage.outbox.requests.append((route, id, request, client: stage.facts.hostAddress, due: stage.now))
        let url = "\(isSecure ? "https" : "http")://\(authority)\(request.target)"
        return ActionRun(hold: .request(number, url: url), deadline: stage.now + limit, limit: limit)
    }

    /// What came of an action; `nil` while it goes on.
    func result(of run: ActionRun, _ stage: inout Stage) -> ActionResult? {
        let isLate = run.deadline <= stage.now
        switch run.hold {
        case .time: return isLate ? .success : nil
        case .session(let session):
            guard let machine = stage.machine?.machine else { return .unknown("the container is gone") }
            guard machine.isOver(session: session) || isLate else { return nil }
            let output = stage.inside.change(stage.name) { inside in
                defer { inside.machine.close(session: session) }
                return inside.machine.takeOutput(ofSession: session)
            }
            guard let output, let code = output.exitCode else {
                return .failure("command timed out after \(run.limit.shortText)")
            }
            if code == 0 { return .success }
            let text = String(decoding: (output.stdout + output.stderr).prefix(1024), as: UTF8.self)
            return .failure(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        case .request(let number, let url):
            if let answer = stage.inside.containers[stage.name]?.actionAnswers.removeValue(forKey: number) {
                return Self.result(of: answer, url)
            }
            guard isLate else { return nil }
            return .failure(
                "Get \"\(url)\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)")
        }
    }

    private static func result(of answer: Answer, _ url: String) -> ActionResult {
        switch answer {
        case .response where url.hasPrefix("https:"):
            return .failure("Get \"\(url)\": http: server gave HTTP response to HTTPS client")
        case .response(let response):
            return (200..<400).contains(response.status)
                ? .success : .failure("HTTP probe failed with statuscode: \(response.status)")
        case .refused:
            let address = url.split(separator: "/").dropFirst().first ?? ""
            return .failure("Get \"\(url)\": dial tcp \(address): connect: connection refused")
        case .addresses, .noSuchName, .unreachable, .timedOut:
            return .failure("Get \"\(url)\": no route to host")
        }
    }
}
