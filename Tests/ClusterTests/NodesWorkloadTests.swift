import Model
import Testing

@testable import Cluster

@Suite struct `A workload on a node that is cut off` {
    /// A manifest of two replicas with the kind's own additions.
    private func manifest(_ additions: JSON) -> JSON {
        let template: JSON = [
            "metadata": ["labels": ["app": "web"]],
            "spec": ["containers": [["name": "web", "image": "nginx:1"]]],
        ]
        let spec: JSON = ["replicas": 2, "selector": ["matchLabels": ["app": "web"]], "template": template]
        return JSON.object(["metadata": ["name": "web"], "spec": spec]).mergePatched(with: additions)
    }

    @Test func `waits for its Pods where it is a StatefulSet`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(StatefulSet(manifest: manifest(["spec": ["serviceName": "web"]])))
        cluster.run(to: .seconds(60))
        let lost = try #require(cluster.pod("web-0"))
        try cluster.killNode(lost.spec.nodeName)
        cluster.run(to: .seconds(3600))
        #expect(cluster.pod("web-0")?.metadata.uid == lost.metadata.uid)
        #expect(cluster.pod("web-0")?.isTerminating == true)
        #expect(cluster.pod("web-1")?.isRunningAndReady == true)
        try cluster.reviveNode(lost.spec.nodeName)
        cluster.run(for: .seconds(60))
        #expect(cluster.pod("web-0")?.metadata.uid != lost.metadata.uid)
        #expect(cluster.pod("web-0")?.isRunningAndReady == true)
    }

    @Test func `is replaced elsewhere where it is a Deployment`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Deployment(manifest: manifest([:])))
        cluster.run(to: .seconds(60))
        #expect(Set(cluster.placement.values) == ["node-1", "node-2"])
        try cluster.killNode("node-1")
        cluster.run(to: .seconds(500))
        let pods = cluster.server.list(Pod.self)
        let lost = pods.filter(\.isTerminating).map(\.spec.nodeName)
        let ready = pods.filter(\.isRunningAndReady).map(\.spec.nodeName)
        #expect(lost == ["node-1"])
        #expect(Set(ready) == ["node-2", "node-3"])
        #expect(ready.count == 2)
    }
}

@Suite struct `Many Pods at once` {
    @Test(arguments: [200, 1000])
    func `are all running and ready, spread evenly, each with an address of its own`(
        count: Int
    ) throws {
        var cluster = Cluster.forTests(nodes: count / 100, timings: .instant)
        for number in 0..<count { try cluster.server.create(Pod.simulated("web-\(number)", owner: .simulated("web"))) }
        cluster.run(for: .seconds(1))
        let pods = cluster.server.list(Pod.self)
        let ready = pods.count(where: \.isRunningAndReady)
        let addresses = Set(pods.map(\.status.podIP)).count
        #expect(ready == count)
        #expect(addresses == count)
        let perNode = Set(Dictionary(grouping: pods, by: \.spec.nodeName).values.map(\.count))
        #expect(perNode == [100])
    }
}
