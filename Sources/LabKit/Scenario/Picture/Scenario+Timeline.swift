import Controller
import Model

extension Scenario {
    /// The picture of a failure: what the learner's code did, what was right, and what a Deployment would have done.
    ///
    /// The first lane goes on beyond the mistake, for what comes of it is what teaches.
    func timeline(of ending: Ending, driver: some ScenarioDriver) -> Timeline? {
        guard let broken = ending.broken, let yours = driver.unjudged, let right = driver.rightful else { return nil }
        let margin = Duration.seconds(5)
        let mistake = ending.world.elapsed
        let rest = run(with: right)
        let end = max(min(rest, limit), mistake) + margin
        let lanes = [
            ("your code", record(yours, until: end)), ("what was right", record(right, until: end)),
            ("a Deployment", DeploymentRun(world).record(until: end)),
        ]
        let ordinals = Set(lanes.flatMap(\.1.keys)).sorted()
        let groups = ordinals.map { ordinal in
            Timeline.Group(
                label: world.set.podName(ordinal),
                lanes: lanes.map { Timeline.Lane(caption: $0.0, incarnations: $0.1[ordinal] ?? []) })
        }
        let moves = world.plannedMoves.map {
            Timeline.Mark(at: $0.time, label: $0.move.label(in: world.set), kind: $0.move.isFault ? .fault : .move)
        }
        return Timeline(
            title: title, subtitle: broken.sentence(at: Story.timeText(mistake)), duration: end, groups: groups,
            marks: moves + [broken.mark(at: mistake)])
    }

    /// When a driver that breaks no rule comes to rest.
    private func run(with driver: some ScenarioDriver) -> Duration {
        var driver = driver
        return run(with: &driver).world.elapsed
    }

    /// What Pods each ordinal has when nobody stops the driver; a pass in which it throws does nothing more.
    private func record(
        _ driver: some ScenarioDriver, until end: Duration
    ) -> [Ordinal: [Timeline.Incarnation]] {
        var (driver, world, recorder) = (driver, world, LaneRecorder<Ordinal>())
        // Code that is wrong may go on for ever, and at one moment.
        for _ in 0..<2000 {
            try? driver.act(in: &world)
            if world.elapsed > end || world.pods.count > 100 { break }
            recorder.see(world.sights { $0.ordinal }, at: world.elapsed)
            if !world.advance() { break }
        }
        return recorder.pods(until: end)
    }
}

extension BrokenRule {
    /// What a picture says under its title.
    func sentence(at time: String) -> String {
        "At \(time) expected: \(expected), but: \(instead). \(rule.text)"
    }

    /// The moment at which the first lane leaves the right way.
    func mark(at time: Duration) -> Timeline.Mark {
        Timeline.Mark(at: time, label: "rule \(rule.id) is broken", kind: .warning)
    }
}

extension PodWorld {
    /// What people and machines are going to do.
    var plannedMoves: [(time: Duration, move: WorldMove)] {
        agenda.planned.compactMap { time, event in
            if case .move(let move) = event { (time, move) } else { nil }
        }
    }

    /// The Pods as they are, each where it belongs.
    func sights(at place: (WorldPod) -> Ordinal) -> [LaneRecorder<Ordinal>.Sight] {
        pods.map { pod in
            LaneRecorder.Sight(
                place: place(pod), uid: "Pod \(pod.incarnation)",
                revision: pod.tag.isEmpty ? WorldRollout().release.revision(of: set.name).rawValue : pod.tag,
                phase: pod.picturedPhase)
        }
    }
}

extension WorldPod {
    /// What the Pod is doing, as a timeline shows it.
    fileprivate var picturedPhase: Timeline.Phase {
        if isTerminating { return .terminating }
        switch phase {
        case .pending: return .creating
        case .running: return readySince == nil ? .running : .ready
        case .succeeded: return .succeeded
        case .failed: return .failed
        case .unknown: return .unknown
        }
    }
}

extension WorldMove {
    /// Whether it happens to a Pod, and nobody asked for it.
    var isFault: Bool {
        switch self {
        case .fail, .finish, .loseReadiness, .evict: true
        case .scale, .start, .release, .strategy: false
        }
    }

    /// The move in a few words.
    func label(in set: WorldSet) -> String {
        switch self {
        case .scale(let replicas): "scale to \(replicas)"
        case .start(let ordinal): "start ordinal \(ordinal)"
        case .fail(let ordinal): "\(set.podName(ordinal)) fails"
        case .finish(let ordinal): "\(set.podName(ordinal)) finishes"
        case .loseReadiness(let ordinal, let time):
            "\(set.podName(ordinal)) not ready for \(Story.lengthText(time))"
        case .evict(let ordinal): "\(set.podName(ordinal)) is evicted"
        case .release(let release): "release \(release.phrase)"
        case .strategy(let strategy): strategy.phrase
        }
    }
}
