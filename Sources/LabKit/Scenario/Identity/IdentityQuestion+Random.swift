import Model
public import Network

extension IdentityQuestion {
    /// Asks a policy about the names of many seeds, twice.
    public static func seededQuestions(
        _ histories: Histories, to policy: any IdentityPolicy
    ) -> SeededQuestions<IdentityQuestion> {
        SeededQuestions(histories, noMemory: IdentityRule.sameAgain) { seed in
            randomQuestions(seed: seed, to: policy)
        }
    }

    /// Asks a policy about the labels and the records of Pods in states that a history seldom reaches, twice.
    public static func seededRepairsAndRecords(
        _ histories: Histories, to policy: any IdentityPolicy
    ) -> SeededQuestions<IdentityQuestion> {
        SeededQuestions(histories, noMemory: IdentityRule.sameAgain) { seed in
            var random = SplitMix64(seed: seed)
            let set = setName(&random)
            return [
                IdentityQuestion("The labels of some Pod, seed \(seed)", to: policy, repair(inSet: set, &random)),
                IdentityQuestion("The records of some Pods, seed \(seed)", to: policy, records(ofSet: set, &random)),
            ]
        }
    }

    /// Labels that are right, wrong, missing, or none of the set's business.
    private static func repair(inSet set: String, _ random: inout SplitMix64) -> Kind {
        let identity = ReferenceIdentity().identity(of: Ordinal(random.number(in: 0...12)), inSet: set, service: "db")
        var labels = identity.labels
        for key in identity.labels.keys.sorted() {
            switch random.number(in: 0...5) {
            case 0: labels[key] = nil
            case 1: labels[key] = "\(set)-0"
            default: continue
            }
        }
        if random.chance(percent: 50) { labels["tier"] = "gold" }
        let right = ReferenceIdentity().repairedLabels(labels, of: identity.name, inSet: set)
        return .repair(labels, of: identity.name, inSet: set, right)
    }

    private static func records(ofSet set: String, _ random: inout SplitMix64) -> Kind {
        var service = HeadlessService(
            name: random.element(of: ["db", "peers-1"]) ?? "db",
            namespace: random.element(of: ["default", "svc"]) ?? "default",
            publishNotReadyAddresses: random.chance(percent: 30))
        service.ports = ["web", "gossip", ""].filter { _ in random.chance(percent: 60) }.enumerated().map {
            place, name in
            .init(name: name, protocol: random.chance(percent: 70) ? "TCP" : "UDP", port: 80 + place)
        }
        let pods = (0..<random.number(in: 0...4)).map { number in
            ServicePod(
                hostname: random.chance(percent: 85) ? "\(set)-\(number)" : "",
                subdomain: random.chance(percent: 85) ? service.name : "other",
                address: random.chance(percent: 85) ? "10.244.\(random.number(in: 1...3)).\(number + 2)" : nil,
                isReady: random.chance(percent: 70), isTerminating: random.chance(percent: 20),
                hasEnded: random.chance(percent: 10))
        }
        let domain = "cluster.local"
        let right = ReferenceIdentity().dnsRecords(of: service, pods: pods, clusterDomain: domain)
        return .records(of: service, pods: pods, clusterDomain: domain, right)
    }

    /// One question of each kind that is about names.
    private static func randomQuestions(seed: UInt64, to policy: any IdentityPolicy) -> [IdentityQuestion] {
        let reference = ReferenceIdentity()
        var random = SplitMix64(seed: seed)
        let set = setName(&random)
        let service = random.element(of: ["nginx", "db", "headless-1", ""]) ?? "nginx"
        let number = random.chance(percent: 50) ? random.number(in: 0...12) : random.number(in: 0...2_147_483_647)
        let identity = reference.identity(of: Ordinal(number), inSet: set, service: service)
        let name = podName(set, number, &random)
        let namespace = random.element(of: ["default", "kube-system", "shop"]) ?? "default"
        let domain = random.element(of: ["cluster.local", "example.org"]) ?? "cluster.local"
        let kinds: [Kind] = [
            .identity(Ordinal(number), set: set, service: service, identity),
            .parse(identity.name, ParsedPodName(set: set, ordinal: Ordinal(number))),
            .parse(name, reference.parse(podName: name)),
            .dnsName(
                identity, namespace: namespace, clusterDomain: domain,
                reference.dnsName(of: identity, namespace: namespace, clusterDomain: domain)),
        ]
        return kinds.map { IdentityQuestion("A name and what it stands for, seed \(seed)", to: policy, $0) }
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
