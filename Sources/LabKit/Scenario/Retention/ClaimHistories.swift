import Model
public import Storage

/// Asks whether many seeded histories of claims go well with a storage policy, and tells the shortest that does not.
public struct ClaimHistories: Examination, Sendable {
    /// What may befall the claims.
    public enum Kind: Sendable {
        /// The set is scaled, its policy changes, and Pods are evicted.
        case scaling
        /// The set is also deleted and made again, and others have designs on its claims.
        case owners
    }

    private let histories: Histories
    private let kind: Kind
    private let policy: any StoragePolicy

    /// An examination by many histories of one kind.
    public init(_ histories: Histories, of kind: Kind, with policy: any StoragePolicy) {
        self.histories = histories
        self.kind = kind
        self.policy = policy
    }

    /// Lives through all of them.
    public func story(replay: String) -> Story? {
        var shortest: (seed: UInt64, chronicle: Chronicle, broken: BrokenRule)?
        var count = 0
        for seed in histories.seeds {
            var history = ClaimHistory(seed: seed, kind: kind, policy: policy)
            guard let broken = history.run() else { continue }
            count += 1
            let chronicle = history.world.chronicle
            if let shortest, shortest.chronicle.steps.count <= chronicle.steps.count { continue }
            shortest = (seed, chronicle, broken)
        }
        guard let shortest else { return nil }
        TimelineFolder.keep(of: replay) { timeline(of: shortest.seed, broken: shortest.broken) }
        var title = "A history of claims, seed \(shortest.seed)"
        if histories.seeds.count > 1 {
            let others = count == 1 ? "only this one fails" : "\(count) fail, this is the shortest"
            title += " (of \(histories.seeds.count) histories \(others))"
        }
        return Story(
            title: title, chronicle: shortest.chronicle, broken: shortest.broken,
            replay: "ORDINAL_SEED=\(shortest.seed) \(replay)")
    }
}

extension ClaimHistories {
    /// The picture of a history that fails: what the learner's code did until then, what was right, and a Deployment.
    private func timeline(of seed: UInt64, broken: BrokenRule) -> Timeline? {
        var yours = ClaimHistory(seed: seed, kind: kind, policy: policy)
        yours.recorder = ClaimRecorder()
        _ = yours.run()
        var right = ClaimHistory(seed: seed, kind: kind, policy: ReferenceStorage())
        right.recorder = ClaimRecorder(limit: (yours.recorder?.time ?? 0) + ClaimRecorder.afterthought)
        _ = right.run()
        guard let yours = yours.recorder, let right = right.recorder else { return nil }
        return ClaimRecorder.timeline(
            title: "A history of claims, seed \(seed)", yours: yours, right: right, broken: broken)
    }
}

/// One history that the seed decides: who acts next, and what people do meanwhile.
struct ClaimHistory {
    private(set) var world: ClaimWorld
    /// Watches, where a picture is to be drawn.
    var recorder: ClaimRecorder?
    private var random: SplitMix64
    private let kind: ClaimHistories.Kind

    init(seed: UInt64, kind: ClaimHistories.Kind, policy: any StoragePolicy) {
        var random = SplitMix64(seed: seed &* 2 &+ (kind == .owners ? 1 : 0))
        world = ClaimWorld(
            replicas: random.number(in: 1...4), whenDeleted: Self.retention(using: &random),
            whenScaled: Self.retention(using: &random), policy: policy)
        self.random = random
        self.kind = kind
    }

    /// Lives through it; the first rule that is broken.
    mutating func run() -> BrokenRule? {
        defer { recorder?.see(world) }
        do throws(BrokenRule) {
            for _ in 0..<random.number(in: 6...60) {
                recorder?.see(world)
                try step()
            }
            try comeToRest()
            return world.unfinishedWork()
        } catch {
            return error
        }
    }

    private mutating func step() throws(BrokenRule) {
        switch random.number(in: 0...99) {
        case ..<35: try world.pass()
        case ..<55:
            guard let ordinal = random.element(of: world.claimed) else { return }
            try world.collect(ordinal)
        case ..<75:
            guard let ordinal = random.element(of: world.manned) else { return }
            world.finish(ordinal)
        default: move()
        }
    }

    /// Lets everyone act in turn until nobody has anything to do.
    private mutating func comeToRest() throws(BrokenRule) {
        for _ in 0..<100 {
            recorder?.see(world)
            let before = world.changes
            try world.pass()
            for ordinal in world.manned { world.finish(ordinal) }
            for ordinal in world.claimed { try world.collect(ordinal) }
            if world.changes == before { return }
        }
        throw BrokenRule(
            expected: "all at rest", instead: "something is written over and over", rule: RetentionRule.rest)
    }

    private mutating func move() {
        let dice = random.number(in: 0...99)
        switch (kind, dice) {
        case (_, ..<40): scale(to: random.number(in: 0...4))
        case (_, ..<55): changePolicy()
        case (.scaling, _), (.owners, ..<68):
            if let ordinal = random.element(of: world.manned) { world.terminate(ordinal, by: "somebody") }
        case (.owners, ..<80): world.set == nil ? makeSet() : deleteSet()
        case (.owners, ..<88): addOwner(inControl: false)
        case (.owners, ..<94): addOwner(inControl: true)
        case (.owners, _): loseControl()
        }
    }

    private mutating func scale(to replicas: Int) {
        guard let old = world.set?.replicas, old != replicas else { return }
        world.set?.replicas = replicas
        world.note("\(world.name): replicas \(old) -> \(replicas)")
    }

    private mutating func changePolicy() {
        let (deleted, scaled) = (Self.retention(using: &random), Self.retention(using: &random))
        guard let set = world.set, set.whenDeleted != deleted || set.whenScaled != scaled else { return }
        world.set?.whenDeleted = deleted
        world.set?.whenScaled = scaled
        world.note("\(world.name): \(world.set?.policy ?? "")")
    }

    private mutating func makeSet() {
        world.makeSet(
            replicas: random.number(in: 1...4), whenDeleted: Self.retention(using: &random),
            whenScaled: Self.retention(using: &random))
    }

    private mutating func deleteSet() {
        guard let set = world.set else { return }
        world.set = nil
        world.note("somebody deletes \(world.name) (\(set.uid))")
        for ordinal in world.manned { world.terminate(ordinal, by: "the collector") }
    }

    /// Somebody else owns a claim, and takes control of it where nobody has it.
    private mutating func addOwner(inControl: Bool) {
        guard let ordinal = random.element(of: world.claimed), let disk = world.claims[ordinal], !disk.isTerminating
        else { return }
        if inControl, disk.owners.contains(where: { $0.controller == true }) { return }
        let uid = world.newUID(inControl ? "restore" : "notes")
        var owner = OwnerReference()
        owner.apiVersion = inControl ? "example.com/v1" : "v1"
        owner.kind = inControl ? "Restore" : "ConfigMap"
        owner.name = inControl ? "restore" : "notes"
        owner.uid = uid
        owner.controller = inControl ? true : nil
        world.others.insert(uid)
        world.claims[ordinal]?.owners.append(owner)
        world.note("somebody adds \(owner.phrase) to the owners of \(world.claimName(ordinal))")
    }

    /// Somebody edits a claim, and its owner is no longer said to control it.
    private mutating func loseControl() {
        guard let ordinal = random.element(of: world.claimed), let disk = world.claims[ordinal], !disk.isTerminating,
            let index = disk.owners.firstIndex(where: { $0.controller == true && world.isOwn($0, ordinal) })
        else { return }
        world.claims[ordinal]?.owners[index].controller = nil
        world.note(
            "somebody edits \(world.claimName(ordinal)): its owners are \(world.claims[ordinal]?.owners.phrase ?? "")")
    }

    private static func retention(using random: inout SplitMix64) -> ClaimSituation.Retention {
        random.chance(percent: 50) ? .retain : .delete
    }
}
