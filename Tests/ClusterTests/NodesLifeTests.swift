import Model
import Testing

@testable import Cluster

@Suite struct `A Pod on its node` {
    @Test func `goes from Pending to ready at the times that the timings give`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web"))
        cluster.run(for: .seconds(60))
        #expect(cluster.nextTime == nil)
        #expect(
            cluster.history(of: "web") == [
                "0s Pending",
                "25ms Pending on node-1",
                "30ms Pending on node-1 ContainerCreating",
                "1.23s Running on node-1",
                "2.23s Running on node-1 ready",
            ])
    }

    @Test func `tells its events as a kubelet does`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web"))
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(
            cluster.events(of: "Pod", "web") == [
                "Scheduled: Successfully assigned default/web to node-1",
                "Pulling: Pulling image \"nginx:1\"",
                "Pulled: Successfully pulled image \"nginx:1\" in 800ms (800ms including waiting). "
                    + "Image size: 64000000 bytes.",
                "Created: Container created",
                "Started: Container started",
            ])
    }
}
