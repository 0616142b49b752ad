import Model
import Testing

@testable import Cluster

@Suite("A StatefulSet's controller at work")
struct StatefulSetWorkTests {
    private func events(_ reason: String, in cluster: Cluster) -> [String] {
        cluster.server.list(Event.self)
            .filter { $0.reason == reason && $0.involvedObject.kind == "StatefulSet" }.map(\.message).sorted()
    }

    @Test("Its events name the claim with the Pod that it is for")
    func claimEvents() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Samples.statefulSet(replicas: 1, hasClaims: true))
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(
            events("SuccessfulCreate", in: cluster) == [
                "create Claim www-web-0 Pod web-0 in StatefulSet web success",
                "create Pod web-0 in StatefulSet web successful",
            ])
    }

    @Test("A claim that is refused is told with the Pod that it is for")
    func refusedClaim() throws {
        var cluster = Cluster.forTests()
        var set = Samples.statefulSet(replicas: 1, hasClaims: true)
        set.spec.volumeClaimTemplates[0].metadata.labels = ["not a key": ""]
        try cluster.server.create(set)
        cluster.run(for: .seconds(1))
        let failure = try #require(events("FailedCreate", in: cluster).first)
        #expect(failure.hasPrefix("create Claim www-web-0 for Pod web-0 in StatefulSet web failed error: "))
        #expect(failure.contains("PersistentVolumeClaim \"www-web-0\" is invalid"))
    }

    @Test("What many Pods do at about the same time takes few passes")
    func coalescing() throws {
        var cluster = Cluster.forTests(nodes: 8)
        try cluster.server.create(Samples.statefulSet(replicas: 128, isParallel: true, hasClaims: true))
        cluster.settle(until: cluster.now + .seconds(60))
        let statuses = cluster.history.filter { $0.object is StatefulSet }
        #expect(cluster.server.list(StatefulSet.self).first?.status.readyReplicas == 128)
        #expect(statuses.count < 64)
    }

    @Test("With no delays at all a set becomes ready in the moment of its creation", arguments: [false, true])
    func instant(isParallel: Bool) throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(Samples.statefulSet(replicas: 30, isParallel: isParallel, hasClaims: true))
        let isSettled = cluster.settle(until: cluster.now)
        #expect(isSettled && cluster.elapsed == .zero)
        #expect(cluster.server.list(StatefulSet.self).first?.status.availableReplicas == 30)
    }
}
