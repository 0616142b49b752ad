import Model
import Rollout

/// What becomes of a ``PodWorld`` when a Deployment looks after it: no names, no order, and nobody is waited for.
///
/// Each of its Pods is drawn at an ordinal's place, so that it can be compared; a Deployment itself knows no places.
struct DeploymentRun {
    private var world: PodWorld
    private var moves: [(time: Duration, move: WorldMove)]
    private let policy = ReferenceDeploymentPolicy()
    /// Where each Pod is drawn; the world knows it by a number of its own.
    private var places: [Ordinal: Ordinal] = [:]
    private var nextNumber: Int
    /// The sizes of the ReplicaSets, by the revision that each is made for, oldest first.
    private var sets: [(name: String, size: Int)]
    /// The set of the Pods that were there at the beginning.
    private let firstSet: String
    private var desired: Int

    private static let strategy = DeploymentState.Strategy.rollingUpdate(
        maxSurge: .string("25%"), maxUnavailable: .string("25%"))

    /// The same beginning and the same moves as the world's.
    init(_ world: PodWorld) {
        moves = world.plannedMoves
        var world = world
        world.agenda = Agenda()
        world.lookAgain()
        for pod in world.pods { places[pod.ordinal] = pod.ordinal }
        nextNumber = 1_000_000
        desired = world.set.replicas
        firstSet = world.set.rollout.release.revision(of: world.set.name).rawValue
        sets = [(name: firstSet, size: world.set.replicas)]
        self.world = world
    }

    /// The Pods of each place.
    func record(until end: Duration) -> [Ordinal: [Timeline.Incarnation]] {
        var (run, recorder) = (self, LaneRecorder<Ordinal>())
        for _ in 0..<2000 {
            run.act()
            recorder.see(run.world.sights { run.places[$0.ordinal] ?? $0.ordinal }, at: run.world.elapsed)
            run.makeNextMoves()
            if !run.world.advance() || run.world.elapsed > end { break }
        }
        return recorder.pods(until: end)
    }

    /// Plans the moves that come before anything else, for the Pods that are at their places then.
    private mutating func makeNextMoves() {
        while let next = moves.first, next.time <= world.agenda.nextTime ?? next.time {
            moves.removeFirst()
            if let move = translated(next.move) { world.plan(move, at: next.time) } else { world.lookAgain() }
        }
    }

    private func translated(_ move: WorldMove) -> WorldMove? {
        switch move {
        case .scale, .release: move
        case .fail(let place): pod(at: place).map { .fail($0) }
        case .finish(let place): pod(at: place).map { .finish($0) }
        case .evict(let place): pod(at: place).map { .evict($0) }
        case .loseReadiness(let place, let time): pod(at: place).map { .loseReadiness($0, for: time) }
        // A Deployment has neither.
        case .start, .strategy: nil
        }
    }

    private func pod(at place: Ordinal) -> Ordinal? {
        world.pods.first { places[$0.ordinal] == place && $0.isAlive }?.ordinal
    }

    // MARK: - The controllers

    /// What the Deployment's controller and its ReplicaSets' do, until they have nothing more to do.
    private mutating func act() {
        for _ in 0..<50 {
            resize()
            if !manage() { return }
        }
    }

    /// The ReplicaSets' next sizes.
    private mutating func resize() {
        let release = world.set.rollout.release.revision(of: world.set.name).rawValue
        if sets.last?.name != release {
            let size = sets.first { $0.name == release }?.size ?? 0
            sets.removeAll { $0.name == release }
            sets.append((name: release, size: size))
        }
        if world.set.replicas != desired {
            apply(policy.sizesAfterScaling(in: state(desired: world.set.replicas)))
            desired = world.set.replicas
            return
        }
        let state = state(desired: desired)
        if let size = policy.newSetSize(in: state), size != state.newSet?.size {
            apply([SetSize(set: release, size: size)])
        } else {
            apply(policy.oldSetSizes(in: state))
        }
    }

    private mutating func apply(_ sizes: [SetSize]) {
        for size in sizes {
            for index in sets.indices where sets[index].name == size.set { sets[index].size = size.size }
        }
    }

    private func state(desired wanted: Int) -> DeploymentState {
        let surge = policy.bounds(of: Self.strategy, desired: desired).surge
        var states = sets.enumerated().map { order, set in
            let pods = members(of: set.name)
            return SetState(
                name: set.name, order: order, size: set.size, pods: pods.count,
                available: pods.count(where: isAvailable), notedDesired: desired, notedMaximum: desired + surge)
        }
        let newSet = states.popLast()
        return DeploymentState(strategy: Self.strategy, desired: wanted, newSet: newSet, oldSets: states)
    }

    private func isAvailable(_ pod: WorldPod) -> Bool {
        guard let since = pod.readySince else { return false }
        return world.now - since >= .seconds(world.set.minReadySeconds)
    }

    /// The Pods of a ReplicaSet that have not ended and are not going.
    private func members(of set: String) -> [WorldPod] {
        world.pods.filter { $0.isAlive && ($0.tag == set || $0.tag.isEmpty && set == firstSet) }
    }

    /// Makes and deletes Pods, all at once.
    ///
    /// - Returns: whether there was anything to do.
    private mutating func manage() -> Bool {
        var isBusy = false
        for set in sets {
            let pods = members(of: set.name)
            for _ in 0..<max(0, set.size - pods.count) {
                create(set.name)
                isBusy = true
            }
            // Those that are not ready go first, then the youngest.
            let ranked = pods.sorted { left, right in
                if (left.readySince == nil) != (right.readySince == nil) { return left.readySince == nil }
                return left.incarnation > right.incarnation
            }
            for pod in ranked.prefix(max(0, pods.count - set.size)) {
                world.delete(pod.ordinal)
                isBusy = true
            }
        }
        return isBusy
    }

    private mutating func create(_ set: String) {
        let ordinals = (0..<max(1, world.set.replicas)).map { Ordinal(world.set.start.number + $0) }
        let place = ordinals.min { (crowd(at: $0), $0) < (crowd(at: $1), $1) } ?? world.set.start
        let number = Ordinal(nextNumber)
        nextNumber += 1
        places[number] = place
        let release = world.set.rollout.release
        world.create(
            number, tag: set, isBroken: release.isBroken && release.revision(of: world.set.name).rawValue == set)
    }

    /// How many Pods of a place have not ended and are not going.
    private func crowd(at place: Ordinal) -> Int {
        world.pods.count { $0.isAlive && places[$0.ordinal] == place }
    }
}
