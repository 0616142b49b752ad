import Cluster
import Model

/// How a history ends.
extension HistoryRun {
    /// Lets everything that is held back go, and gives back what was taken.
    mutating func endFaults() {
        while violation == nil, let first = endings.map(\.step).min() {
            if !step() { steps = max(steps, first) }
            afterStep()
        }
        guard violation == nil else { return }
        for trap in cluster.gate?.sprung ?? [] where trap.fate != .crash { effects.insert(trap.fate.label) }
        cluster.gate?.traps = []
        if effects.contains(Fault.lag(.kubelet, milliseconds: 0).label) {
            for who in Fault.Controller.allCases { cluster.disturb(who.component, .lag(.zero)) }
        }
        note("nothing goes wrong any more")
        repair()
    }

    /// What somebody in charge does after the trouble: takes back an image that cannot work, and sees to the Pods.
    private mutating func repair() {
        let set = cluster.server.find(StatefulSet.self, Profile.workloadKey)
        let deployment = cluster.server.find(Deployment.self, Profile.workloadKey)
        let template = set?.spec.template ?? deployment?.spec.template
        if template?.spec.containers.first?.image == "app:broken" { perform(.act(.image(1))) }
        for pod in cluster.server.list(Pod.self) {
            let target = Move.Target(kind: Pod.kind, key: pod.key)
            // Without an owner it stands in the way of the Pod that should have its name.
            if set != nil, pod.metadata.labels["app"] == nil {
                make(.delete(target, propagation: .background, gracePeriod: nil))
            } else if !pod.spec.nodeName.isEmpty, !pod.isReady || isHoldingPodsUnready {
                make(.setReady(target, true))
            }
        }
    }

    private var isHoldingPodsUnready: Bool { effects.contains(Fault.unreadyPod(0).label) }

    /// Lets the cluster come to rest, up to where others have shown how it does.
    mutating func comeToRest() {
        guard violation == nil else { return }
        var passed: [(key: KnownRests.Key, steps: Int)] = []
        let hasSettled = settle { run in
            guard let known = run.known, let key = run.restKey else { return false }
            if let left = known.stepsToRest(from: key) {
                run.steps += left
                known.learn(passed, end: run.steps)
                return true
            }
            passed.append((key, run.steps))
            return false
        }
        guard hasSettled else { return }
        for pod in lookout.podsInTheWay(in: cluster) where violation == nil {
            note("pod-delete \(pod.name), which only a person can do")
            make(.delete(Move.Target(kind: Pod.kind, key: pod), propagation: .background, gracePeriod: nil))
            look()
            guard settle() else { return }
        }
        violation = violation ?? lookout.lookAtRest(cluster)
        if violation == nil { known?.learn(passed, end: steps) }
    }

    /// By what others know the way to rest from here; `nil` where it may depend on more than can be told.
    private var restKey: KnownRests.Key? {
        // What was asked for a claim at any time decides whether it may go.
        guard !profile.hasClaims, let situation = cluster.situation(since: beginning) else { return nil }
        return KnownRests.Key(profile: profile, situation: situation, abandoned: lookout.abandonedProcesses)
    }

    /// Lets the cluster go on until it is quiet for 100 minutes.
    ///
    /// - Parameter isKnown: is asked after each change whether the rest of the way is known; then it is not gone.
    /// - Returns: whether it came to rest without a violation.
    private mutating func settle(unless isKnown: (inout Self) -> Bool = { _ in false }) -> Bool {
        var budget = 2_000
        var quietSince = cluster.now
        var end = 0
        while violation == nil {
            if cluster.server.log.end > end {
                (end, quietSince) = (cluster.server.log.end, cluster.now)
                listen()
                if isKnown(&self) { return false }
            }
            guard cluster.step(until: later) else { break }
            steps += 1
            look()
            if cluster.server.log.end == end, cluster.now - quietSince > .seconds(100 * 60) { break }
            budget -= 1
            if budget == 0 {
                violation = lookout.neverAtRest(cluster)
                return false
            }
        }
        return violation == nil
    }
}
