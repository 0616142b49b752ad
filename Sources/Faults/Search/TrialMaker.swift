import Model

/// Makes up trials: a few wishes of users, and a few things that go wrong, at random but by a seed.
public struct TrialMaker: Sendable {
    /// What histories begin with; one of these is chosen each time.
    public let profiles: [Profile]

    /// Trials of these profiles.
    public init(profiles: [Profile] = Profile.allCases) {
        self.profiles = profiles
    }

    /// How many trials in a row differ only in what happens last.
    ///
    /// What they have in common happens once. More of them would find less: many bugs show as soon as all but one thing has
    /// happened, or not at all.
    private static let siblings: UInt64 = 6

    /// The trial of a seed.
    ///
    /// Seeds come in sixes, from a multiple of six on: up to what happens last, their trials are the same.
    public func trial(seed: UInt64) -> Trial {
        var random = SplitMix64(seed: seed / Self.siblings)
        let profile = profiles[random.pick(profiles.count)]
        var trial = Trial(profile: profile, entries: [])
        let kinds = kinds(&random)
        for (index, isAct) in kinds.enumerated() {
            let isLast = index == kinds.count - 1
            if isLast { random = SplitMix64(seed: random.next() &+ seed) }
            let wait = trial.entries.isEmpty ? 0 : random.pick(10)
            if isAct {
                trial.entries.append(Trial.Entry(wait: wait, .act(act(&random, profile))))
                continue
            }
            var fault = fault(&random, profile)
            // The faults end right after what happens last, before that could do anything.
            while isLast, fault.takesTime { fault = self.fault(&random, profile) }
            trial.entries.append(Trial.Entry(wait: wait, .fault(fault)))
        }
        return trial
    }

    /// Which of the things that happen are wishes: one to three, among up to four faults.
    private func kinds(_ random: inout SplitMix64) -> [Bool] {
        let acts = 1 + random.pick(3)
        let faults = random.pick(5)
        var kinds = Array(repeating: true, count: acts) + Array(repeating: false, count: faults)
        // What comes first is a wish, so that there is something to disturb.
        for index in stride(from: kinds.count - 1, to: 1, by: -1) { kinds.swapAt(index, 1 + random.pick(index)) }
        return kinds
    }

    private func act(_ random: inout SplitMix64, _ profile: Profile) -> Act {
        switch (random.pick(profile == .deployment ? 7 : 13), profile) {
        case (0...2, _): return .scale(random.pick(5))
        case (3...5, _): return .image(1 + random.pick(3) % 2)
        case (6, _): return .image(random.pick(2) == 0 ? 0 : Act.brokenImage)
        case (7...9, .claims), (7...9, .disks):
            return .retention(whenDeleted: random.pick(2) == 0, whenScaled: random.pick(2) == 0)
        case (7...8, .unavailable): return .maxUnavailable(1 + random.pick(3))
        case (7...9, _): return .partition(random.pick(4))
        case (10, _): return .deleteSet(orphaning: random.pick(2) == 0)
        default: return .makeSet
        }
    }

    private func fault(_ random: inout SplitMix64, _ profile: Profile) -> Fault {
        let who = controller(&random, profile)
        let count = random.pick(5)
        switch random.pick(25) {
        case 0...2 where who.canRestart: return .crash(who, afterWrites: count, behind: 0, steps: 0)
        case 3...4 where who.canRestart:
            return .crash(who, afterWrites: count, behind: 1 + random.pick(40), steps: 1 + random.pick(14))
        case 5...6: return .stale(who, after: random.pick(6), steps: 1 + random.pick(14))
        case 7 where who.canRestart: return .relist(who)
        case 8: return .lag(who, milliseconds: 1 + random.pick(20))
        case 9...12:
            let troubles = Fault.Trouble.allCases
            return .write(who, skipping: count, troubles[random.pick(troubles.count)])
        case 13:
            let idle: [Fault.Controller] =
                profile.hasClaims ? [.kubelet, .collector, .volumes] : [.kubelet, .collector]
            return .pause(idle[random.pick(idle.count)], seconds: 1 + random.pick(90))
        case 14: return .clock(seconds: 1 + random.pick(600))
        case 15: return .nodeLoss(random.pick(3), steps: 1 + random.pick(40))
        case 16: return .forceDeletePod(random.pick(3))
        case 17: return .relabelPod(random.pick(3))
        case 18: return .disownPod(random.pick(3))
        case 19: return .failPod(random.pick(3))
        case 20: return .unreadyPod(random.pick(3))
        case 21 where profile.hasClaims: return .deleteClaim(random.pick(3))
        case 22...23: return .skew(who, watched(&random, profile), steps: 1 + random.pick(14))
        case 24: return .clockBack(seconds: 1 + random.pick(120))
        default: return .deletePod(random.pick(3))
        }
    }

    private func watched(_ random: inout SplitMix64, _ profile: Profile) -> Fault.Watched {
        let kinds: [Fault.Watched] =
            switch profile {
            case .deployment: [.sets, .pods]
            case .claims, .disks: Fault.Watched.allCases
            case .ordered, .parallel, .unavailable: [.sets, .pods, .revisions]
            }
        return kinds[random.pick(kinds.count)]
    }

    private func controller(_ random: inout SplitMix64, _ profile: Profile) -> Fault.Controller {
        switch (profile, random.pick(6)) {
        case (.deployment, 0...1): .deployment
        case (.deployment, 2...3): .replicaset
        case (_, 0...3): .statefulset
        case (.claims, 4), (.disks, 4): .volumes
        case (_, 4): random.pick(2) == 0 ? .kubelet : .scheduler
        default: .collector
        }
    }
}

extension Profile {
    /// Whether the Pods have claims.
    var hasClaims: Bool { self == .claims || self == .disks }
}

extension SplitMix64 {
    /// A number from 0 on that is less than this; the little that is lost in fairness does not matter here.
    mutating func pick(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}

extension Fault {
    /// Whether it does nothing by itself, but to what somebody writes or hears of before the faults end.
    fileprivate var takesTime: Bool {
        switch self {
        case .crash, .write, .lag: true
        default: false
        }
    }
}
