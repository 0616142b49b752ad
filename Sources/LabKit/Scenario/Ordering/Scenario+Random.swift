public import Controller
import Model

extension Scenario {
    /// A history that the seed decides: a set of some size, slow nodes, people who scale, and Pods that fail.
    ///
    /// Every loss of readiness ends by itself, so that the set can come to rest.
    public static func randomHistory(seed: UInt64, management: Roster.Management) -> Scenario {
        var random = SplitMix64(seed: seed)
        let start = random.chance(percent: 30) ? random.number(in: 1...4) : 0
        let replicas = random.number(in: 0...5)
        let set = WorldSet(
            management: management, start: Ordinal(start), replicas: replicas,
            minReadySeconds: random.element(of: [0, 0, 0, 5, 10]) ?? 0)
        let delays = WorldDelays(
            startUp: .milliseconds(random.number(in: 2...30) * 100),
            readiness: .milliseconds(random.number(in: 0...50) * 100),
            shutdown: .milliseconds(random.number(in: 1...100) * 100),
            slowness: [Ordinal(start + random.number(in: 0...5)): random.number(in: 2...5)],
            jitterPercent: 50)
        let world = PodWorld(
            set, readyPods: random.chance(percent: 50) ? replicas : 0, delays: delays, seed: random.next())
        let moves = (0..<random.number(in: 4...12)).map { _ in
            (
                at: Duration.milliseconds(random.number(in: 0...900) * 100),
                move: randomMove(start: start, using: &random)
            )
        }
        return Scenario("A history under \(management.rawValue), seed \(seed)", world: world, moves: moves)
    }

    private static func randomMove(start: Int, using random: inout SplitMix64) -> WorldMove {
        let ordinal = Ordinal(start + random.number(in: 0...5))
        return switch random.number(in: 0...99) {
        case ..<35: .scale(random.number(in: 0...6))
        case ..<55: .fail(ordinal)
        case ..<65: .finish(ordinal)
        case ..<80: .loseReadiness(ordinal, for: .milliseconds(random.number(in: 5...300) * 100))
        case ..<95: .evict(ordinal)
        default: .start(Ordinal(start + random.number(in: 0...2)))
        }
    }
}
