import Model

/// One container on its node, from the fetching of its image through all its restarts.
struct ContainerRun: Sendable {
    /// Where the container is.
    enum State: Hashable, Sendable {
        /// Its turn has not come.
        case waiting
        /// Its image is being fetched.
        case pulling(since: Timestamp, until: Timestamp)
        /// Its image could not be fetched; the next attempt is far off, and a pause is told of before.
        case pullFailed(pausesAt: Timestamp, retryAt: Timestamp)
        /// The pause before the image is tried again.
        case pullPause(until: Timestamp)
        /// It is being made.
        case creating(until: Timestamp)
        /// It runs.
        case running(Running)
        /// The pause before it is started again.
        case crashPause(until: Timestamp)
        /// It ended for good.
        case ended
    }

    /// A container that runs.
    struct Running: Hashable, Sendable {
        let since: Timestamp
        /// When its startup probe succeeds; `nil` where that has to be seen.
        var startedAt: Timestamp?
        /// When it gets ready; `nil` for never.
        var readyAt: Timestamp?
        /// When it ends, if that is known, and with which code.
        var end: Ending?
        /// How its program is made to end, where that is up to the program.
        var stop: Stop?
        /// Whether it ran before its node's agent started.
        var isAdopted = false
    }

    struct Ending: Hashable, Sendable {
        let at: Timestamp
        let code: Int32
        var reason: String?
        var message = ""
    }

    /// How a program is made to end.
    struct Stop: Hashable, Sendable {
        /// When it is told to.
        var at: Timestamp
        /// When it is ended if it did not heed that.
        var killAt: Timestamp
        var wasTold = false

        /// When something is done next.
        var nextTime: Timestamp { wasTold ? killAt : min(at, killAt) }
    }

    /// How it ended.
    struct Exit: Hashable, Sendable {
        let code: Int32
        var reason: String
        var message = ""
        let startedAt: Timestamp?
        let finishedAt: Timestamp
    }

    /// Who is started again after it ended.
    enum RestartRule: Hashable, Sendable {
        case always
        case onFailure
        case never
    }

    let container: Container
    let behavior: ContainerBehavior
    /// Whether its program has something to do before anybody asks for it.
    let isEager: Bool
    /// Whether the simulation does not know what its image would do.
    let isUnknown: Bool
    /// Whether its program runs, so that its end is up to the program.
    var hasMachine = false
    let field: PodEffect.Field
    /// The Pod as back-off messages name it: `web-0_default(uid)`.
    let podText: String
    var rule: RestartRule
    var state = State.waiting
    /// How it ended last, and how the time before.
    var exits: (last: Exit?, earlier: Exit?) = (nil, nil)
    var restarts = 0
    /// Whether it was in a pause since it last ran.
    var isCrashLooping = false
    var restartPause = RestartBackOff()
    var pullPause = RestartBackOff()

    init(
        _ container: Container, behavior: ContainerBehavior, isEager: Bool, isUnknown: Bool, field: String,
        podText: String, rule: RestartRule
    ) {
        self.container = container
        self.behavior = behavior
        self.isEager = isEager
        self.isUnknown = isUnknown
        self.field = PodEffect.Field(path: "spec.\(field){\(container.name)}")
        self.podText = podText
        self.rule = rule
    }
}

extension ContainerRun {
    var running: Running? {
        if case .running(let running) = state { running } else { nil }
    }

    /// Whether it ended well and for good.
    var hasSucceeded: Bool { state == .ended && exits.last?.code == 0 }

    func isReady(at now: Timestamp) -> Bool {
        running?.readyAt.map { $0 <= now } ?? false
    }

    /// When its state changes next by itself.
    private var nextTransition: Timestamp? {
        switch state {
        case .waiting, .ended: nil
        case .pulling(_, let until), .pullPause(let until), .creating(let until), .crashPause(let until): until
        case .pullFailed(let pausesAt, _): pausesAt
        case .running(let running): running.end?.at
        }
    }

    /// Whether something has to be done by now.
    func isDue(at now: Timestamp) -> Bool { nextTransition.map { $0 <= now } ?? false }

    /// When something that its status tells changes next.
    func nextChange(after now: Timestamp) -> Timestamp? {
        guard let running else { return nextTransition }
        var next = nextTransition.earlier(running.stop?.nextTime)
        if let startedAt = running.startedAt, startedAt > now { next = next.earlier(startedAt) }
        if let readyAt = running.readyAt, readyAt > now { next = next.earlier(readyAt) }
        return next
    }

    /// Does everything that is due.
    mutating func advance(_ scene: inout NodeScene) {
        while let due = nextTransition, due <= scene.now { makeTransition(&scene) }
    }

    private mutating func makeTransition(_ scene: inout NodeScene) {
        switch state {
        case .waiting, .ended: break
        case .pulling(let since, _):
            if behavior.pullFails { failPull(&scene) } else { finishPull(since: since, &scene) }
        case .pullFailed(_, let retryAt):
            state = .pullPause(until: retryAt)
            tell(&scene, "BackOff", "Back-off pulling image \"\(container.image)\"")
            tell(&scene, "Failed", type: .warning, "Error: ImagePullBackOff")
        case .pullPause: begin(&scene)
        case .creating: run(&scene)
        case .running(let running):
            if let end = running.end { finish(end, &scene) }
        case .crashPause:
            restartPause.count(failureAt: exits.last?.finishedAt ?? scene.now, now: scene.now)
            begin(&scene)
        }
    }

    /// Starts with the image: it is there, somebody else is fetching it, or it has to be fetched now.
    mutating func begin(_ scene: inout NodeScene) {
        let arrival = scene.agent.arrival(of: container.image)
        if let arrival, arrival <= scene.now, container.imagePullPolicy != "Always" {
            let present = "already present on machine and can be accessed by the pod"
            tell(&scene, "Pulled", "Container image \"\(container.image)\" \(present)")
            create(&scene)
            return
        }
        tell(&scene, "Pulling", "Pulling image \"\(container.image)\"")
        let until = arrival ?? scene.now + scene.delays.next(\.imagePull)
        if arrival == nil, !behavior.pullFails { scene.agent.expect(image: container.image, at: until) }
        state = .pulling(since: scene.now, until: max(until, scene.now))
    }

    private mutating func finishPull(since: Timestamp, _ scene: inout NodeScene) {
        let taken = (scene.now - since).shortText
        tell(
            &scene, "Pulled",
            "Successfully pulled image \"\(container.image)\" in \(taken) (\(taken) including waiting). "
                + "Image size: \(ImageFacts.size) bytes.")
        create(&scene)
    }

    private mutating func failPull(_ scene: inout NodeScene) {
        tell(
            &scene, "Failed", type: .warning,
            "Failed to pull image \"\(container.image)\": \(ImageFacts.pullError(container.image))")
        tell(&scene, "Failed", type: .warning, "Error: ErrImagePull")
        pullPause.count(failureAt: scene.now, now: scene.now)
        state = .pullFailed(
            pausesAt: scene.now + .seconds(1), retryAt: scene.now + pullPause.pause)
    }

    private mutating func create(_ scene: inout NodeScene) {
        state = .creating(until: scene.now + scene.delays.next(\.containerStart))
    }

    private mutating func run(_ scene: inout NodeScene) {
        if exits.last != nil { restarts += 1 }
        isCrashLooping = false
        let now = scene.now
        let (startedAt, readyAt) = expectations(&scene)
        var running = Running(since: now, startedAt: startedAt, readyAt: readyAt)
        if let exit = behavior.exit, exit.times.map({ restarts < $0 }) ?? true {
            running.end = Ending(at: now + exit.after, code: exit.code)
        }
        state = .running(running)
        tell(&scene, "Created", "Container created")
        tell(&scene, "Started", "Container started")
        if isUnknown, restarts == 0 {
            let text = "The simulation does not know image \"\(container.image)\": the container does nothing"
            tell(&scene, "UnknownImage", type: .warning, text)
        }
        scene.effects.append(.started(container: container.name))
    }

    /// Tells people what happens to this container.
    func tell(_ scene: inout NodeScene, _ reason: String, type: EventType = .normal, _ message: String) {
        scene.effects.append(.event(reason: reason, type: type, message: message, container: field))
    }
}
