import Model
import Testing

@testable import Cluster

@Suite struct `Workloads on a lost node` {
    private static func template(_ app: String) -> PodTemplateSpec {
        var template = PodTemplateSpec()
        template.metadata.labels = ["app": app]
        template.spec.containers = [.simulated("web")]
        return template
    }

    private static func cluster() throws -> Cluster {
        var cluster = Cluster.forTests()
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: "db", namespace: "default")
        set.spec.replicas = 3
        set.spec.serviceName = "db"
        set.spec.selector = LabelSelector(matchLabels: ["app": "db"])
        set.spec.template = template("db")
        try cluster.server.create(set)
        var deployment = Deployment()
        deployment.metadata = ObjectMeta(name: "web", namespace: "default")
        deployment.spec.replicas = 3
        deployment.spec.selector = LabelSelector(matchLabels: ["app": "web"])
        deployment.spec.template = template("web")
        try cluster.server.create(deployment)
        cluster.run(for: .seconds(60))
        return cluster
    }

    @Test func `a member of a set stays, terminating, and is replaced only when it is gone for certain`() throws {
        var cluster = try Self.cluster()
        let member = try #require(cluster.server.list(Pod.self).first { $0.metadata.labels["app"] == "db" })
        let name = member.metadata.name
        try cluster.killNode(member.spec.nodeName)
        cluster.run(for: .seconds(3600))
        let lost = try #require(cluster.pod(name))
        #expect(lost.metadata.uid == member.metadata.uid && lost.isTerminating && !lost.isReady)
        let told = cluster.events(of: "Pod", name)
        #expect(told.contains("NodeNotReady: Node is not ready"))
        #expect(told.last == "TaintManagerEviction: Marking for deletion Pod default/\(name)")
        var forced = cluster
        try forced.server.delete(Pod.self, member.key, gracePeriod: 0)
        forced.run(for: .seconds(30))
        #expect(forced.pod(name)?.isRunningAndReady == true)
        #expect(forced.pod(name)?.spec.nodeName != member.spec.nodeName)
        try cluster.reviveNode(member.spec.nodeName)
        cluster.run(for: .seconds(30))
        #expect(cluster.pod(name)?.isRunningAndReady == true)
        #expect(cluster.pod(name)?.metadata.uid != member.metadata.uid)
    }

    @Test func `a Deployment has others made in the place of those that are lost`() throws {
        var cluster = try Self.cluster()
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(400))
        let pods = cluster.server.list(Pod.self).filter { $0.metadata.labels["app"] == "web" }
        #expect(pods.count { $0.isRunningAndReady } == 3)
        #expect(pods.filter(\.isRunningAndReady).allSatisfy { $0.spec.nodeName != "node-1" })
        #expect(pods.contains { $0.isTerminating && $0.spec.nodeName == "node-1" })
    }

    @Test func `a drained node's Pods come back elsewhere, and none comes to it until it is uncordoned`() throws {
        var cluster = try Self.cluster()
        let evicted = try cluster.drain(node: "node-1")
        #expect(!evicted.isEmpty)
        cluster.run(for: .seconds(120))
        #expect(cluster.server.list(Pod.self).allSatisfy { $0.isRunningAndReady && $0.spec.nodeName != "node-1" })
        #expect(cluster.server.list(Pod.self).count == 6)
        #expect(cluster.node("node-1")?.spec.taints.map(\.key) == ["node.kubernetes.io/unschedulable"])
        try cluster.uncordon(node: "node-1")
        cluster.run(for: .seconds(5))
        #expect(cluster.node("node-1")?.spec.taints.isEmpty == true)
    }
}
