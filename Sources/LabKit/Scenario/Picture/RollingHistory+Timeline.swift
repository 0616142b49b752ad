import Rollout

extension RollingHistory {
    /// The picture of a failure: the Pods of each set as the learner's code sizes it, beside those as it was right.
    ///
    /// The first lane goes on beyond the mistake. There is no third, since the Deployment itself is what is learnt.
    func timeline(of broken: BrokenRule, at mistake: Duration) -> Timeline {
        var (yours, right) = (self, self)
        yours.isJudged = false
        right.policy = ReferenceDeploymentPolicy()
        let end = mistake + .seconds(15)
        let lanes = [("your code", yours.record(until: end)), ("what was right", right.record(until: end))]
        let names = Set(lanes.flatMap(\.1.keys)).sorted()
        let groups = names.map { name in
            Timeline.Group(
                label: name,
                lanes: lanes.map { Timeline.Lane(caption: $0.0, incarnations: $0.1[name] ?? []) })
        }
        let moves = world.plannedMoves.filter { $0.time <= end }.map { time, move in
            Timeline.Mark(at: time, label: move.label, kind: move.isFault ? .fault : .move)
        }
        return Timeline(
            title: title, subtitle: broken.sentence(at: Story.timeText(mistake)), duration: end, groups: groups,
            marks: moves + [broken.mark(at: mistake)])
    }

    /// What Pods each set has; a pass in which the policy throws does nothing more.
    private func record(until end: Duration) -> [String: [Timeline.Incarnation]] {
        var (world, recorder) = (world, LaneRecorder<String>())
        // Code that is wrong may go on for ever, at one moment, and with any number of Pods.
        for _ in 0..<2000 {
            try? act(in: &world)
            if world.elapsed > end || world.sets.contains(where: { $0.size > 100 }) { break }
            recorder.see(world.sights, at: world.elapsed)
            if !world.advance() { break }
        }
        return recorder.pods(until: end)
    }
}

extension RollingWorld {
    fileprivate var sights: [LaneRecorder<String>.Sight] {
        sets.flatMap { set in
            set.pods.map { pod in
                let phase: Timeline.Phase =
                    pod.isTerminating ? .terminating : pod.isAvailable ? .ready : .running
                return LaneRecorder.Sight(place: set.name, uid: "Pod \(pod.id)", revision: set.name, phase: phase)
            }
        }
    }
}

extension RollingWorld.Move {
    /// The move in a few words.
    fileprivate var label: String {
        switch self {
        case .release(let name, let isBroken): "release \(name)\(isBroken ? ", which is broken" : "")"
        case .scale(let number): "scale to \(number)"
        case .strategy(let strategy): strategy.phrase
        case .falter(let time): "a Pod not available for \(Story.lengthText(time))"
        }
    }

    fileprivate var isFault: Bool {
        if case .falter = self { true } else { false }
    }
}
