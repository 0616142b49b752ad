import Model
import Testing

@testable import Cluster

@Suite struct `A container that does not run well` {
    @Test func `is restarted at once, then after 10 s, and twice as long each time up to 5 minutes`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(Pod.simulated("web", image: "app:crash"))
        cluster.run(for: .seconds(1000))
        let starts = cluster.starts(of: "web")
        // Each run lasts one second.
        #expect(starts == [0, 1, 12, 33, 74, 155, 316, 617, 918])
        let status = try #require(cluster.pod("web")?.status.containerStatuses.first)
        #expect(status.restartCount == 8)
        #expect(status.state.waiting?.reason == "CrashLoopBackOff")
        let uid = try #require(cluster.pod("web")?.metadata.uid)
        #expect(
            status.state.waiting?.message
                == "back-off 5m0s restarting failed container=web pod=web_default(\(uid))")
        #expect(status.lastState.terminated?.exitCode == 1)
        #expect(cluster.pod("web")?.status.phase == .running)
        #expect(cluster.pod("web")?.isReady == false)
    }

    @Test func `starts the series anew after ten minutes without trouble`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(Pod.simulated("web"))
        for moment in [10, 20, 700, 710] {
            cluster.run(to: .seconds(moment))
            try cluster.crashContainer(ObjectKey(namespace: "default", name: "web"))
        }
        cluster.run(for: .seconds(60))
        #expect(cluster.starts(of: "web") == [0, 10, 30, 700, 720])
    }

    @Test(arguments: [
        ("Always", "Running", 3), ("OnFailure", "Running", 3), ("Never", "Failed", 0),
    ])
    func `that ends with an error is restarted as the restart policy says`(
        policy: String, phase: String, restarts: Int32
    ) throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(Pod.simulated("web", image: "app:crash") { $0.spec.restartPolicy = policy })
        cluster.run(for: .seconds(40))
        #expect(cluster.pod("web")?.status.phase.rawValue == phase)
        #expect(cluster.pod("web")?.status.containerStatuses.first?.restartCount == restarts)
    }

    @Test(arguments: [("Always", "Running"), ("OnFailure", "Succeeded"), ("Never", "Succeeded")])
    func `that ends well is over unless the restart policy is Always`(policy: String, phase: String) throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(Pod.simulated("job", image: "busybox") { $0.spec.restartPolicy = policy })
        cluster.run(for: .seconds(40))
        let pod = try #require(cluster.pod("job"))
        #expect(pod.status.phase.rawValue == phase)
        #expect(pod.readyCondition?.reason == (policy == "Always" ? "ContainersNotReady" : "PodCompleted"))
    }

    @Test func `that has no image waits with ErrImagePull, then ImagePullBackOff`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web", image: "nginx:missing"))
        cluster.run(for: .seconds(30))
        #expect(
            cluster.history(of: "web") == [
                "0s Pending",
                "25ms Pending on node-1",
                "30ms Pending on node-1 ContainerCreating",
                "830ms Pending on node-1 ErrImagePull",
                "1.83s Pending on node-1 ImagePullBackOff",
                "10.83s Pending on node-1 ContainerCreating",
                "11.63s Pending on node-1 ErrImagePull",
                "12.63s Pending on node-1 ImagePullBackOff",
            ])
        #expect(
            Set(cluster.events(of: "Pod", "web")).isSuperset(of: [
                "Failed: Error: ErrImagePull", "Failed: Error: ImagePullBackOff",
                "BackOff: Back-off pulling image \"nginx:missing\"",
            ]))
    }

    @Test func `of the tag broken runs and never gets ready`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web", image: "nginx:broken"))
        cluster.run(for: .seconds(600))
        let pod = try #require(cluster.pod("web"))
        #expect(pod.status.phase == .running)
        #expect(pod.readyCondition?.status == .false)
        #expect(pod.readyCondition?.message == "containers with unready status: [web]")
    }
}

extension Cluster {
    /// The seconds since the cluster's start at which a Pod's first container began to run.
    func starts(of pod: String) -> [Int64] {
        var starts: [Int64] = []
        for position in server.log.start..<server.log.end {
            guard let object = server.log[position].object as? Pod, object.metadata.name == pod,
                let since = object.status.containerStatuses.first?.state.running?.startedAt
            else { continue }
            let second = (since - settings.start).components.seconds
            if starts.last != second { starts.append(second) }
        }
        return starts
    }
}
