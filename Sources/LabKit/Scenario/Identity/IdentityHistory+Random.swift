import Model
public import Network

extension IdentityHistory {
    /// A history that its seed decides: Pods come, fall ill, are moved and relabelled, and come again.
    public static func random(seed: UInt64, publishNotReadyAddresses: Bool) -> IdentityHistory {
        var random = SplitMix64(seed: seed &* 2 &+ (publishNotReadyAddresses ? 1 : 0))
        let set = random.element(of: ["web", "nginx-web", "db-2", "node-1-a", "7", "a--b"]) ?? "web"
        var service = HeadlessService(
            name: random.element(of: ["nginx", "db", "peers-1"]) ?? "nginx",
            namespace: random.element(of: ["default", "shop", "svc"]) ?? "default",
            publishNotReadyAddresses: publishNotReadyAddresses)
        service.ports = [.init(name: "web", port: 80, targetPort: random.chance(percent: 50) ? 8080 : nil)]
        if random.chance(percent: 30) { service.ports.append(.init(name: "gossip", protocol: "UDP", port: 7946)) }
        if random.chance(percent: 20) { service.ports.append(.init(name: "", port: 9090)) }
        let start = random.chance(percent: 30) ? random.number(in: 1...12) : 0
        let ordinals = (0..<random.number(in: 1...3)).map { Ordinal(start + $0) }
        var addresses = 1
        let moves = (0..<random.number(in: 6...14)).flatMap { _ in
            someMoves(of: random.element(of: ordinals) ?? 0, set: set, &random, &addresses)
        }
        return IdentityHistory(
            "The names of set \(set), seed \(seed)", set: set, service: service,
            clusterDomain: random.chance(percent: 70) ? "cluster.local" : "k8s.example.org", moves: moves)
    }

    /// What befalls one Pod; the start of a Pod comes with its creation more often than not.
    private static func someMoves(
        of ordinal: Ordinal, set: String, _ random: inout SplitMix64, _ addresses: inout Int
    ) -> [IdentityMove] {
        addresses += 1
        let start = IdentityMove.start(ordinal, address: "10.244.\(random.number(in: 1...3)).\(addresses)")
        switch random.number(in: 0...9) {
        case 0: return [.create(ordinal)]
        case 1, 2, 3: return [.create(ordinal), start, .ready(ordinal)]
        case 4: return [.create(ordinal), start]
        case 5: return [random.chance(percent: 50) ? .unready(ordinal) : .end(ordinal)]
        case 6: return [.terminate(ordinal)]
        case 7: return [.terminate(ordinal), .vanish(ordinal), .create(ordinal), start, .ready(ordinal)]
        case 8: return [.vanish(ordinal)]
        default:
            let key = random.element(of: [StatefulSetLabel.podName, StatefulSetLabel.podIndex, "tier"]) ?? "tier"
            return [.label(ordinal, key: key, value: random.element(of: [nil, "\(set)-0", "1", "gold"]) ?? nil)]
        }
    }
}

/// Lives through many seeded histories, and tells the shortest of those that break a rule first.
public struct IdentityHistoriesExamination: Examination, Sendable {
    private let seeds: [UInt64]
    private let policy: any IdentityPolicy
    private let publishNotReadyAddresses: Bool

    /// How many failures are enough to choose from.
    private static let enough = 20

    /// An examination by the histories of these seeds.
    public init(_ histories: Histories, of policy: any IdentityPolicy, publishNotReadyAddresses: Bool) {
        self.seeds = histories.seeds
        self.policy = policy
        self.publishNotReadyAddresses = publishNotReadyAddresses
    }

    /// Lives through all of them, or until enough have failed.
    public func story(replay: String) -> Story? {
        var shortest: Story?
        var count = 0
        for seed in seeds where count < Self.enough {
            let history = IdentityHistory.random(seed: seed, publishNotReadyAddresses: publishNotReadyAddresses)
            guard let story = history.story(of: policy, replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
            count += 1
            if let shortest, shortest.chronicle.steps.count <= story.chronicle.steps.count { continue }
            shortest = story
        }
        return shortest
    }
}
