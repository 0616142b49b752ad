import Model

/// One history that a seed decides: who acts next, and what goes wrong.
struct FaultHistory {
    private(set) var run: FaultRun
    private var random: SplitMix64
    private let set: FaultSet

    init(
        seed: UInt64, isParallel: Bool, subject: any StatefulSetReconciler, isWrittenDown: Bool
    ) {
        var random = SplitMix64(seed: seed &* 2 &+ (isParallel ? 1 : 0))
        var set = FaultSet(replicas: random.number(in: 1...3))
        set.isParallel = isParallel
        set.start = random.chance(percent: 15) ? 3 : 0
        set.partition = random.chance(percent: 30) ? random.number(in: 0...3) : 0
        set.hasClaims = random.chance(percent: 60)
        set.deletesWhenScaled = random.chance(percent: 50)
        set.deletesWhenDeleted = random.chance(percent: 30)
        set.minReadySeconds = random.chance(percent: 25) ? 3 : 0
        run = FaultRun(
            world: FaultWorld(set: set.object, isWrittenDown: isWrittenDown), subject: subject)
        self.set = set
        self.random = random
    }

    /// Lives through it; the first rule that is broken.
    mutating func live() -> BrokenRule? {
        do throws(BrokenRule) {
            for _ in 0..<random.number(in: 8...40) { try step() }
            run.writesUntilCrash = nil
            if run.world.truth.set.image.contains("broken") { try run.change { $0.take(.release("web:9")) } }
            try run.comeToRest()
            try run.checkRest()
            return nil
        } catch {
            return error
        }
    }

    private mutating func step() throws(BrokenRule) {
        try run.change { $0.pass(.seconds(1)) }
        switch random.number(in: 0...99) {
        case ..<30: try pass()
        case ..<52:
            let count = random.number(in: 1...8)
            try run.change { $0.tell(count) }
        case ..<76:
            guard let podName = random.element(of: run.world.podNames) else { return }
            try run.change { $0.advance(podName) }
        case ..<80:
            guard let claimName = random.element(of: run.world.truth.claims.keys.sorted()) else { return }
            try run.change { (world) throws(BrokenRule) in try world.collect(claimName) }
        case ..<88: try misinform()
        default:
            let move = move()
            try run.change { $0.take(move) }
        }
    }

    private mutating func pass() throws(BrokenRule) {
        if random.chance(percent: 40) { try run.change { $0.tell(.max) } }
        run.writesUntilCrash = random.chance(percent: 20) ? random.number(in: 0...4) : nil
        run.behindAfterCrash = random.chance(percent: 40) ? random.number(in: 1...6) : 0
        try run.pass()
        run.writesUntilCrash = nil
    }

    private mutating func misinform() throws(BrokenRule) {
        switch random.number(in: 0...5) {
        case 0: try run.change { $0.lose() }
        case 1:
            let steps = random.number(in: 0...4)
            try run.change { $0.tellAgain(stepsBack: steps) }
        case 2, 3, 4:
            run.restart(behind: random.number(in: 2...14))
            try run.pass()
        default: try run.change { $0.relist() }
        }
    }

    private mutating func move() -> FaultMove {
        let ordinal = set.start + random.number(in: 0...3)
        return switch random.number(in: 0...99) {
        case ..<22: .scale(random.number(in: 0...4))
        case ..<44: .release(random.element(of: ["web:1", "web:2", "web:3", "web:4-broken"]) ?? "web:2")
        case ..<52: .partition(random.number(in: 0...3))
        case ..<64: .fail(ordinal)
        case ..<74: .evict(ordinal)
        case ..<80: .falter(ordinal)
        case ..<84: .stripLabel(ordinal)
        case ..<88: .orphan(ordinal)
        case ..<91: .squat(ordinal)
        case ..<93: .lookAlike
        case ..<97: .takeName(random.element(of: ["web:2", "web:3"]) ?? "web:2")
        default: .dropClaim(ordinal)
        }
    }
}
