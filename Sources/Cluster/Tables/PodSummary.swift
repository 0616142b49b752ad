import Model

/// What a Pod's containers come to: the word for its status, and the counts beside it.
struct PodSummary {
    /// Containers that serve, sidecars included.
    private(set) var readyContainers = 0
    /// Containers that should serve, sidecars included.
    private(set) var totalContainers: Int
    /// The word in the column `STATUS`.
    private(set) var reason: String
    private var restarts: Restarts

    /// Counts restarts, and remembers when the last one became necessary.
    private struct Restarts {
        var count: Int64 = 0
        var last: Timestamp?

        mutating func add(_ container: ContainerStatus) {
            count += Int64(container.restartCount)
            guard let end = container.lastState.terminated?.finishedAt else { return }
            last = max(last ?? end, end)
        }
    }

    init(_ pod: Pod) {
        let sidecars = Set(pod.spec.initContainers.filter(\.isSidecar).map(\.name))
        totalContainers = pod.spec.containers.count + pod.spec.initContainers.filter(\.isSidecar).count
        reason = pod.status.reason.orIfEmpty(pod.status.phase.rawValue)
        let isGated = pod.status.conditions.contains { $0.type == "PodScheduled" && $0.reason == "SchedulingGated" }
        if isGated { reason = "SchedulingGated" }
        restarts = Restarts()

        let isInitializing = readInitContainers(of: pod, sidecars: sidecars)
        let initialized = pod.status.conditions.first { $0.type == "Initialized" }?.status == .true
        if !isInitializing || initialized { readContainers(of: pod, sidecars: sidecars) }

        if pod.isTerminating, pod.status.reason == "NodeLost" {
            reason = "Unknown"
        } else if pod.isTerminating, !pod.isSucceeded, !pod.isFailed {
            reason = "Terminating"
        }
    }

    /// The restarts, with the age of the last one: `3 (5s ago)`.
    func restartText(at now: Timestamp) -> String {
        guard restarts.count != 0, let last = restarts.last else { return "\(restarts.count)" }
        return "\(restarts.count) (\((now - last).humanText) ago)"
    }

    /// Goes through the containers that come first, up to the one that holds up the others.
    ///
    /// - Returns: whether there is such a one.
    private mutating func readInitContainers(of pod: Pod, sidecars: Set<String>) -> Bool {
        for (index, container) in pod.status.initContainerStatuses.enumerated() {
            restarts.add(container)
            if container.state.terminated?.exitCode == 0, container.state.terminated != nil { continue }
            if sidecars.contains(container.name), container.started == true {
                if container.ready { readyContainers += 1 }
                continue
            }
            if let end = container.state.terminated {
                reason = "Init:" + end.word
            } else if let why = container.state.waiting?.reason, !["", "PodInitializing"].contains(why) {
                reason = "Init:" + why
            } else {
                reason = "Init:\(index)/\(pod.spec.initContainers.count)"
            }
            return true
        }
        return false
    }

    /// Goes through the containers that serve; the first one that has something to say gives the status its word.
    private mutating func readContainers(of pod: Pod, sidecars: Set<String>) {
        restarts = Restarts()
        for container in pod.status.initContainerStatuses where sidecars.contains(container.name) {
            restarts.add(container)
        }
        var hasRunning = false
        var failure = ""
        for container in pod.status.containerStatuses.reversed() {
            restarts.add(container)
            if let why = container.state.waiting?.reason, !why.isEmpty {
                reason = why
            } else if let end = container.state.terminated {
                reason = end.word
                if end.exitCode != 0 { failure = reason }
            } else if container.ready, container.state.running != nil {
                hasRunning = true
                readyContainers += 1
            }
        }
        // A Pod is not done as long as one of its containers runs.
        switch (reason == "Completed", hasRunning, failure.isEmpty) {
        case (true, true, _) where pod.isReady: reason = "Running"
        case (true, _, false): reason = failure
        case (true, true, true): reason = "NotReady"
        default: break
        }
    }
}

extension Container {
    /// The container starts before the others and keeps running beside them.
    fileprivate var isSidecar: Bool { other["restartPolicy"]?.string == "Always" }
}

extension ContainerStateTerminated {
    /// The reason for the end, or what is known instead.
    fileprivate var word: String {
        reason.orIfEmpty(signal != 0 ? "Signal:\(signal)" : "ExitCode:\(exitCode)")
    }
}
