import Containers
import Model

/// The hooks and probes of containers.
extension NodeAgents {
    /// How long a container has after a hook that took too long.
    private static let smallestGrace = Duration.seconds(2)

    /// Goes on with the hooks and probes of a container.
    ///
    /// - Returns: whether something was begun in the container.
    mutating func act(
        on container: inout ContainerRun, _ inside: inout PodMachines, _ facts: PodFacts, _ scene: inout NodeScene,
        _ server: inout APIServer, _ outbox: inout Outbox
    ) -> Bool {
        let name = container.container.name
        guard container.hasMachine, container.running != nil, let known = inside.containers[name],
            !known.probes.isEmpty || known.postStart != .none || known.preStop != .none
        else { return false }
        var stage = Stage(container: container.container, facts: facts, inside: inside, scene: scene, outbox: outbox)
        defer { (inside, scene, outbox) = (stage.inside, stage.scene, stage.outbox) }
        (inside, outbox) = (PodMachines(uid: facts.pod.metadata.uid), Outbox())
        if container.running?.stop != nil { proceedToStop(&container, &stage, &server) }
        if proceedFromStart(&container, &stage, &server) { probe(&container, &stage, &server) }
        return stage.hasActed
    }

    /// What hooks and probes act on.
    struct Stage {
        let container: Container
        let facts: PodFacts
        var inside: PodMachines
        var scene: NodeScene
        var outbox: Outbox
        var hasActed = false

        var name: String { container.name }
        var now: Timestamp { scene.now }
        var machine: ContainerMachine? { inside.containers[name] }
    }

    /// Goes on with the hook after the start.
    ///
    /// - Returns: whether it is done, and well.
    private mutating func proceedFromStart(
        _ container: inout ContainerRun, _ stage: inout Stage, _ server: inout APIServer
    ) -> Bool {
        let hook = stage.machine?.postStart ?? .none
        switch proceed(hook, limit: nil, &stage, &server) {
        case .idle: return true
        case .waiting(let running):
            stage.inside.containers[stage.name]?.postStart = .running(running)
            return false
        case .done(.success):
            stage.inside.containers[stage.name]?.postStart = .none
            container.noteHookDone(&stage.scene)
            return true
        case .done(.failure(let text)), .done(.unknown(let text)):
            stage.inside.containers[stage.name]?.postStart = .none
            container.tell(&stage.scene, "FailedPostStartHook", type: .warning, "PostStartHook failed: \(text)")
            container.restart(
                because: "FailedPostStartHook", grace: stage.facts.pod.grace(overridden: nil), &stage.scene)
            return false
        }
    }

    /// Goes on with the hook before the end; it gets as much time as the container.
    private mutating func proceedToStop(
        _ container: inout ContainerRun, _ stage: inout Stage, _ server: inout APIServer
    ) {
        guard let stop = container.running?.stop, let hook = stage.machine?.preStop, hook != .none else { return }
        let left = max(.zero, stop.killAt - stage.now)
        if case .running = hook, left == .zero {
            stage.inside.containers[stage.name]?.preStop = .none
            container.tell(&stage.scene, "FailedPreStopHook", type: .warning, "PreStopHook failed: it took too long")
            return container.postpone(to: stage.now, killAt: stage.now + Self.smallestGrace)
        }
        switch proceed(hook, limit: left, &stage, &server) {
        case .idle: break
        case .waiting(let running):
            stage.inside.containers[stage.name]?.preStop = .running(running)
            container.postpone(to: nil)
        case .done(let result):
            stage.inside.containers[stage.name]?.preStop = .none
            container.postpone(to: stage.now)
            stage.hasActed = true
            if case .failure(let text) = result {
                container.tell(&stage.scene, "FailedPreStopHook", type: .warning, "PreStopHook failed: \(text)")
            }
        }
    }

    private enum Progress {
        case idle
        case waiting(ActionRun)
        case done(ActionResult)
    }

    private mutating func proceed(
        _ hook: ContainerMachine.Hook, limit: Duration?, _ stage: inout Stage, _ server: inout APIServer
    ) -> Progress {
        switch hook {
        case .none: return .idle
        case .planned(let action):
            switch begin(action, limit: limit ?? .seconds(3600), &stage, &server) {
            case .success(let run): return result(of: run, &stage).map { .done($0) } ?? .waiting(run)
            case .failure(let ended): return .done(ended.result)
            }
        case .running(let run): return result(of: run, &stage).map { .done($0) } ?? .waiting(run)
        }
    }

    /// Lets the probes look whose time has come.
    private mutating func probe(_ container: inout ContainerRun, _ stage: inout Stage, _ server: inout APIServer) {
        guard let count = stage.machine?.probes.count else { return }
        let ports = stage.inside.ports
        for index in 0..<count {
            guard let running = container.running, var probe = stage.machine?.probes[index] else { return }
            let isStarted = running.startedAt != nil
            let isWanted = probe.kind == .startup ? !isStarted : isStarted
            guard isWanted, running.stop == nil || probe.kind == .readiness else {
                probe.rest()
                stage.inside.containers[stage.name]?.probes[index] = probe
                continue
            }
            probe.begin(start: running.since, now: running.startedAt ?? running.since)
            if probe.seen != nil, probe.seen != stamp(&stage, ports, &server) { probe.wake(at: stage.now) }
            if let result = look(&probe, &stage, &server) {
                conclude(result, of: &probe, for: &container, &stage)
                probe.seen = nil
                if probe.isSettled(after: result), let after = quietStamp(&stage, ports, &server) {
                    probe.seen = after
                } else {
                    probe.nextAt = (probe.lastAt ?? stage.now) + probe.period
                }
            }
            stage.inside.containers[stage.name]?.probes[index] = probe
        }
    }

    /// Begins a look that is due, or goes on with the one that has begun.
    private mutating func look(
        _ probe: inout ProbeRun, _ stage: inout Stage, _ server: inout APIServer
    ) -> ActionResult? {
        if let run = probe.running {
            guard let result = result(of: run, &stage) else { return nil }
            probe.running = nil
            return result
        }
        guard let due = probe.nextAt, due <= stage.now else { return nil }
        probe.nextAt = nil
        probe.lastAt = due
        stage.inside.containers[stage.name]?.machine.hasConsultedWorld = false
        switch begin(probe.action, limit: probe.limit, &stage, &server) {
        case .success(let run):
            if let result = result(of: run, &stage) { return result }
            probe.running = run
            return nil
        case .failure(let ended): return ended.result
        }
    }

    /// What follows from a look for the container.
    private func conclude(
        _ result: ActionResult, of probe: inout ProbeRun, for container: inout ContainerRun, _ stage: inout Stage
    ) {
        switch result {
        case .success: break
        case .failure(let text):
            container.tell(&stage.scene, "Unhealthy", type: .warning, "\(probe.kind.rawValue) probe failed: \(text)")
        case .unknown(let text):
            container.tell(&stage.scene, "Unhealthy", type: .warning, "\(probe.kind.rawValue) probe errored: \(text)")
        }
        switch (probe.count(result), probe.kind) {
        case (.same, _), (.passed, .liveness): break
        case (.passed, .startup): container.noteStarted(&stage.scene)
        case (.passed, .readiness): container.note(isReady: true, at: stage.now)
        case (.failed, .readiness): container.note(isReady: false, at: stage.now)
        case (.failed, .startup), (.failed, .liveness):
            let own = probe.probe.other["terminationGracePeriodSeconds"]?.integer
            container.restart(
                because: "failed \(probe.kind.rawValue.lowercased()) probe",
                grace: stage.facts.pod.grace(overridden: own), &stage.scene)
        }
    }

    private func stamp(
        _ stage: inout Stage, _ ports: [Int], _ server: inout APIServer
    ) -> ContainerMachine.Stamp? {
        stage.inside.use(stage.name, &server.volumes) { $0.stamp(ports: ports) }
    }

    /// The stamp of a container in which nothing happens by itself, and whose probe has looked at nothing else.
    private func quietStamp(
        _ stage: inout Stage, _ ports: [Int], _ server: inout APIServer
    ) -> ContainerMachine.Stamp? {
        guard let machine = stage.machine, machine.isQuiet, !machine.machine.hasConsultedWorld else { return nil }
        return stamp(&stage, ports, &server)
    }
}

/// An action that was over at once.
private struct EndedAction: Error {
    let result: ActionResult
}

extension NodeAgents {
    /// Begins an action.
    private mutating func begin(
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
    private func result(of run: ActionRun, _ stage: inout Stage) -> ActionResult? {
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

extension Pod {
    /// How long its containers have to end by themselves.
    func grace(overridden seconds: Int64?) -> Duration {
        .seconds(seconds ?? spec.terminationGracePeriodSeconds ?? 30)
    }
}
