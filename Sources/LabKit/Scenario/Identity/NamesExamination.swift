import Model
public import Network

/// Asks an identity policy about many seeded names, and then about the same ones again in the opposite order.
public struct NamesExamination: Examination, Sendable {
    private let seeds: [UInt64]
    private let policy: any IdentityPolicy

    /// An examination by the names of these seeds.
    public init(_ histories: Histories, of policy: any IdentityPolicy) {
        self.seeds = histories.seeds
        self.policy = policy
    }

    /// Asks all questions twice; of the wrong first answers, tells the one about the shortest name.
    public func story(replay: String) -> Story? {
        var shortest: (story: Story, length: Int)?
        for seed in seeds {
            for question in questions(seed: seed) {
                guard let story = question.story(replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
                let length = story.chronicle.steps.map(\.text.utf8.count).reduce(0, +)
                if let shortest, shortest.length <= length { continue }
                shortest = (story, length)
            }
        }
        return shortest?.story ?? secondRound(replay: replay)
    }

    private func secondRound(replay: String) -> Story? {
        for seed in seeds.reversed() {
            for question in questions(seed: seed) {
                guard var story = question.story(replay: replay) else { continue }
                story.title = "The same question gets the same answer, whatever was asked before"
                story.chronicle.record("the same question was answered rightly before; other questions came between")
                story.broken.rule = IdentityRule.sameAgain
                return story
            }
        }
        return nil
    }

    /// One question of each kind that is about names.
    private func questions(seed: UInt64) -> [IdentityQuestion] {
        let reference = ReferenceIdentity()
        var random = SplitMix64(seed: seed)
        let set = Self.setName(&random)
        let service = random.element(of: ["nginx", "db", "headless-1", ""]) ?? "nginx"
        let number = random.chance(percent: 50) ? random.number(in: 0...12) : random.number(in: 0...2_147_483_647)
        let identity = reference.identity(of: Ordinal(number), inSet: set, service: service)
        let name = Self.podName(set, number, &random)
        let namespace = random.element(of: ["default", "kube-system", "shop"]) ?? "default"
        let domain = random.element(of: ["cluster.local", "example.org"]) ?? "cluster.local"
        let questions: [IdentityQuestion.Kind] = [
            .identity(Ordinal(number), set: set, service: service, identity),
            .parse(identity.name, ParsedPodName(set: set, ordinal: Ordinal(number))),
            .parse(name, reference.parse(podName: name)),
            .dnsName(
                identity, namespace: namespace, clusterDomain: domain,
                reference.dnsName(of: identity, namespace: namespace, clusterDomain: domain)),
        ]
        return questions.map { IdentityQuestion("A name and what it stands for, seed \(seed)", to: policy, $0) }
    }

    /// A set's name of one to three parts, some of which are digits alone.
    private static func setName(_ random: inout SplitMix64) -> String {
        let parts = ["web", "db", "0", "12", "x9", "9x", "a-", "nginx", "007"]
        let count = random.number(in: 1...3)
        return (0..<count).compactMap { _ in random.element(of: parts) }.joined(separator: "-")
    }

    /// A Pod's name, or one that only looks like it.
    private static func podName(_ set: String, _ number: Int, _ random: inout SplitMix64) -> String {
        switch random.number(in: 0...7) {
        case 0: "\(set)\(number)x"
        case 1: "\(set)-00\(number)"
        case 2: "\(set)-\(number)a"
        case 3: "\(set)-\(number)99999999999"
        case 4: "\(set)-"
        case 5: "\(set)-a\(number)"
        case 6: "\(set)-\(2_147_483_640 + number % 16)"
        default: "\(set)-\(number)"
        }
    }
}
