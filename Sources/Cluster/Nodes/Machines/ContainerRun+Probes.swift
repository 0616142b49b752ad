import Model

extension ContainerRun {
    /// Whether real probes decide when it is started and ready.
    var isProbed: Bool {
        isEager && (container.startupProbe != nil || container.readinessProbe != nil || hasPostStart)
    }

    private var hasPostStart: Bool { container.other["lifecycle"]?["postStart"] != nil }

    /// When it is started and ready, for one that begins to run now.
    ///
    /// - Returns: `nil` for what only probes can tell.
    func expectations(_ scene: inout NodeScene) -> (startedAt: Timestamp?, readyAt: Timestamp?) {
        guard !isProbed else {
            let startedAt = container.startupProbe == nil && !hasPostStart ? scene.now : nil
            return (startedAt, nil)
        }
        let startedAt = scene.now + (container.startupProbe?.firstSuccess ?? .zero)
        switch behavior.readiness {
        case .never: return (startedAt, nil)
        case .after(let delay): return (startedAt, startedAt + delay)
        case .standard:
            return (startedAt, startedAt + (container.readinessProbe?.firstSuccess ?? scene.delays.next(\.readiness)))
        }
    }

    /// Notes that the hook after the start has succeeded.
    mutating func noteHookDone(_ scene: inout NodeScene) {
        if container.startupProbe == nil { noteStarted(&scene) }
    }

    /// Notes that the container is started, so that the other probes may look.
    mutating func noteStarted(_ scene: inout NodeScene) {
        guard case .running(var running) = state else { return }
        running.startedAt = scene.now
        if container.readinessProbe == nil { running.readyAt = scene.now + scene.delays.next(\.readiness) }
        state = .running(running)
    }

    /// Notes what the readiness probe says.
    mutating func note(isReady: Bool, at now: Timestamp) {
        guard case .running(var running) = state else { return }
        running.readyAt = isReady ? now : nil
        state = .running(running)
    }

    /// Makes the container end, to be started again as its rule says.
    mutating func restart(because reason: String, grace: Duration, _ scene: inout NodeScene) {
        guard case .running(var running) = state, running.stop == nil else { return }
        running.stop = Stop(at: scene.now, killAt: scene.now + grace)
        running.readyAt = nil
        state = .running(running)
        tell(&scene, "Killing", "Container \(container.name) \(reason), will be restarted")
    }

    /// Says when a container that is to end is told so, and when it is killed.
    ///
    /// - Parameter killAt: as before where it is `nil`.
    mutating func postpone(to moment: Timestamp?, killAt: Timestamp? = nil) {
        guard case .running(var running) = state, var stop = running.stop, !stop.wasTold else { return }
        stop.killAt = killAt ?? stop.killAt
        stop.at = moment ?? stop.killAt
        running.stop = stop
        state = .running(running)
    }
}

extension ContainerMachine {
    /// Plans the hooks and probes of a container that has started.
    mutating func prepare(for run: ContainerRun) {
        guard run.isEager else { return }
        let container = run.container
        let isAdopted = run.running?.isAdopted == true
        if !isAdopted, let action = ContainerAction(hook: "postStart", of: container) { postStart = .planned(action) }
        if let action = ContainerAction(hook: "preStop", of: container) { preStop = .planned(action) }
        probes = ProbeRun.Kind.allCases.compactMap { kind in
            let known = kind == .readiness && isAdopted ? run.running?.readyAt != nil : nil
            return ProbeRun(kind, of: container, passes: known)
        }
    }
}
