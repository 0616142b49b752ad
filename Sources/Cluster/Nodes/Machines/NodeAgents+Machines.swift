import Containers
import Model

extension NodeAgents {
    /// How often what runs in a Pod may end and be started again at one moment.
    private static let rounds = 8

    /// Lets what runs in a Pod go on, and its containers with it.
    mutating func tend(_ run: inout PodRun, of pod: Pod, _ scene: inout NodeScene, server: inout APIServer) {
        run.advance(&scene)
        guard run.wantsMachines || !machines.isEmpty else { return }
        var known = machines.removeValue(forKey: pod.key)
        if known?.uid != run.uid { known = nil }
        guard var inside = known ?? (run.wantsMachines ? PodMachines(uid: run.uid) : nil) else { return }
        let facts = PodFacts(pod: pod, address: run.address ?? "", hostAddress: scene.agent.hostAddress)
        var outbox = Outbox()
        if inside.isStale { MachineMaker(facts: facts, now: scene.now).refreshVolumes(of: &inside, server) }
        for _ in 0..<Self.rounds {
            var hasChanged = false
            run.change { container in
                startMachine(of: &container, in: &inside, facts, &scene, &server, &outbox)
            }
            deliver(&inside, of: pod.key, at: scene.now, &server, &outbox)
            run.change { container in
                work(&container, &inside, of: pod.key, &scene, &server, &outbox)
                let hasActed = act(on: &container, &inside, facts, &scene, &server, &outbox)
                hasChanged = hasChanged || hasActed || container.isDue(at: scene.now)
            }
            guard hasChanged else { break }
            run.advance(&scene)
        }
        for volume in inside.changedVolumes.sorted() { wakeObservers(of: volume, except: pod.key, at: scene.now) }
        inside.changedVolumes = []
        machines[pod.key] = inside
        post(outbox, at: scene.now)
    }

    /// Lets Pods look again whose probes may see what stands in a volume.
    mutating func wakeObservers(of volume: String, except author: ObjectKey? = nil, at now: Timestamp) {
        for pod in observers[volume] ?? SortedSet() where pod != author { wakes.append((pod, now)) }
    }

    /// Starts a machine in each container of a Pod that runs and has none.
    mutating func startMachines(of run: inout PodRun, _ pod: Pod, _ scene: inout NodeScene, server: inout APIServer) {
        guard var inside = machines.removeValue(forKey: pod.key) else { return }
        let facts = PodFacts(pod: pod, address: run.address ?? "", hostAddress: scene.agent.hostAddress)
        var outbox = Outbox()
        run.change { startMachine(of: &$0, in: &inside, facts, &scene, &server, &outbox) }
        machines[pod.key] = inside
        post(outbox, at: scene.now)
    }

    /// What leaves a Pod.
    struct Outbox {
        var requests: [(route: PodNetwork.Route, id: Int, HTTPRequest, client: String, due: Timestamp)] = []
        var answers: [(request: Int, Answer)] = []
        /// Answers to questions of the Pod's own processes.
        var letters: [(pod: ObjectKey, Letter)] = []
    }

    /// Starts the machine of a container that runs and has none of this start.
    private mutating func startMachine(
        of container: inout ContainerRun, in inside: inout PodMachines, _ facts: PodFacts, _ scene: inout NodeScene,
        _ server: inout APIServer, _ outbox: inout Outbox
    ) {
        let name = container.container.name
        guard let running = container.running else {
            container.hasMachine = false
            guard inside.containers[name]?.machine.exitCode == nil else { return }
            let code = container.exits.last?.code ?? 137
            _ = inside.use(name, &server.volumes) { $0.machine.kill(code: code) }
            abandonRequests(of: name, in: &inside, &outbox)
            return
        }
        if inside.containers[name]?.start == container.restarts, container.hasMachine { return }
        abandonRequests(of: name, in: &inside, &outbox)
        // What waits for others did so all the while.
        let maker = MachineMaker(facts: facts, now: container.isEager ? scene.now : min(running.since, scene.now))
        // What was there when the Pod started and has gone since leaves an empty volume.
        try? maker.fillVolumes(of: &inside, server)
        do throws(MachineMaker.StartProblem) {
            try maker.start(container.container, number: container.restarts, in: &inside, &server)
            container.hasMachine = true
            _ = inside.use(name, &server.volumes) { inside in
                inside.machine.run(at: maker.now)
                inside.prepare(for: container)
            }
            guard let machine = inside.containers[name], !machine.probes.isEmpty else { return }
            for case .cluster(let volume) in machine.homes { observers.insert(facts.pod.key, under: volume) }
        } catch {
            container.failToStart(error.text, &scene)
        }
    }

    /// Brings the mail that has arrived to the containers.
    private mutating func deliver(
        _ inside: inout PodMachines, of pod: ObjectKey, at now: Timestamp, _ server: inout APIServer,
        _ outbox: inout Outbox
    ) {
        for letter in inside.takeLetters(at: now) {
            switch letter.content {
            case .answer(let container, let question, let answer):
                inside.containers[container]?.machine.answer(question, with: answer)
            case .outcome(let container, let action, let answer):
                inside.containers[container]?.actionAnswers[action] = answer
            case .request(let request, let id, let port, let client):
                let listener = inside.containers.keys.sorted().first { name in
                    inside.containers[name]?.machine.exitCode == nil
                        && inside.containers[name]?.machine.listeners[port] != nil
                }
                guard let listener,
                    inside.containers[listener]?.machine.receive(request, id: id, port: port, from: client) == true
                else {
                    outbox.answers.append((id, .refused))
                    continue
                }
                inside.containers[listener]?.openRequests.insert(id)
            }
        }
    }

    /// Lets a machine go on, and takes what it asks, answers and ends with.
    private mutating func work(
        _ container: inout ContainerRun, _ inside: inout PodMachines, of pod: ObjectKey, _ scene: inout NodeScene,
        _ server: inout APIServer, _ outbox: inout Outbox
    ) {
        guard container.hasMachine, let running = container.running else { return }
        let name = container.container.name
        let now = scene.now
        // A hook goes before the signal, as long as there is time for it.
        let isHeldBack = inside.containers[name]?.preStop != ContainerMachine.Hook.none
        let effects = inside.use(name, &server.volumes) { inside in
            inside.machine.run(at: now)
            if let stop = running.stop, stop.nextTime <= now, !isHeldBack {
                if !stop.wasTold { inside.machine.signal(Machine.mainProcess, .terminate) }
                inside.machine.run(at: now)
                if stop.killAt <= now { inside.machine.kill() }
            }
            return inside.machine.takeEffects()
        }
        if let stop = running.stop, stop.nextTime <= now, !isHeldBack { container.noteTold() }
        for effect in effects ?? [] {
            send(effect, from: name, &inside, of: pod, at: now, server, &outbox)
        }
        guard let ended = inside.containers[name], let code = ended.machine.exitCode else { return }
        container.hasMachine = false
        abandonRequests(of: name, in: &inside, &outbox)
        container.end(code: code, message: ended.message(of: container.container), at: now)
    }

    private mutating func send(
        _ effect: MachineEffect, from container: String, _ inside: inout PodMachines, of pod: ObjectKey,
        at now: Timestamp, _ server: APIServer, _ outbox: inout Outbox
    ) {
        switch effect {
        case .responded(let id, let response):
            inside.containers[container]?.openRequests.remove(id)
            outbox.answers.append((id, .response(response)))
        case .asked(let question, .resolve(let name)):
            let identity = inside.containers[container]?.machine.identity
            let local = inside.containers[container]?.machine.files.address(of: name)
            let answer =
                local.map { Answer.addresses([$0], name: name) }
                ?? names.answer(name, searching: identity?.searchDomains ?? [], server)
            let letter = Letter(
                due: now + PodNetwork.latency,
                content: .answer(container: container, question: question, answer))
            outbox.letters.append((pod, letter))
        case .asked(let question, .request(let address, let port, let request)):
            let id = network.register(.process(pod: pod, container: container, question: question))
            let route = network.route(to: address, port: port, from: pod, server)
            let client = inside.containers[container]?.machine.identity.address ?? ""
            outbox.requests.append((route, id, request, client, due: now + PodNetwork.latency))
        }
    }

    /// Forgets what was inside a Pod that is gone.
    mutating func leave(_ pod: ObjectKey) {
        guard !machines.isEmpty, let inside = machines.removeValue(forKey: pod) else { return }
        var outbox = Outbox()
        for container in inside.containers.values {
            for case .cluster(let volume) in container.homes { observers.remove(pod, under: volume) }
            for request in container.openRequests { outbox.answers.append((request, .refused)) }
        }
        outbox.answers.sort { $0.request < $1.request }
        post(outbox, at: inside.containers.values.map(\.machine.now).max() ?? Timestamp(nanoseconds: 0))
    }

    /// Lets those down who wait for answers of a container that has ended.
    private func abandonRequests(of container: String, in inside: inout PodMachines, _ outbox: inout Outbox) {
        guard let open = inside.containers[container]?.openRequests, !open.isEmpty else { return }
        inside.containers[container]?.openRequests = []
        for request in open.sorted() { outbox.answers.append((request, .refused)) }
    }
}

extension NodeAgents {
    /// Sends what leaves a Pod to where it goes.
    mutating func post(_ outbox: Outbox, at now: Timestamp) {
        var outbox = outbox
        for (route, id, request, client, due) in outbox.requests {
            switch route {
            case .pod(let pod, let port):
                let isSilent = pods[pod].map { silentNodes.contains($0.spec.nodeName) } ?? false
                if isSilent { continue }
                let letter = Letter(due: due, content: .request(request, id: id, port: port, client: client))
                if !post(letter, to: pod) { outbox.answers.append((id, .unreachable)) }
            case .refused: outbox.answers.append((id, .refused))
            case .unreachable: outbox.answers.append((id, .unreachable))
            }
        }
        for (request, answer) in outbox.answers {
            switch network.takeAsker(request) {
            case .process(let pod, let container, let question)?:
                let content = Letter.Content.answer(container: container, question: question, answer)
                _ = post(Letter(due: now + PodNetwork.latency, content: content), to: pod)
            case .action(let pod, let container, let number)?:
                _ = post(Letter(due: now, content: .outcome(container: container, action: number, answer)), to: pod)
            case .client?: network.keep(answer, of: request)
            case nil: break
            }
        }
        for (pod, letter) in outbox.letters { _ = post(letter, to: pod) }
    }

    /// Puts mail on its way to a Pod.
    ///
    /// - Returns: whether the Pod is there.
    mutating func post(_ letter: Letter, to pod: ObjectKey) -> Bool {
        if machines[pod] == nil {
            guard let run = runs[pod], run.address != nil else { return false }
            machines[pod] = PodMachines(uid: run.uid)
        }
        machines[pod]?.add(letter)
        wakes.append((pod, letter.due))
        return true
    }

    /// Takes the Pods that have to be looked at because of others, each with the time.
    mutating func takeWakes() -> [(key: ObjectKey, time: Timestamp)] {
        defer { wakes = [] }
        return wakes
    }
}
