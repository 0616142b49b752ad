import Model

extension ContainerRun {
    /// Takes up a container that was there before its node's agent started again, as its status tells.
    ///
    /// What a status does not tell, such as how far an image had come, begins anew.
    mutating func adopt(_ status: ContainerStatus, now: Timestamp) {
        restarts = Int(status.restartCount)
        let ended = status.state.terminated
        exits = (
            (ended ?? status.lastState.terminated).map { Exit($0, now: now) },
            ended == nil ? nil : status.lastState.terminated.map { Exit($0, now: now) }
        )
        restartPause = RestartBackOff(attempts: restarts, last: exits.last?.finishedAt ?? now)
        if let running = status.state.running {
            state = .running(adopted(since: running.startedAt ?? now, status, now: now))
        } else if let ended {
            // One that is started again shows its end until it runs.
            state = isRestarted(after: ended.exitCode) ? .waiting : .ended
        } else if let waiting = status.state.waiting {
            adopt(waiting, now: now)
        }
    }

    private func adopted(since: Timestamp, _ status: ContainerStatus, now: Timestamp) -> Running {
        guard !isProbed else {
            let isStarted = status.started == true
            return Running(
                since: since, startedAt: isStarted ? since : nil, readyAt: isStarted && status.ready ? since : nil,
                isAdopted: true)
        }
        let startup = status.started == true ? .zero : container.startupProbe?.firstSuccess ?? .zero
        let delay: Duration? =
            switch behavior.readiness {
            case _ where status.ready: .zero
            case .never: nil
            case .after(let delay): delay
            case .standard: container.readinessProbe?.firstSuccess ?? .zero
            }
        let startedAt = since + startup
        var running = Running(
            since: since, startedAt: startedAt, readyAt: delay.map { startedAt + $0 }, isAdopted: true)
        if let exit = behavior.exit, exit.times.map({ restarts < $0 }) ?? true {
            running.end = Ending(at: since + exit.after, code: exit.code)
        }
        return running
    }

    private mutating func adopt(_ waiting: ContainerStateWaiting, now: Timestamp) {
        switch waiting.reason {
        case "CrashLoopBackOff":
            isCrashLooping = true
            state = .crashPause(until: (exits.last?.finishedAt ?? now) + restartPause.pause)
        case "ErrImagePull", "ImagePullBackOff":
            pullPause.count(failureAt: now, now: now)
            let retry = now + pullPause.pause
            state =
                waiting.reason == "ErrImagePull"
                ? .pullFailed(pausesAt: now + .seconds(1), retryAt: retry) : .pullPause(until: retry)
        default: state = .waiting
        }
    }
}

extension ContainerRun.Exit {
    fileprivate init(_ state: ContainerStateTerminated, now: Timestamp) {
        self.init(
            code: state.exitCode, reason: state.reason, message: state.message, startedAt: state.startedAt,
            finishedAt: state.finishedAt ?? now)
    }
}
