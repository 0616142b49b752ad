import Controller
import Model

extension PodWorld {
    /// Lets one event happen; one that speaks of a Pod that is no longer there has no effect.
    mutating func take(_ event: Event) {
        switch event {
        case .move(let move): take(move)
        case .runs(let ordinal, let incarnation): run(ordinal, incarnation)
        case .ready(let ordinal, let incarnation): becomeReady(ordinal, incarnation)
        case .waited(let ordinal, let incarnation, let since, let text):
            guard let pod = pod(at: ordinal), pod.incarnation == incarnation, pod.readySince == since else { return }
            note(text)
        case .ended(let ordinal, let incarnation):
            guard let pod = pod(at: ordinal), pod.incarnation == incarnation, pod.phase == .running else { return }
            end(ordinal, .succeeded, "\(set.podName(ordinal)) has Succeeded, and is still terminating")
        case .gone(let ordinal, let incarnation):
            guard pod(at: ordinal)?.incarnation == incarnation else { return }
            pods.removeAll { $0.ordinal == ordinal }
            note("\(set.podName(ordinal)) is gone")
        case .nudge: break
        }
    }

    private mutating func take(_ move: WorldMove) {
        switch move {
        case .scale(let replicas):
            guard replicas != set.replicas else { return }
            note("\(set.name): replicas \(set.replicas) -> \(replicas)")
            set.replicas = replicas
        case .start(let ordinal):
            guard ordinal != set.start else { return }
            note("\(set.name): start ordinal \(set.start) -> \(ordinal)")
            set.start = ordinal
        case .fail(let ordinal):
            guard pod(at: ordinal)?.isAlive == true else { return }
            end(ordinal, .failed, "\(set.podName(ordinal)) has Failed")
        case .finish(let ordinal):
            guard let pod = pod(at: ordinal), pod.isAlive, pod.phase == .running else { return }
            end(ordinal, .succeeded, "\(set.podName(ordinal)) has Succeeded")
        case .loseReadiness(let ordinal, let time):
            guard let pod = pod(at: ordinal), pod.isAlive, pod.readySince != nil else { return }
            change(ordinal) { $0.readySince = nil }
            note("\(set.podName(ordinal)) is Running, and no longer Ready")
            agenda.plan(.ready(ordinal, incarnation: pod.incarnation), at: elapsed + time)
        case .evict(let ordinal):
            guard let pod = pod(at: ordinal), !pod.isTerminating else { return }
            note("somebody else deletes \(set.podName(ordinal)): it is terminating")
            delete(ordinal)
        case .release(let release):
            guard release != set.rollout.release else { return }
            note("\(set.name): \(set.rollout.release.name) -> \(release.phrase)")
            set.rollout.release = release
        case .strategy(let strategy):
            guard strategy != set.rollout.strategy else { return }
            note("\(set.name): \(set.rollout.strategy.phrase) -> \(strategy.phrase)")
            set.rollout.strategy = strategy
        }
    }

    private mutating func end(_ ordinal: Ordinal, _ phase: RosterPod.Phase, _ text: String) {
        change(ordinal) { pod in
            pod.phase = phase
            pod.readySince = nil
        }
        note(text)
    }

    private mutating func run(_ ordinal: Ordinal, _ incarnation: Int) {
        guard let pod = pod(at: ordinal), pod.incarnation == incarnation, pod.isAlive else { return }
        change(ordinal) { $0.phase = .running }
        guard !pod.isBroken else { return note("\(set.podName(ordinal)) is Running, and will never be Ready") }
        let delay = lasting(delays.readiness, ordinal)
        guard delay > .zero else { return becomeReady(ordinal, incarnation) }
        note("\(set.podName(ordinal)) is Running, not Ready")
        agenda.plan(.ready(ordinal, incarnation: incarnation), at: elapsed + delay)
    }

    /// Also plans a look at the moment when the Pod has been ready for `minReadySeconds`, and one just before it.
    private mutating func becomeReady(_ ordinal: Ordinal, _ incarnation: Int) {
        guard let pod = pod(at: ordinal), pod.incarnation == incarnation, pod.isAlive, pod.phase == .running,
            pod.readySince == nil
        else { return }
        let since = now
        change(ordinal) { $0.readySince = since }
        note("\(set.podName(ordinal)) is Running and Ready")
        guard set.minReadySeconds > 0 else { return }
        let until = elapsed + .seconds(set.minReadySeconds)
        let name = set.podName(ordinal)
        for (time, text) in [
            (until - .milliseconds(1), "\(name) has been Ready for almost \(set.minReadySeconds)s"),
            (until, "\(name) has been Ready for \(set.minReadySeconds)s"),
        ] {
            agenda.plan(.waited(ordinal, incarnation: incarnation, since: since, text: text), at: time)
        }
    }
}
