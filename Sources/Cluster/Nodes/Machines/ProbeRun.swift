import Containers
import Model

/// A probe of a container at work, from one of the container's starts on.
struct ProbeRun: Hashable, Sendable {
    /// What a probe is for.
    enum Kind: String, CaseIterable, Sendable {
        case startup = "Startup"
        case readiness = "Readiness"
        case liveness = "Liveness"
    }

    /// What came of one look, as far as the container is concerned.
    enum Verdict: Hashable, Sendable {
        /// As before.
        case same
        case passed
        case failed
    }

    let kind: Kind
    let probe: Probe
    let action: ContainerAction
    /// When it looks next; `nil` before its time has come, and while there is nothing new to see.
    var nextAt: Timestamp?
    /// When it looked last.
    var lastAt: Timestamp?
    var running: ActionRun?
    private var successes = 0
    private var failures = 0
    /// Whether it passes; `nil` as long as nothing is known.
    var passes: Bool?
    /// What the container was like after the last look, if looking again would see the same.
    var seen: ContainerMachine.Stamp?

    /// - Parameter passes: what is known from before.
    init?(_ kind: Kind, of container: Container, passes: Bool? = nil) {
        let probe: Probe? =
            switch kind {
            case .startup: container.startupProbe
            case .readiness: container.readinessProbe
            case .liveness: container.livenessProbe
            }
        guard let probe, let action = ContainerAction(probe, of: container) else { return nil }
        self.kind = kind
        self.probe = probe
        self.action = action
        self.passes = passes
    }

    var period: Duration { .seconds(probe.periodSeconds > 0 ? probe.periodSeconds : 10) }
    var limit: Duration { .seconds(max(1, probe.timeoutSeconds)) }

    /// Begins to count from the moment at which the container can be looked at.
    ///
    /// - Parameter start: when the container started.
    mutating func begin(start: Timestamp, now: Timestamp) {
        guard nextAt == nil, lastAt == nil, running == nil else { return }
        nextAt = max(start + .seconds(probe.initialDelaySeconds), now) + period
    }

    /// Looks no more, because nobody asks.
    mutating func rest() {
        nextAt = nil
        running = nil
    }

    /// Looks again at the next regular time, because the container has changed.
    mutating func wake(at now: Timestamp) {
        guard nextAt == nil, running == nil, let lastAt else { return }
        let periods = (now - lastAt).wholeNanoseconds / period.wholeNanoseconds
        nextAt = lastAt + period * Int(periods + 1)
        seen = nil
    }

    /// Counts a result.
    mutating func count(_ result: ActionResult) -> Verdict {
        switch result {
        case .unknown: return .same
        case .success:
            failures = 0
            successes += 1
            guard passes != true, successes >= max(1, probe.successThreshold) else { return .same }
            passes = true
            return .passed
        case .failure:
            successes = 0
            failures += 1
            let threshold = probe.failureThreshold > 0 ? probe.failureThreshold : 3
            guard passes != false, failures >= threshold else { return .same }
            passes = false
            return .failed
        }
    }

    /// Whether looking again at the same would change nothing.
    func isSettled(after result: ActionResult) -> Bool {
        switch result {
        case .unknown: true
        case .success: passes == true
        case .failure: passes == false
        }
    }
}
