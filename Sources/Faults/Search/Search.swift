package import Cluster
public import Controller

/// Who is searched for bugs: the reference, or somebody with other policies or a planted bug.
public struct Suspect: Sendable {
    /// Who decides.
    public var policies = Policies()
    /// Switches of the cluster.
    public var gates = FeatureGates()
    /// What a planted bug does to requests before the store sees them.
    package var tamper: (@Sendable (inout WriteRequest) -> Void)?

    /// The reference.
    public init() {}
}

/// What came of one history.
public struct Outcome: Hashable, Sendable {
    /// What happened to the rules; `nil` where all of them held.
    public let violation: Violation?
    /// How many steps the cluster made.
    public let steps: Int
    /// The kinds of faults that did something.
    public let effects: Set<String>

    init(of run: HistoryRun) {
        (violation, steps, effects) = (run.violation, run.steps, run.effects)
    }
}

/// Runs histories of one suspect, each from the same beginnings.
public struct Search: Sendable {
    private let suspect: Suspect
    private let beginnings: [Profile: Cluster]
    /// How histories end, as far as it has come out; `nil` where each goes all the way by itself.
    var rests: KnownRests? = KnownRests()

    /// Sets up the beginnings of these profiles.
    public init(_ suspect: Suspect = Suspect(), profiles: [Profile] = Profile.allCases) {
        self.suspect = suspect
        beginnings = Dictionary(
            uniqueKeysWithValues: profiles.map {
                ($0, $0.cluster(policies: suspect.policies, gates: suspect.gates))
            })
    }

    /// Lets a trial happen.
    public func outcome(of trial: Trial) -> Outcome {
        var run = beginning(of: trial.profile)
        run.run(trial.entries)
        return Outcome(of: run)
    }

    /// Lets trials happen; what several have in common happens once.
    public func outcomes(of trials: [Trial]) -> Outcomes { Outcomes(of: trials, in: self) }

    /// Lets a trial happen to its end, whatever others have shown, and keeps what was left behind.
    package func history(of trial: Trial) -> HistoryRun {
        var run = beginning(of: trial.profile)
        run.known = nil
        run.run(trial.entries)
        return run
    }

    /// What every history of a profile begins with.
    func beginning(of profile: Profile) -> HistoryRun {
        let cluster = beginnings[profile] ?? profile.cluster(policies: suspect.policies, gates: suspect.gates)
        var run = HistoryRun(profile: profile, cluster: cluster, tamper: suspect.tamper)
        run.known = rests
        return run
    }

    /// Makes a trial that breaks a rule as small as it gets while the same rule is still broken.
    ///
    /// - Parameter attempts: how many smaller trials are tried at most.
    public func minimised(_ trial: Trial, attempts: Int = 2_000) -> Trial {
        guard let broken = outcome(of: trial).violation?.invariant else { return trial }
        var best = trial
        var left = attempts
        var hasShrunk = true
        while hasShrunk, left > 0 {
            hasShrunk = false
            for candidate in best.smaller() where left > 0 {
                left -= 1
                guard outcome(of: candidate).violation?.invariant == broken else { continue }
                best = candidate
                hasShrunk = true
                break
            }
        }
        return best
    }
}

extension Trial {
    /// Trials that are a little smaller: an entry less, or a shorter wait.
    fileprivate func smaller() -> [Trial] {
        var candidates: [Trial] = []
        for index in entries.indices {
            var without = self
            let removed = without.entries.remove(at: index)
            candidates.append(without)
            if without.entries.indices.contains(index), removed.wait > 0 {
                // What comes after keeps its moment.
                without.entries[index].wait += removed.wait
                candidates.append(without)
            }
        }
        for index in entries.indices {
            for wait in [0, entries[index].wait / 2, entries[index].wait - 1] where (0..<entries[index].wait) ~= wait {
                var sooner = self
                sooner.entries[index].wait = wait
                candidates.append(sooner)
            }
        }
        return candidates
    }
}
