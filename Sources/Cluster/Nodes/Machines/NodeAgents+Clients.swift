import Containers
import Model

/// What those outside of the cluster do with what is inside the Pods.
extension NodeAgents {
    /// The container of a Pod that is meant by a name, or by none.
    func container(_ name: String?, of pod: Pod) throws(ContainerFailure) -> Container {
        let all = pod.spec.containers + pod.spec.initContainers
        let annotation = pod.metadata.annotations["kubectl.kubernetes.io/default-container"]
        let usual = annotation.flatMap { name in all.first { $0.name == name } } ?? pod.spec.containers.first
        let found = name.map { name in all.first { $0.name == name } } ?? usual
        guard let found else {
            throw .unknownContainer(name ?? "", pod: pod.metadata.name, choices: all.map(\.name))
        }
        return found
    }

    /// Sees to it that everything that runs in a Pod has a machine.
    mutating func touch(_ key: ObjectKey, server: inout APIServer) throws(ContainerFailure) {
        guard let pod = pods[key] else { throw .noSuchPod(key) }
        guard !silentNodes.contains(pod.spec.nodeName) else { throw .unreachable(node: pod.spec.nodeName) }
        guard var run = runs.removeValue(forKey: key) else { return }
        defer { runs[key] = run }
        guard let agent = agents[pod.spec.nodeName] else { return }
        var scene = NodeScene(now: server.now, agent: agent, delays: delays)
        if machines[key]?.uid != run.uid { machines[key] = PodMachines(uid: run.uid) }
        startMachines(of: &run, pod, &scene, server: &server)
    }

    /// Does something with a machine of a container that runs.
    mutating func withMachine<Result>(
        of container: String, in key: ObjectKey, server: inout APIServer, _ body: (inout ContainerMachine) -> Result
    ) throws(ContainerFailure) -> Result {
        try touch(key, server: &server)
        let run = runs[key]?.run(of: container)
        guard run?.hasMachine == true, let result = machines[key]?.use(container, &server.volumes, body) else {
            throw .notRunning(container: container, reason: run?.idleReason ?? "ContainerCreating")
        }
        return result
    }

    /// Starts a command in a container.
    mutating func exec(
        _ command: [String], in pod: Pod, container name: String?, stdin: Bool, tty: Bool, server: inout APIServer
    ) throws(ContainerFailure) -> ContainerSession {
        let container = try container(name, of: pod)
        let opened = try withMachine(of: container.name, in: pod.key, server: &server) { inside in
            (inside.exec(command, directory: container.workingDir, stdin: stdin, tty: tty), inside.start)
        }
        guard let number = opened.0 else { throw .tooManyProcesses(container: container.name) }
        return ContainerSession(
            pod: pod.key, container: container.name, uid: pod.metadata.uid, start: opened.1, number: number)
    }

    /// Lets somebody look on at a container's own program.
    mutating func attach(
        to pod: Pod, container name: String?, stdin: Bool, server: inout APIServer
    ) throws(ContainerFailure) -> ContainerSession {
        let container = try container(name, of: pod)
        let (number, start) = try withMachine(of: container.name, in: pod.key, server: &server) { inside in
            (inside.machine.attach(stdin: stdin), inside.start)
        }
        return ContainerSession(
            pod: pod.key, container: container.name, uid: pod.metadata.uid, start: start, number: number)
    }

    /// Does something with the machine that a session belongs to, if it is still there.
    mutating func with<Result>(_ session: ContainerSession, _ body: (inout Machine) -> Result) -> Result? {
        guard machines[session.pod]?.uid == session.uid,
            machines[session.pod]?.containers[session.container]?.start == session.start
        else { return nil }
        // No session reads or writes files by itself.
        return machines[session.pod]?.change(session.container) { body(&$0.machine) }
    }

    /// The machine that a session belongs to, if it is still there.
    func machine(of session: ContainerSession) -> Machine? {
        guard let inside = machines[session.pod], inside.uid == session.uid,
            let container = inside.containers[session.container], container.start == session.start
        else { return nil }
        return container.machine
    }

    /// What a container has printed, in its last run or in the one before.
    mutating func log(
        of pod: Pod, container name: String?, previous: Bool, server: inout APIServer
    ) throws(ContainerFailure) -> ContainerLog {
        let container = try container(name, of: pod)
        try touch(pod.key, server: &server)
        let run = runs[pod.key]?.run(of: container.name)
        let inside = machines[pod.key]?.containers[container.name]
        guard let run, let (known, exit) = Self.log(of: run, inside, previous: previous) else {
            throw .noLog(container: container.name, previous: previous, reason: run?.idleReason ?? "ContainerCreating")
        }
        return known ?? exit.map { reconstructedLog(of: run, in: pod, endedAs: $0, server: &server) } ?? ContainerLog()
    }

    /// The log that is meant, or how the run ended whose log that would be; `nil` where there was no such run.
    private static func log(
        of run: ContainerRun, _ inside: ContainerMachine?, previous: Bool
    ) -> (known: ContainerLog?, exit: ContainerRun.Exit?)? {
        switch (run.state, previous) {
        case (.running, false): (inside?.machine.log, nil)
        case (.running, true): run.exits.last.map { (inside?.previousLog, $0) }
        case (.ended, true): run.exits.earlier.map { (inside?.previousLog, $0) }
        // Between two runs the last one is both: the newest, and the one before the next.
        case (_, _): run.exits.last.map { (inside?.machine.log, $0) }
        }
    }

    /// What a container has printed that nobody looked at while it ran, as its program would print it again.
    private func reconstructedLog(
        of run: ContainerRun, in pod: Pod, endedAs exit: ContainerRun.Exit, server: inout APIServer
    ) -> ContainerLog {
        guard let start = exit.startedAt else { return ContainerLog() }
        let host = agents[pod.spec.nodeName]?.hostAddress ?? ""
        let facts = PodFacts(pod: pod, address: runs[pod.key]?.address ?? "", hostAddress: host)
        var inside = PodMachines(uid: pod.metadata.uid)
        let volumes = server.volumes
        defer { server.volumes = volumes }
        let name = run.container.name
        guard
            (try? MachineMaker(facts: facts, now: start).start(run.container, number: 0, in: &inside, &server)) != nil
        else { return ContainerLog() }
        _ = inside.use(name, &server.volumes) { inside in
            inside.machine.run(at: start)
            inside.machine.kill(code: exit.code)
        }
        return inside.containers[name]?.machine.log ?? ContainerLog()
    }

    /// Sends a request to a Pod from outside.
    mutating func ask(
        _ request: HTTPRequest, of key: ObjectKey, port: Int, client: String, server: inout APIServer
    ) throws(ContainerFailure) -> PodRequest {
        try touch(key, server: &server)
        let listens = machines[key]?.listens(on: port) ?? false
        guard listens else { throw .nothingListens(port: port, pod: key) }
        let id = network.register(.client)
        let content = Letter.Content.request(request, id: id, port: port, client: client)
        _ = post(Letter(due: server.now, content: content), to: key)
        return PodRequest(number: id)
    }
}

extension ContainerRun {
    /// What a container that does not run does instead.
    var idleReason: String {
        switch state {
        case .running: "Running"
        case .ended: exits.last?.code == 0 ? "Completed" : "Error"
        case .pullFailed: "ErrImagePull"
        case .pullPause: "ImagePullBackOff"
        case .crashPause: "CrashLoopBackOff"
        case .waiting, .pulling, .creating: isCrashLooping ? "CrashLoopBackOff" : "ContainerCreating"
        }
    }
}
