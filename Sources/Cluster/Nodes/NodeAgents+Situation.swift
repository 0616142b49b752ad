import Model

extension NodeAgents {
    func tell(to account: inout SituationAccount) {
        account.add(silentNodes)
        account.addAll(runs) { account, key, run in
            account.add(key)
            run.tell(of: key, to: &account)
        }
        account.addAll(agents) { account, name, agent in
            account.add(name)
            agent.tell(to: &account)
        }
        for (key, waiting) in requests.sorted(by: { $0.key < $1.key }) {
            account.add(key)
            for (uid, request) in waiting {
                account.add(pod: uid, at: key)
                account.add(request)
            }
        }
    }
}

extension NodeAgent {
    /// Tells which images are still on their way; one that is there takes no longer than one that comes at once.
    fileprivate func tell(to account: inout SituationAccount) {
        account.add(isCordoned)
        for (image, arrival) in images.sorted(by: { $0.key < $1.key }) where arrival > account.server.now {
            account.add(image)
            account.add(moment: arrival)
        }
    }
}

extension PodRun {
    fileprivate func tell(of key: ObjectKey, to account: inout SituationAccount) {
        account.add(pod: uid, at: key)
        account.add(node)
        account.add(hasVolumes)
        account.add(isConfigured)
        account.add(configurationProblem)
        account.add(address == nil)
        account.add(lacksAddress)
        account.add(moment: stopDeadline)
        account.add(failure)
        account.add(isHeldUnready)
        for container in initContainers { container.tell(to: &account) }
        for container in containers { container.tell(to: &account) }
    }
}

extension ContainerRun {
    fileprivate func tell(to account: inout SituationAccount) {
        account.add(container.name)
        account.add(container.image)
        account.add(hasMachine)
        account.add(rule)
        tellState(to: &account)
        account.add(exits.last?.code)
        account.add(exits.last?.reason)
        account.add(restarts)
        account.add(isCrashLooping)
        for pause in [restartPause, pullPause] { pause.tell(to: &account) }
    }

    private func tellState(to account: inout SituationAccount) {
        switch state {
        case .waiting: account.add(0)
        case .pulling(_, let until):
            account.add(1)
            account.add(moment: until)
        case .pullFailed(let pausesAt, let retryAt):
            account.add(2)
            account.add(moment: pausesAt)
            account.add(moment: retryAt)
        case .pullPause(let until):
            account.add(3)
            account.add(moment: until)
        case .creating(let until):
            account.add(4)
            account.add(moment: until)
        case .running(let running):
            account.add(5)
            running.tell(to: &account)
        case .crashPause(let until):
            account.add(6)
            account.add(moment: until)
        case .ended: account.add(7)
        }
    }
}

extension ContainerRun.Running {
    fileprivate func tell(to account: inout SituationAccount) {
        account.add(moment: startedAt)
        account.add(moment: readyAt)
        account.add(moment: end?.at)
        account.add(end?.code)
        account.add(end?.reason)
        account.add(moment: stop?.at)
        account.add(moment: stop?.killAt)
        account.add(stop?.wasTold)
    }
}

extension RestartBackOff {
    fileprivate func tell(to account: inout SituationAccount) {
        account.add(pause)
        if pause > .zero { account.add(since: counted) }
    }
}
