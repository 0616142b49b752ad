import Containers
import Model

/// One incarnation of a Pod on its node, from its arrival until its containers have ended for good.
struct PodRun: Sendable {
    let uid: UID
    let node: String
    let acceptedAt: Timestamp
    /// Whether all claims have volumes; nothing starts before.
    var hasVolumes = false
    /// Whether everything is there that its containers' environments and its own volumes are made of.
    private(set) var isConfigured: Bool
    /// Why the containers cannot be made, and whether it is for their environment.
    private(set) var configurationProblem: String?
    private(set) var isEnvironmentMissing = false
    private(set) var address: String?
    private(set) var initContainers: [ContainerRun]
    private(set) var containers: [ContainerRun]
    /// Whether some container's program has something to do before anybody asks for it.
    let wantsMachines: Bool
    /// The end of the grace period, once the Pod was told to end.
    private(set) var stopDeadline: Timestamp?
    /// Why the node ended the Pod, if it did.
    private(set) var failure: Failure?
    /// Whether a user keeps the Pod from being ready.
    var isHeldUnready = false
    /// The address pool was empty when the Pod last asked.
    private(set) var lacksAddress = false

    /// Why a node ended a Pod by itself.
    struct Failure: Hashable, Sendable {
        let reason: String
        let message: String
    }

    init(_ pod: Pod, behaviors: Behaviors, now: Timestamp) {
        uid = pod.metadata.uid
        node = pod.spec.nodeName
        acceptedAt = now
        let text = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
        let rule: ContainerRun.RestartRule =
            switch pod.spec.restartPolicy {
            case "Never": .never
            case "OnFailure": .onFailure
            default: .always
            }
        func run(_ container: Container, isInit: Bool) -> ContainerRun {
            let ruled = behaviors.rule(for: container)
            let image = ContainerImage(container.image)
            let isIdle = image.isIdle(in: container)
            let isEager = ruled == nil && !(isIdle && container.isLeftAlone)
            let usual = isInit && isIdle ? behaviors.initContainers : .healthy
            return ContainerRun(
                container, behavior: ruled ?? usual, isEager: isEager, isUnknown: ruled == nil && !image.isKnown,
                field: isInit ? "initContainers" : "containers", podText: text,
                rule: !isInit ? rule : rule == .never ? .never : .onFailure)
        }
        initContainers = pod.spec.initContainers.map { run($0, isInit: true) }
        containers = pod.spec.containers.map { run($0, isInit: false) }
        isConfigured = !pod.refersToConfiguration
        wantsMachines = (initContainers + containers).contains(where: \.isEager)
    }
}

extension PodRun {
    /// Takes up a Pod that ran before its node's agent started again, as its status tells.
    mutating func adopt(_ status: PodStatus, now: Timestamp) {
        if !status.podIP.isEmpty { address = status.podIP }
        let isOver = status.phase == .succeeded || status.phase == .failed
        let known = status.initContainerStatuses + status.containerStatuses
        func adopt(_ run: inout ContainerRun) {
            if isOver { run.rule = .never }
            if let status = known.first(where: { $0.name == run.container.name }) { run.adopt(status, now: now) }
            if isOver { run.state = .ended }
        }
        for index in initContainers.indices { adopt(&initContainers[index]) }
        for index in containers.indices { adopt(&containers[index]) }
    }

    /// Whether an init container failed for good, so that the containers never start.
    var hasFailedToInitialize: Bool {
        initContainers.contains { $0.state == .ended && !$0.hasSucceeded }
    }

    var isInitialized: Bool { initContainers.allSatisfy(\.hasSucceeded) }

    /// Whether everything has ended and nothing will start any more.
    var isOver: Bool {
        if stopDeadline == nil, failure == nil, hasFailedToInitialize { return true }
        let isOver = containers.allSatisfy { $0.state == .ended }
        if stopDeadline == nil, failure == nil { return isOver }
        return isOver && initContainers.allSatisfy { $0.state == .ended }
    }

    /// Whether at least one container runs.
    var isRunning: Bool {
        containers.contains { $0.running != nil } || initContainers.contains { $0.running != nil }
    }

    /// When something changes next by itself.
    func nextChange(after now: Timestamp) -> Timestamp? {
        var next = lacksAddress ? now + .seconds(10) : nil
        for container in initContainers { next = next.earlier(container.nextChange(after: now)) }
        for container in containers { next = next.earlier(container.nextChange(after: now)) }
        return next
    }

    /// Does everything that is due.
    mutating func advance(_ scene: inout NodeScene) {
        for index in initContainers.indices { initContainers[index].advance(&scene) }
        for index in containers.indices { containers[index].advance(&scene) }
        guard stopDeadline == nil, failure == nil, hasVolumes, isConfigured, takeAddress(&scene) else { return }
        for index in initContainers.indices {
            if initContainers[index].state == .waiting {
                initContainers[index].begin(&scene)
                initContainers[index].advance(&scene)
            }
            guard initContainers[index].hasSucceeded else { return }
        }
        for index in containers.indices where containers[index].state == .waiting {
            containers[index].begin(&scene)
            containers[index].advance(&scene)
        }
    }

    /// Notes whether everything is there that the Pod refers to, and tells people what is not.
    ///
    /// - Parameters:
    ///   - field: the container whose environment lacks something; a volume does where it is `nil`.
    mutating func note(problem: ConfigurationProblem?, of field: PodEffect.Field?, _ scene: inout NodeScene) {
        isConfigured = problem == nil
        guard let problem else {
            configurationProblem = nil
            return
        }
        let isKnown = configurationProblem == problem.text
        configurationProblem = problem.text
        isEnvironmentMissing = field != nil
        if isKnown { return }
        let (reason, message) = field == nil ? ("FailedMount", problem.text) : ("Failed", "Error: \(problem.text)")
        scene.effects.append(.event(reason: reason, type: .warning, message: message, container: field))
    }

    private mutating func takeAddress(_ scene: inout NodeScene) -> Bool {
        if address != nil { return true }
        address = scene.agent.takeAddress()
        if address == nil, !lacksAddress {
            let message = "Failed to create pod sandbox: no addresses are left in the node's range"
            scene.effects.append(
                .event(reason: "FailedCreatePodSandBox", type: .warning, message: message, container: nil))
        }
        lacksAddress = address == nil
        return !lacksAddress
    }

    /// Tells the containers to end within a grace period; a later, shorter period hastens them.
    mutating func stop(grace: Duration, _ scene: inout NodeScene) {
        if let deadline = stopDeadline, deadline <= scene.now + grace { return }
        let isFirst = stopDeadline == nil
        let deadline = scene.now + grace
        stopDeadline = deadline
        let needed = isFirst ? scene.delays.next(\.shutdown) : scene.delays.timings.shutdown
        let moment = scene.now + min(needed, grace)
        // Whoever does not end in time is killed by signal 9.
        let code: Int32 = needed <= grace ? 0 : 137
        changeAll(&scene) { (run, scene) in
            if isFirst, run.running != nil {
                run.tell(&scene, "Killing", "Stopping container \(run.container.name)")
            }
            run.stop(at: moment, deadline: deadline, code: code, &scene)
        }
    }

    /// Ends the Pod now and for good, as a node does that runs out of something.
    mutating func fail(_ failure: Failure, _ scene: inout NodeScene) {
        guard self.failure == nil, !isOver else { return }
        self.failure = failure
        scene.effects.append(
            .event(reason: failure.reason, type: .warning, message: failure.message, container: nil))
        changeAll(&scene) { (run, scene) in
            run.hasMachine = false
            run.stop(at: scene.now, deadline: scene.now, code: 1, &scene)
        }
    }

    /// Ends a container, or all of them, with an error; they are started again as the Pod wants.
    mutating func crash(container name: String?, code: Int32, _ scene: inout NodeScene) {
        changeAll(&scene) { (run, scene) in
            if name == nil || name == run.container.name { run.crash(code: code, &scene) }
        }
    }

    /// Lets the Pod be not ready, or makes it ready at once.
    mutating func setReady(_ isReady: Bool, _ scene: inout NodeScene) {
        isHeldUnready = !isReady
        changeAll(&scene) { (run, scene) in
            guard run.running != nil else { return }
            if isReady {
                run.becomeReady(at: scene.now)
            } else {
                let message = "Readiness probe failed: HTTP probe failed with statuscode: 503"
                run.tell(&scene, "Unhealthy", type: .warning, message)
            }
        }
    }

    /// The container of a name.
    func run(of container: String) -> ContainerRun? {
        (initContainers + containers).first { $0.container.name == container }
    }

    /// Changes each container, the init containers first.
    mutating func change(_ change: (inout ContainerRun) -> Void) {
        for index in initContainers.indices { change(&initContainers[index]) }
        for index in containers.indices { change(&containers[index]) }
    }

    private mutating func changeAll(
        _ scene: inout NodeScene, _ change: (inout ContainerRun, inout NodeScene) -> Void
    ) {
        for index in initContainers.indices { change(&initContainers[index], &scene) }
        for index in containers.indices { change(&containers[index], &scene) }
    }
}
