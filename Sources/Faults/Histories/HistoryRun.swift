package import Cluster
import Controller
import Model

/// A trial while it happens: the cluster, what watches it, and what is still to be released.
package struct HistoryRun {
    /// The cluster as it is now.
    package internal(set) var cluster: Cluster
    /// The first thing that went against a rule.
    package internal(set) var violation: Violation?
    /// How many steps the cluster has made.
    package internal(set) var steps = 0
    /// The kinds of faults that did something.
    package internal(set) var effects: Set<String> = []
    /// What was done to the cluster, each with how many changes there were before.
    package private(set) var diary: [(position: Int, words: String)] = []
    let profile: Profile
    var lookout: Lookout
    /// What ends later, with the step at which it does.
    var endings: [(step: Int, ending: Ending)] = []
    /// How controllers start again that a trap will end.
    private var restarts: [Restart] = []
    /// The revision of the cluster as it was in the beginning.
    let beginning: Int64
    /// What other histories have shown about how this one ends.
    var known: KnownRests?

    enum Ending {
        case stale(Components.Name)
        case node(String)
        /// It hears of everything again.
        case hearing(Components.Name)
    }

    private struct Restart {
        let component: Components.Name
        let behind: Int
        let steps: Int
    }

    /// A history that begins with this cluster.
    ///
    /// - Parameter tamper: what a planted bug does to requests.
    package init(
        profile: Profile, cluster: Cluster, tamper: (@Sendable (inout WriteRequest) -> Void)? = nil
    ) {
        self.profile = profile
        self.cluster = cluster
        beginning = cluster.server.revision
        lookout = Lookout(cluster: cluster)
        var gate = WriteGate()
        gate.tamper = tamper
        self.cluster.gate = gate
    }

    /// Makes it all happen, up to the first violation, and then lets the cluster come to rest.
    package mutating func run(_ entries: some Sequence<Trial.Entry>) {
        for entry in entries where violation == nil {
            for _ in 0..<entry.wait where violation == nil {
                if !step() { break }
            }
            if violation == nil { begin(entry.happening) }
        }
        if violation == nil { finish() }
    }

    /// Makes one thing happen, and looks at what it did.
    mutating func begin(_ happening: Trial.Happening) {
        perform(happening)
        look()
    }

    /// Lets the faults end and the cluster come to rest, and looks at what is left.
    package mutating func finish() {
        endFaults()
        comeToRest()
    }

    /// Whether nothing happens any more unless somebody does something.
    package var isQuiet: Bool { endings.isEmpty && cluster.nextTime == nil }

    /// Lets every part of the cluster hear what has reached it; a step begins with that.
    package mutating func listen() { cluster.listen() }

    /// In how many steps each fault ends that will end by itself.
    package var stepsToEndings: [Int] { endings.map { $0.step - steps } }
}

extension HistoryRun {
    var later: Model.Timestamp { cluster.now + .seconds(6 * 3600) }

    /// Lets the cluster make a step, and looks at what it did.
    ///
    /// - Returns: whether there was anything to do.
    @discardableResult
    package mutating func step() -> Bool {
        let isBusy = cluster.step(until: later)
        steps += 1
        look()
        afterStep()
        return isBusy
    }

    mutating func look() {
        if violation == nil { violation = lookout.look(at: &cluster) }
    }

    mutating func afterStep() {
        if let who = cluster.gate?.crashed { restart(who) }
        while let index = endings.firstIndex(where: { $0.step <= steps }) { end(endings.remove(at: index).ending) }
    }

    private mutating func restart(_ who: Components.Name) {
        cluster.gate?.recover()
        guard let index = restarts.firstIndex(where: { $0.component == who }) else { return }
        let restart = restarts.remove(at: index)
        effects.insert(restart.behind > 0 ? "restart in the past" : "crash")
        note("\(who.rawValue) has ended and starts again, \(restart.behind) changes in the past")
        cluster.disturb(who, .restart(behind: restart.behind))
        if restart.behind > 0 { endings.append((steps + restart.steps, .hearing(who))) }
    }

    private mutating func end(_ ending: Ending) {
        switch ending {
        case .stale(let who):
            // It looks once more before it hears what it has missed.
            lookAgain(who)
            cluster.step(who)
            look()
            if let crashed = cluster.gate?.crashed { restart(crashed) }
            cluster.disturb(who, .release)
            note("\(who.rawValue) hears of everything again")
        case .hearing(let who):
            cluster.disturb(who, .release)
            note("\(who.rawValue) hears of everything again")
        case .node(let name):
            _ = try? cluster.perform(.revive(node: name))
            note("\(name) is back")
        }
    }

    private mutating func lookAgain(_ who: Components.Name) {
        cluster.disturb(who, .lookAgain(Profile.workloadKey))
    }

    mutating func note(_ words: String) {
        diary.append((cluster.server.log.end, words))
    }
}

/// What users and misfortune do.
extension HistoryRun {
    /// Does it, whatever comes of it.
    package mutating func perform(_ happening: Trial.Happening) {
        note(happening.words)
        switch happening {
        case .act(let act): perform(act)
        case .fault(let fault):
            if perform(fault) { effects.insert(fault.label) }
        }
    }

    private mutating func perform(_ act: Act) {
        let target = profile.target
        switch act {
        case .scale(let count): make(.scale(target, replicas: Int32(clamping: count)))
        case .image(let version):
            let tag = version == Act.brokenImage ? "broken" : "\(version)"
            make(.setImage(target, images: ["*": "app:\(tag)"]))
        case .partition(let number):
            let update: JSON = ["rollingUpdate": ["partition": .integer(Int64(number))]]
            make(.patch(target, ["spec": ["updateStrategy": update]]))
        case .maxUnavailable(let number):
            let update: JSON = ["rollingUpdate": ["maxUnavailable": .integer(Int64(number))]]
            make(.patch(target, ["spec": ["updateStrategy": update]]))
        case .retention(let deleted, let scaled):
            let policy: JSON = [
                "whenDeleted": deleted ? "Delete" : "Retain", "whenScaled": scaled ? "Delete" : "Retain",
            ]
            make(.patch(target, ["spec": ["persistentVolumeClaimRetentionPolicy": policy]]))
        case .deleteSet(let orphaning):
            make(.delete(target, propagation: orphaning ? .orphan : .background, gracePeriod: nil))
        case .makeSet: profile.makeWorkload(in: &cluster)
        }
    }

    /// - Returns: whether it did something; a trap does once it goes off.
    private mutating func perform(_ fault: Fault) -> Bool {
        switch fault {
        case .crash(let who, let writes, let behind, let steps):
            cluster.gate?.traps.append(.init(author: who.component, skipping: writes, fate: .crash))
            restarts.append(Restart(component: who.component, behind: behind, steps: steps))
            return false
        case .write(let who, let skipping, let trouble):
            cluster.gate?.traps.append(.init(author: who.component, skipping: skipping, fate: trouble.fate))
            return false
        case .stale(let who, let after, let count):
            cluster.disturb(who.component, .holdBack(after: after))
            endings.append((steps + count, .stale(who.component)))
        case .skew(let who, let watched, let count):
            for kind in watched.kinds { cluster.disturb(who.component, .mute(kind)) }
            endings.append((steps + count, .hearing(who.component)))
        case .relist(let who): cluster.disturb(who.component, .relist)
        case .lag(let who, let milliseconds):
            cluster.disturb(who.component, .lag(.milliseconds(milliseconds)))
        case .pause(let who, let seconds): cluster.disturb(who.component, .pause(.seconds(seconds)))
        case .clock(let seconds): cluster.jump(by: .seconds(seconds))
        case .clockBack(let seconds): cluster.jump(by: .seconds(-seconds))
        case .nodeLoss(let number, let count):
            endings.append((steps + count, .node("node-\(number + 1)")))
            return make(.kill(node: "node-\(number + 1)"))
        case .deletePod(let number): return change(number) { .delete($0, propagation: .background, gracePeriod: nil) }
        case .forceDeletePod(let number):
            return change(number) { .delete($0, propagation: .background, gracePeriod: 0) }
        case .relabelPod(let number):
            return change(number) { .patch($0, ["metadata": ["labels": ["app": .null]]]) }
        case .disownPod(let number): return change(number) { .patch($0, ["metadata": ["ownerReferences": []]]) }
        case .failPod(let number): return change(number) { .failPod($0) }
        case .unreadyPod(let number): return change(number) { .setReady($0, false) }
        case .deleteClaim(let ordinal):
            let name = "data-\(Profile.workloadName)-\(ordinal)"
            let key = ObjectKey(namespace: "default", name: name)
            let target = Move.Target(kind: PersistentVolumeClaim.kind, key: key)
            return make(.delete(target, propagation: .background, gracePeriod: nil))
        }
        return true
    }

    @discardableResult
    mutating func make(_ move: Move) -> Bool {
        // A move that the cluster refuses is no part of the history.
        (try? cluster.perform(move)) != nil
    }

    /// Makes a move about a Pod, by its place among the Pods there are.
    private mutating func change(_ number: Int, move: (Move.Target) -> Move) -> Bool {
        let pods = cluster.server.list(Pod.self)
        guard pods.indices.contains(number) else { return false }
        return make(move(Move.Target(kind: Pod.kind, key: pods[number].key)))
    }
}

extension Fault.Trouble {
    /// What becomes of the write.
    package var fate: WriteFate {
        switch self {
        case .conflict: .conflict
        case .lost: .refused(.unavailable("Timeout: request did not complete within the allotted timeout"))
        case .unanswered: .unanswered(.unavailable("Timeout: request did not complete within the allotted timeout"))
        case .throttled: .refused(.unavailable("the server has received too many requests"))
        case .failed: .refused(.unavailable("an error on the server has prevented the request from succeeding"))
        }
    }
}

extension WriteFate {
    /// What kind of fault it is, as ``Fault/label`` says it.
    var label: String {
        let trouble = Fault.Trouble.allCases.first { $0.fate == self } ?? .lost
        return "write \(trouble.rawValue)"
    }
}
