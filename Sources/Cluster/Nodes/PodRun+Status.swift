import Model

extension PodRun {
    /// What the node reports of the Pod.
    ///
    /// - Parameter known: the status so far, of which conditions by others and times of transitions stay.
    func status(over known: PodStatus, hostAddress: String, generation: Int64, now: Timestamp) -> PodStatus {
        var status = known
        let isSettled = known.phase == .succeeded || known.phase == .failed
        status.phase = isSettled ? known.phase : phase
        status.reason = failure?.reason ?? known.reason
        status.message = failure?.message ?? known.message
        status.startTime = known.startTime ?? acceptedAt.wholeSeconds
        if known.hostIP != hostAddress || known.other["hostIPs"] == nil {
            status.hostIP = hostAddress
            status.other["hostIPs"] = [["ip": .string(hostAddress)]]
        }
        if let address, known.podIP != address || known.podIPs.isEmpty {
            status.podIP = address
            status.podIPs = [["ip": .string(address)]]
        }
        if generation > 0, known.other["observedGeneration"] != .integer(generation) {
            status.other["observedGeneration"] = .integer(generation)
        }
        let waiting = isInitialized ? waitingReason : "PodInitializing"
        status.initContainerStatuses = initContainers.map {
            $0.status(uid: uid, waiting: waiting, isReady: $0.hasSucceeded, now: now)
        }
        status.containerStatuses = containers.map {
            $0.status(uid: uid, waiting: waiting, isReady: $0.isReady(at: now) && !isHeldUnready, now: now)
        }
        setConditions(of: &status, generation: generation, now: now)
        return status
    }

    private var waitingReason: String {
        configurationProblem != nil && isEnvironmentMissing ? "CreateContainerConfigError" : "ContainerCreating"
    }

    /// Where the Pod is in its life, in the order in which the kubelet asks.
    var phase: PodPhase {
        if failure != nil { return .failed }
        if stopDeadline != nil, isOver {
            return containers.allSatisfy(\.hasSucceeded) ? .succeeded : .failed
        }
        if hasFailedToInitialize { return .failed }
        if !isInitialized { return .pending }
        if containers.contains(where: { $0.running == nil && $0.exits.last == nil }) { return .pending }
        if containers.contains(where: { $0.state != .ended }) { return .running }
        return containers.allSatisfy(\.hasSucceeded) ? .succeeded : .failed
    }

    private static let conditionOrder = [
        "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled",
    ]

    private func setConditions(of status: inout PodStatus, generation: Int64, now: Timestamp) {
        func set(_ type: String, _ holds: Bool, _ reason: String = "", _ message: String = "") {
            status.setCondition(
                type, holds ? .true : .false, reason: reason, message: message, at: now, generation: generation)
        }
        set("PodReadyToStartContainers", address != nil && !isOver)
        let unfinished = initContainers.filter { !$0.hasSucceeded }.map(\.container.name)
        switch (status.phase, unfinished.isEmpty) {
        case (.succeeded, _): set("Initialized", true, "PodCompleted")
        case (_, true): set("Initialized", true)
        case (_, false):
            let names = unfinished.joined(separator: " ")
            set("Initialized", false, "ContainersNotInitialized", "containers with incomplete status: [\(names)]")
        }
        let unready = status.containerStatuses.filter { !$0.ready }.map(\.name)
        for type in ["Ready", "ContainersReady"] {
            switch (status.phase, unready.isEmpty) {
            case (.succeeded, _): set(type, false, "PodCompleted")
            case (.failed, _): set(type, false, "PodFailed")
            case (_, true): set(type, true)
            case (_, false):
                let names = unready.joined(separator: " ")
                set(type, false, "ContainersNotReady", "containers with unready status: [\(names)]")
            }
        }
        let order = Self.conditionOrder
        // Mostly they stand in order from the report before.
        if status.conditions.count == order.count, zip(status.conditions, order).allSatisfy({ $0.type == $1 }) {
            return
        }
        let own = order.compactMap { status.condition($0) }
        status.conditions = own + status.conditions.filter { !order.contains($0.type) }
    }
}

extension ContainerRun {
    /// What the node reports of the container.
    ///
    /// - Parameter waiting: why it waits as long as it has not run.
    fileprivate func status(uid: UID, waiting: String, isReady: Bool, now: Timestamp) -> ContainerStatus {
        var status = ContainerStatus()
        status.name = container.name
        status.image = container.image
        status.ready = isReady
        status.restartCount = Int32(clamping: restarts)
        status.started = running?.startedAt.map { $0 <= now } ?? false
        if running != nil || exits.last != nil {
            status.containerID = containerID(uid, restarts)
            status.imageID = ImageFacts.fullName(container.image)
        }
        let showsExit: Bool
        switch state {
        case .running(let running):
            status.state.running = ContainerStateRunning(since: running.since)
            showsExit = false
        case .ended: showsExit = true
        case .waiting, .pulling, .pullFailed, .pullPause, .creating, .crashPause:
            let reason = waitingReason ?? (exits.last == nil ? (waiting, "") : nil)
            showsExit = reason == nil
            status.state.waiting = reason.map(ContainerStateWaiting.init(reason:message:))
        }
        func report(_ exit: Exit, of number: Int) -> ContainerStateTerminated {
            ContainerStateTerminated(exit, id: containerID(uid, number))
        }
        if showsExit {
            status.state.terminated = exits.last.map { report($0, of: restarts) }
            status.lastState.terminated = exits.earlier.map { report($0, of: restarts - 1) }
        } else {
            status.lastState.terminated = exits.last.map { report($0, of: running == nil ? restarts : restarts - 1) }
        }
        return status
    }

    /// What keeps it from running, if it is more than that it is being made.
    private var waitingReason: (reason: String, message: String)? {
        let image = container.image
        switch state {
        case .pullFailed: return ("ErrImagePull", ImageFacts.pullError(image))
        case .pullPause:
            let error = ImageFacts.pullError(image)
            return ("ImagePullBackOff", "Back-off pulling image \"\(image)\": ErrImagePull: \(error)")
        case .waiting, .pulling, .creating, .crashPause, .running, .ended:
            guard isCrashLooping else { return nil }
            let pause = restartPause.pause.minuteText
            return (
                "CrashLoopBackOff", "back-off \(pause) restarting failed container=\(container.name) pod=\(podText)"
            )
        }
    }

    private func containerID(_ uid: UID, _ number: Int) -> String {
        "ordinal://\(uid)/\(container.name)/\(max(0, number))"
    }
}

extension ContainerStateRunning {
    fileprivate init(since: Timestamp) {
        self.init()
        startedAt = since.wholeSeconds
    }
}

extension ContainerStateWaiting {
    fileprivate init(reason: String, message: String) {
        self.init()
        self.reason = reason
        self.message = message
    }
}

extension ContainerStateTerminated {
    fileprivate init(_ exit: ContainerRun.Exit, id: String) {
        self.init()
        exitCode = exit.code
        reason = exit.reason
        message = exit.message
        startedAt = exit.startedAt?.wholeSeconds
        finishedAt = exit.finishedAt.wholeSeconds
        containerID = id
    }
}

extension Duration {
    /// Whole seconds as Go writes them: `10s`, `1m20s`, `5m0s`.
    fileprivate var minuteText: String {
        let seconds = components.seconds
        return seconds < 60 ? "\(seconds)s" : "\(seconds / 60)m\(seconds % 60)s"
    }
}
