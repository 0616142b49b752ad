import Containers
import Model
import Testing

@testable import Cluster

@Suite struct `A replicated log` {
    @Test func `keeps every acknowledged write on a StatefulSet, whatever happens for ten minutes`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var soak = try QuorumSoak(seed: seed, on: .statefulSet)
        let result = try soak.run(for: .seconds(600))
        let context: Comment = "seed \(seed): \(result), after \(soak.diary.joined(separator: ", "))"
        #expect(result.lost == 0, context)
        #expect(result.last >= result.acknowledged, context)
        #expect(result.acknowledged > 100, context)
        #expect(soak.diary.count > 10, context)
    }

    @Test(arguments: [QuorumSoak.Home.deployment, .deploymentWithSharedVolume])
    func `loses acknowledged writes on a Deployment`(home: QuorumSoak.Home) throws {
        var story = ""
        for seed in 1...UInt64(20) {
            var soak = try QuorumSoak(seed: seed, on: home)
            let result = try soak.run(for: .seconds(600))
            story += "seed \(seed): \(result)\n"
            if result.lost > 0 || result.last < result.acknowledged { return }
        }
        Issue.record("nothing was lost in 20 runs:\n\(story)")
    }

    @Test func `elects another leader where one is gone, and goes on with what it had`() throws {
        var soak = try QuorumSoak(seed: 1, on: .statefulSet)
        soak.cluster.run(for: .seconds(30))
        let first = try #require(try soak.leader())
        for number in 1...5 { #expect(try soak.write(number)) }
        try soak.cluster.server.delete(Pod.self, .own(first))
        soak.cluster.run(for: .seconds(4))
        #expect(try soak.leader() != first)
        #expect(try soak.write(6))
        let report = try #require(try soak.report())
        #expect(report.lost == 0 && report.last == 6)
        #expect(try soak.cluster.output(of: "cat /data/state", in: "quorum-1").code == 0)
        // Two of three are gone: nothing is acknowledged, and nothing is lost.
        try soak.cluster.killNode("node-1")
        try soak.cluster.killNode("node-2")
        #expect(try !soak.write(7))
        try soak.cluster.reviveNode("node-1")
        try soak.cluster.reviveNode("node-2")
        soak.cluster.run(for: .seconds(30))
        #expect(try soak.write(8))
    }
}

/// A replicated log in a cluster in which things happen.
struct QuorumSoak {
    enum Home: String, Sendable, CustomTestStringConvertible {
        case statefulSet
        case deployment
        case deploymentWithSharedVolume

        var testDescription: String { rawValue }
    }

    struct Report: CustomStringConvertible {
        var acknowledged = 0
        var last = 0
        var lost = 0
        var description: String { "\(acknowledged) acknowledged, the last certain is \(last), \(lost) lost" }
    }

    var cluster: Cluster
    private(set) var diary: [String] = []
    private let home: Home
    private var random: SplitMix64
    private var acknowledged = 0
    private var turn = 0

    init(seed: UInt64, on home: Home) throws {
        self.home = home
        random = SplitMix64(seed: seed)
        cluster = Cluster.forTests(seed: seed) { $0.timings.jitter = 0.2 }
        var service = Service()
        service.metadata = ObjectMeta(name: "quorum", namespace: "default")
        service.spec.clusterIP = "None"
        service.spec.selector = ["app": "quorum"]
        try cluster.server.create(service)
        var set = Samples.statefulSet("quorum", replicas: 3)
        set.spec.serviceName = "quorum"
        var container = Container.simulated("quorum", image: "ordinal/quorum:1")
        switch home {
        case .statefulSet:
            var mount = VolumeMount()
            mount.name = "data"
            mount.mountPath = "/data"
            container.volumeMounts = [mount]
            set.spec.volumeClaimTemplates = [.simulated("data")]
            set.spec.volumeClaimTemplates[0].metadata.namespace = ""
            set.spec.template.spec.containers = [container]
            try cluster.server.create(set)
        case .deployment, .deploymentWithSharedVolume:
            var deployment = Deployment()
            deployment.metadata = set.metadata
            deployment.spec.replicas = 3
            deployment.spec.selector = set.spec.selector
            deployment.spec.template = set.spec.template
            deployment.spec.template.spec.containers = [container]
            if home == .deploymentWithSharedVolume {
                try cluster.server.create(PersistentVolumeClaim.simulated("data"))
                var pod = Pod()
                pod.spec = deployment.spec.template.spec
                pod.use(claim: "data")
                deployment.spec.template.spec = pod.spec
            }
            try cluster.server.create(deployment)
        }
    }

    /// Writes one number after the other while faults happen, and then looks at what is left.
    mutating func run(for duration: Duration) throws -> Report {
        let end = cluster.now + duration
        var next = cluster.now + .seconds(20)
        while cluster.now < end {
            if cluster.now >= next {
                try disturb()
                next = cluster.now + .seconds(5 + Int(random.next() % 25))
            }
            if try write(acknowledged + 1) { acknowledged += 1 }
            cluster.run(for: .milliseconds(400))
        }
        for node in ["node-1", "node-2", "node-3"] {
            if !cluster.isAlive(node: node) { try cluster.reviveNode(node) }
            try cluster.uncordon(node: node)
        }
        try scale(to: 3)
        cluster.run(for: .seconds(120))
        // A write of another makes certain what the leader before had.
        for _ in 0..<20 where try !write(acknowledged + 1) { cluster.run(for: .seconds(1)) }
        acknowledged += 1
        cluster.run(for: .seconds(5))
        var report = try report() ?? Report()
        report.acknowledged = acknowledged
        return report
    }

    /// Tries to write a number, once to each member.
    mutating func write(_ number: Int) throws -> Bool {
        let pods = running
        for _ in pods.indices {
            turn += 1
            let pod = pods[turn % pods.count]
            let request = HTTPRequest(method: "POST", target: "/append?client=soak&number=\(number)")
            if case .response(let response)? = try answer(request, of: pod), response.status == 200 {
                turn -= 1
                return true
            }
        }
        return false
    }

    /// What the leader says.
    mutating func report() throws -> Report? {
        guard let leader = try leader(), let json = try page("/report", of: leader) else { return nil }
        let client = json["clients"]?.array?.first { $0["client"]?.string == "soak" }
        return Report(
            last: Int(client?["last"]?.integer ?? 0), lost: Int(client?["lost"]?.integer ?? 0))
    }

    /// The leader of the highest term.
    mutating func leader() throws -> String? {
        var leaders: [(term: Int64, pod: String)] = []
        for pod in running {
            guard let json = try page("/report", of: pod), json["role"]?.string == "leader" else { continue }
            leaders.append((json["term"]?.integer ?? 0, pod))
        }
        return leaders.max { $0.term < $1.term }?.pod
    }

    private var running: [String] {
        cluster.server.list(Pod.self).filter { pod in
            pod.status.containerStatuses.first?.state.running != nil && cluster.isAlive(node: pod.spec.nodeName)
        }.map(\.metadata.name)
    }

    private mutating func page(_ path: String, of pod: String) throws -> JSON? {
        guard case .response(let response)? = try answer(HTTPRequest(target: path), of: pod) else { return nil }
        return try? JSON(parsing: response.text)
    }

    private mutating func answer(_ request: HTTPRequest, of pod: String) throws -> Answer? {
        guard let request = try? cluster.ask(request, of: .own(pod), port: 8080) else { return nil }
        let end = cluster.now + .seconds(1)
        while !cluster.hasAnswer(request), cluster.step(until: end) {}
        defer { cluster.drop(request) }
        return cluster.takeAnswer(to: request)
    }

    private mutating func scale(to replicas: Int32) throws {
        if var set = cluster.server.find(StatefulSet.self, "quorum", in: "default") {
            set.spec.replicas = replicas
            try cluster.server.update(set)
        } else {
            var deployment = try cluster.server.get(Deployment.self, .own("quorum"))
            deployment.spec.replicas = replicas
            try cluster.server.update(deployment)
        }
    }

    /// Changes the template, at once or from an ordinal on.
    private mutating func change(image: String, partition: Int32) throws {
        if var set = cluster.server.find(StatefulSet.self, "quorum", in: "default") {
            set.spec.template.spec.containers[0].image = image
            set.spec.updateStrategy.rollingUpdate?.partition = partition
            try cluster.server.update(set)
        } else {
            var deployment = try cluster.server.get(Deployment.self, .own("quorum"))
            deployment.spec.template.spec.containers[0].image = image
            try cluster.server.update(deployment)
        }
    }

    private mutating func disturb() throws {
        let pods = cluster.server.list(Pod.self).filter { !$0.spec.nodeName.isEmpty }.map(\.metadata.name)
        let node = "node-\(1 + random.next() % 3)"
        let pod = pods.isEmpty ? nil : pods[Int(random.next() % UInt64(pods.count))]
        switch random.next() % 8 {
        case 0, 1:
            guard let pod else { return }
            diary.append("delete \(pod)")
            try cluster.server.delete(Pod.self, .own(pod))
        case 2:
            guard let pod else { return }
            diary.append("crash \(pod)")
            try? cluster.crashContainer(.own(pod), exitCode: 137)
        case 3, 4:
            if cluster.isAlive(node: node) {
                diary.append("kill \(node)")
                try cluster.killNode(node)
            } else {
                diary.append("revive \(node)")
                try cluster.reviveNode(node)
            }
        case 5:
            let replicas = [Int32(1), 2, 3, 4, 5][Int(random.next() % 5)]
            diary.append("scale to \(replicas)")
            try scale(to: replicas)
        case 6:
            let image = "ordinal/quorum:\(1 + random.next() % 3)"
            let partition = Int32(random.next() % 3)
            diary.append("image \(image) from \(partition)")
            try change(image: image, partition: partition)
        default:
            diary.append("drain \(node)")
            _ = try? cluster.drain(node: node, force: true)
            try cluster.uncordon(node: node)
        }
    }
}
