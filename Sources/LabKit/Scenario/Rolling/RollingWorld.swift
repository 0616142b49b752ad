import Model
public import Rollout

/// A small world in virtual time: one Deployment, its sets and their Pods, and what befalls them.
///
/// Sets follow their sizes by themselves, a little late; which sizes they get is up to the one who drives the world.
public struct RollingWorld: Sendable {
    /// What people do to the Deployment, and what befalls its Pods.
    public enum Move: Hashable, Sendable {
        /// Somebody releases another version; a broken one's Pods never become available.
        case release(String, isBroken: Bool)
        /// Somebody wants this many Pods.
        case scale(Int)
        /// Somebody changes how Pods of an old version are replaced.
        case strategy(DeploymentState.Strategy)
        /// One available Pod is not available for a while.
        case falter(for: Duration)
    }

    enum Event: Sendable {
        case move(Move)
        case available(pod: Int)
        case gone(pod: Int)
        case follow
        case look
    }

    struct Pod: Sendable {
        let id: Int
        let isBroken: Bool
        var isAvailable = false
        var isTerminating = false
    }

    struct Group: Sendable {
        let name: String
        let order: Int
        let isBroken: Bool
        var size: Int
        var notedDesired: Int
        var notedMaximum: Int
        var pods: [Pod] = []

        var alive: [Pod] { pods.filter { !$0.isTerminating } }
    }

    var desired: Int
    var strategy: DeploymentState.Strategy
    var release: String
    var isReleaseBroken = false
    var sets: [Group] = []
    var elapsed: Duration = .zero
    var chronicle = Chronicle()
    /// What people are going to do, and what befalls Pods.
    var plannedMoves: [(time: Duration, move: Move)] {
        agenda.planned.compactMap { time, event in
            if case .move(let move) = event { (time, move) } else { nil }
        }
    }

    private var agenda = Agenda<Event>()
    private var random: SplitMix64
    private var podCount = 0

    /// A world in which version `v1` has all its Pods.
    init(desired: Int, strategy: DeploymentState.Strategy, moves: [(at: Duration, move: Move)], seed: UInt64) {
        self.desired = desired
        self.strategy = strategy
        release = "v1"
        random = SplitMix64(seed: seed)
        let maximum = desired + ReferenceDeploymentPolicy().bounds(of: strategy, desired: desired).surge
        var first = Group(
            name: "v1", order: 0, isBroken: false, size: desired, notedDesired: desired, notedMaximum: maximum)
        for _ in 0..<desired {
            podCount += 1
            first.pods.append(Pod(id: podCount, isBroken: false, isAvailable: true))
        }
        sets = [first]
        note("web: \(strategy.phrase), \(desired) Pods wanted, all of v1 and available")
        for (time, move) in moves { agenda.plan(.move(move), at: time) }
    }

    mutating func note(_ text: String) { chronicle.record(at: elapsed, text) }

    /// The Deployment as a policy sees it.
    var state: DeploymentState {
        let new = sets.first { $0.name == release }
        let old = sets.filter { $0.name != release }
        return DeploymentState(
            strategy: strategy, desired: desired, newSet: new.map(SetState.init), oldSets: old.map(SetState.init),
            runningOldPods: old.reduce(0) { $0 + $1.pods.count },
            lastReported: sets.reduce(0) { $0 + $1.alive.count })
    }

    /// Lets a set have a size from now on, and makes the set where it is missing; it follows a little later.
    mutating func resize(_ name: String, to size: Int, maximum: Int) {
        if let index = sets.firstIndex(where: { $0.name == name }) {
            if sets[index].size != size { note("your code: \(name) \(sets[index].size) -> \(size)") }
            sets[index].size = size
            sets[index].notedDesired = desired
            sets[index].notedMaximum = maximum
        } else {
            note("your code: \(name) begins with \(size)")
            sets.append(
                Group(
                    name: name, order: sets.count, isBroken: isReleaseBroken, size: size, notedDesired: desired,
                    notedMaximum: maximum))
        }
        agenda.plan(.follow, at: elapsed + .milliseconds(random.number(in: 1...4) * 100))
        agenda.plan(.look, at: elapsed)
    }

    /// Goes on to the next thing that happens; false when nothing more will.
    mutating func advance() -> Bool {
        guard let (time, event) = agenda.takeNext() else { return false }
        elapsed = max(elapsed, time)
        switch event {
        case .move(let move): take(move)
        case .available(let pod):
            change(pod) { $0.isAvailable = true }
        case .gone(let pod):
            for index in sets.indices { sets[index].pods.removeAll { $0.id == pod } }
        case .follow: for index in sets.indices { follow(index) }
        case .look: break
        }
        return true
    }

    private mutating func take(_ move: Move) {
        switch move {
        case .release(let name, let isBroken):
            guard name != release else { return }
            note("web: \(release) -> \(name)\(isBroken ? ", which is broken" : "")")
            release = name
            isReleaseBroken = isBroken
        case .scale(let number):
            guard number != desired else { return }
            note("web: \(desired) -> \(number) Pods wanted")
            desired = number
        case .strategy(let new):
            guard new != strategy else { return }
            note("web: \(strategy.phrase) -> \(new.phrase)")
            strategy = new
        case .falter(let time):
            let pods = sets.flatMap(\.alive).filter(\.isAvailable)
            guard let pod = random.element(of: pods),
                let set = sets.first(where: { $0.pods.contains { $0.id == pod.id } })
            else { return }
            note("a Pod of \(set.name) is not available for a while")
            change(pod.id) { $0.isAvailable = false }
            agenda.plan(.available(pod: pod.id), at: elapsed + time)
        }
    }

    /// Makes Pods that are missing, and ends those that are too many: first such as are not available, then the newest.
    private mutating func follow(_ index: Int) {
        let alive = sets[index].alive
        if alive.count < sets[index].size {
            for _ in alive.count..<sets[index].size {
                podCount += 1
                sets[index].pods.append(Pod(id: podCount, isBroken: sets[index].isBroken))
                if !sets[index].isBroken { agenda.plan(.available(pod: podCount), at: elapsed + delay(30)) }
            }
        }
        let surplus = alive.sorted { left, right in
            left.isAvailable != right.isAvailable ? !left.isAvailable : left.id > right.id
        }
        for pod in surplus.prefix(max(0, alive.count - sets[index].size)) {
            change(pod.id) { pod in
                pod.isTerminating = true
                pod.isAvailable = false
            }
            agenda.plan(.gone(pod: pod.id), at: elapsed + delay(20))
        }
    }

    private mutating func delay(_ tenths: Int) -> Duration {
        .milliseconds(random.number(in: tenths / 2...tenths * 2) * 100)
    }

    private mutating func change(_ id: Int, _ body: (inout Pod) -> Void) {
        for index in sets.indices {
            guard let place = sets[index].pods.firstIndex(where: { $0.id == id && !$0.isTerminating }) else { continue }
            body(&sets[index].pods[place])
        }
    }
}

extension SetState {
    fileprivate init(_ set: RollingWorld.Group) {
        self.init(
            name: set.name, order: set.order, size: set.size, pods: set.alive.count,
            available: set.alive.count(where: \.isAvailable), notedDesired: set.notedDesired,
            notedMaximum: set.notedMaximum)
    }
}
