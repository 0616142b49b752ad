import Model
import Testing

@testable import ordinal

@Suite("Emptying a node")
struct DrainPlanTests {
    private static func pod(_ name: String, _ change: (inout Pod) -> Void = { _ in }) -> Pod {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: name, namespace: "default")
        change(&pod)
        return pod
    }

    private static func managed(_ name: String, _ change: (inout Pod) -> Void = { _ in }) -> Pod {
        pod(name) { pod in
            var owner = OwnerReference(controller: Node())
            owner.controller = true
            pod.metadata.ownerReferences = [owner]
            change(&pod)
        }
    }

    private static func addLocalFiles(_ pod: inout Pod) {
        var volume = Volume()
        volume.emptyDir = [:]
        pod.spec.volumes = [volume]
    }

    @Test("Pods that somebody makes again leave, and those that have ended")
    func leaves() throws {
        let ended = Self.pod("ended") { $0.status.phase = "Succeeded" }
        let plan = try DrainPlan(
            node: "node-1", pods: [Self.managed("b"), ended, Self.managed("a")], force: false,
            deletesLocalFiles: false)
        #expect(plan.pods.map(\.metadata.name) == ["a", "b", "ended"])
    }

    @Test("What would be lost stays, and is named, unless its loss is accepted")
    func stays() throws {
        let pods = [
            Self.pod("single"), Self.managed("scratch", Self.addLocalFiles), Self.managed("web"),
            Self.pod("both", Self.addLocalFiles),
        ]
        let error = #expect(throws: DrainProblems.self) {
            try DrainPlan(node: "node-1", pods: pods, force: false, deletesLocalFiles: false)
        }
        #expect(
            error?.description == """
                node "node-1" is cordoned, and nothing was evicted: cannot delete Pods that declare no controller (use \
                --force to override): default/both, default/single; cannot delete Pods with local storage (use \
                --delete-emptydir-data to override): default/both, default/scratch
                """)
        let half = #expect(throws: DrainProblems.self) {
            try DrainPlan(node: "node-1", pods: pods, force: true, deletesLocalFiles: false)
        }
        #expect(half?.unmanaged == [] && half?.withFiles.count == 2)
        let plan = try DrainPlan(node: "node-1", pods: pods, force: true, deletesLocalFiles: true)
        #expect(plan.pods.count == 4)
    }
}
