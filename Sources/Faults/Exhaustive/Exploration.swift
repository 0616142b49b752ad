import Cluster

/// Every history of a small scope: three Pods, a few wishes, and one crash and one stale read at every possible point.
///
/// Guarantees: each point at which the StatefulSet controller may end, before any of its writes, is tried with each of a
/// few starts in the past; each step at which its cache may stop, with each of a few durations; each alone and both
/// together. A state that was met before with the same faults to come is not gone on from again.
public struct Exploration: Sendable {
    /// What users want in a scope; each wish follows once the one before has been fulfilled.
    public struct Scope: Hashable, Sendable {
        /// What the histories begin with.
        public let profile: Profile
        /// What users want.
        public let acts: [Act]

        /// Histories of these wishes.
        public init(_ profile: Profile, _ acts: Act...) {
            self.profile = profile
            self.acts = acts
        }

        /// The scopes of the exhaustive search, the largest first.
        public static let all: [Scope] = [
            Scope(.claims, .retention(whenDeleted: true, whenScaled: true), .scale(1), .scale(3)),
            Scope(.ordered, .image(1), .image(0)), Scope(.parallel, .image(1), .image(0)),
            Scope(.ordered, .partition(2), .image(1)), Scope(.ordered, .scale(1), .scale(3)),
            Scope(.parallel, .scale(1), .scale(3)),
        ]

        /// The wishes in words.
        public var text: String {
            "\(profile.rawValue): " + acts.map { Trial.Happening.act($0).words }.joined(separator: "; ")
        }
    }

    /// What came of a scope.
    public struct Report: Sendable {
        /// How many different states there were.
        public var states = 0
        /// How many histories came to their end; the others met a state that was known.
        public var histories = 0
        /// A history that broke a rule, if one did.
        public var broken: Trial?
    }

    fileprivate struct Node {
        var run: HistoryRun
        var digest: StateDigest
        var trial: Trial
        var wait = 0
        var acts: ArraySlice<Act>
        var crashes = 1
        var stales = 1
    }

    /// How far in the past a controller may start again, and for how many steps it then hears nothing.
    fileprivate static let restarts = [(behind: 0, steps: 0), (4, 5), (8, 5), (16, 5), (32, 5)]
    /// For how many steps a cache may stop.
    fileprivate static let durations = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24]

    private let suspect: Suspect

    /// Explores the reference, or somebody else.
    public init(_ suspect: Suspect = Suspect()) {
        self.suspect = suspect
    }

    /// Goes through all histories of a scope, up to the first that breaks a rule.
    public func explore(_ scope: Scope) -> Report {
        let cluster = scope.profile.cluster(policies: suspect.policies, gates: suspect.gates)
        let run = HistoryRun(profile: scope.profile, cluster: cluster, tamper: suspect.tamper)
        var report = Report()
        var known: Set<UInt64> = []
        var open = [
            Node(
                run: run, digest: StateDigest(cluster), trial: Trial(profile: scope.profile, entries: []),
                acts: scope.acts[...])
        ]
        while var node = open.popLast() {
            while node.isNew(in: &known) {
                report.states += 1
                open += node.branches()
                if node.goOn() { continue }
                report.histories += 1
                break
            }
            if node.run.violation != nil {
                report.broken = node.trial
                return report
            }
        }
        return report
    }
}

extension Exploration.Node {
    /// Whether the state was not met before; it is known from now on.
    fileprivate mutating func isNew(in known: inout Set<UInt64>) -> Bool {
        guard run.violation == nil else { return false }
        digest.read(run.cluster.server.log)
        let rest = [acts.count, crashes, stales] + run.stepsToEndings
        return known.insert(digest.value(of: run.cluster, and: rest)).inserted
    }

    /// The same state, but with a fault at this point.
    fileprivate mutating func branches() -> [Self] {
        var nodes: [Self] = []
        if stales > 0, run.cluster.unread(by: .statefulSets) > 0 {
            nodes += Exploration.durations.map { steps in
                var node = self
                node.stales -= 1
                node.perform(.fault(.stale(.statefulset, after: 0, steps: steps)))
                return node
            }
        }
        guard crashes > 0 else { return nodes }
        run.listen()
        guard run.cluster.nextComponent == .statefulSets else { return nodes }
        return nodes
            + Exploration.restarts.flatMap { (behind, steps) in crashed(behind: behind, steps: steps) }
    }

    /// A crash before each of the writes that the controller is about to make.
    private func crashed(behind: Int, steps: Int) -> [Self] {
        var nodes: [Self] = []
        while true {
            var node = self
            node.crashes -= 1
            let fault = Fault.crash(.statefulset, afterWrites: nodes.count, behind: behind, steps: steps)
            node.perform(.fault(fault))
            node.step()
            guard node.run.effects.contains(fault.label) else { return nodes }
            nodes.append(node)
        }
    }

    private mutating func perform(_ happening: Trial.Happening) {
        trial.entries.append(Trial.Entry(wait: wait, happening))
        wait = 0
        run.perform(happening)
    }

    private mutating func step() {
        run.step()
        wait += 1
    }

    /// Goes on without a fault.
    ///
    /// - Returns: whether the history is not over yet.
    fileprivate mutating func goOn() -> Bool {
        if !run.isQuiet {
            step()
        } else if let act = acts.popFirst() {
            perform(.act(act))
        } else {
            run.finish()
            return false
        }
        return true
    }
}
