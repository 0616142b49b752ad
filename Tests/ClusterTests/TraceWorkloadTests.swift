import Model
import Testing

@testable import Cluster

@Suite("What is told of StatefulSets, Deployments and their revisions")
struct TraceWorkloadTests {
    var history = TraceHistory()

    @Test("A StatefulSet is made, scaled, released as a canary, rolled back and deleted")
    mutating func statefulSet() {
        var set = StatefulSet.traced()
        set.status = StatefulSetStatus()
        history.put(set)
        history.edit(&set) { $0.status = StatefulSet.traced().status }
        history.at(5)
        history.edit(&set) { $0.spec.replicas = 5 }
        history.edit(&set) { $0.status.readyReplicas = 5 }
        history.at(10)
        history.edit(&set) { set in
            set.spec.template.spec.containers[0].image = "nginx:1.28"
            set.spec.updateStrategy.rollingUpdate = RollingUpdateStatefulSetStrategy()
            set.spec.updateStrategy.rollingUpdate?.partition = 4
        }
        history.edit(&set) { $0.status.updateRevision = "nginx-web-7c9b5f6d84" }
        history.at(13)
        history.edit(&set) { $0.status.updatedReplicas = 1 }
        history.at(20)
        history.edit(&set) { $0.spec.template.spec.containers[0].image = "nginx:alpine" }
        history.edit(&set) { $0.status.updateRevision = "nginx-web-688fd4d9cb" }
        history.at(60)
        history.remove(set)
        #expect(
            history.told == """
                   +0.000s  sts/nginx-web  Created (replicas 3)
                   +5.000s  sts/nginx-web  Scaled 3 → 5
                  +10.000s  sts/nginx-web  Template changed (nginx:alpine → nginx:1.28)
                  +10.000s  sts/nginx-web  Partition 0 → 4
                  +10.000s  sts/nginx-web  Update revision nginx-web-7c9b5f6d84 (current nginx-web-688fd4d9cb)
                  +13.000s  sts/nginx-web  Rollout holds at partition 4 (1 of 5 at revision nginx-web-7c9b5f6d84)
                  +20.000s  sts/nginx-web  Template changed (nginx:1.28 → nginx:alpine)
                  +20.000s  sts/nginx-web  Rolling back to revision nginx-web-688fd4d9cb
                +1m00.000s  sts/nginx-web  Deleted

                """)
    }

    @Test("A rollout is complete when the new revision becomes the current one")
    mutating func rollout() {
        var set = StatefulSet.traced()
        set.status.updateRevision = "nginx-web-7c9b5f6d84"
        history.put(set)
        history.edit(&set) { $0.status.currentReplicas = 1 }
        history.edit(&set) { $0.status.currentRevision = "nginx-web-7c9b5f6d84" }
        let told = Narrator.occurrences(of: history.events).dropFirst().map(\.what)
        #expect(told == ["Rollout complete (revision nginx-web-7c9b5f6d84)"])
    }

    @Test("Changes of strategy and retention, and a template whose images stay")
    mutating func settings() {
        var set = StatefulSet.traced()
        set.spec.updateStrategy.type = .rollingUpdate
        history.put(set)
        history.edit(&set) { set in
            set.spec.updateStrategy.type = .onDelete
            set.spec.template.metadata.labels["tier"] = "front"
            var retention = ClaimRetentionPolicy()
            retention.whenScaled = .delete
            set.spec.persistentVolumeClaimRetentionPolicy = retention
        }
        let told = Narrator.occurrences(of: history.events).dropFirst().map(\.what)
        #expect(
            told == [
                "Template changed", "Update strategy RollingUpdate → OnDelete",
                "Claims when scaled: Retain → Delete",
            ])
    }

    @Test("Revisions are made, brought back by a rollback, and forgotten")
    mutating func revisions() {
        var revision = ControllerRevision()
        revision.metadata = .traced("nginx-web-688fd4d9cb")
        revision.revision = 1
        history.put(revision)
        history.edit(&revision) { $0.revision = 3 }
        history.edit(&revision) { $0.metadata.labels["app"] = "nginx" }
        history.remove(revision)
        #expect(
            history.told == """
                +0.000s  revision/nginx-web-688fd4d9cb  Created (number 1)
                +0.000s  revision/nginx-web-688fd4d9cb  Brought back, number 1 → 3
                +0.000s  revision/nginx-web-688fd4d9cb  Forgotten

                """)
    }

    @Test("A Deployment rolls out by way of its ReplicaSets")
    mutating func deployment() {
        var deployment = Deployment.traced(revision: nil)
        history.put(deployment)
        history.edit(&deployment) { $0 = .traced(revision: 1, progress: "NewReplicaSetCreated") }
        history.edit(&deployment) { $0 = .traced(revision: 1, progress: "ReplicaSetUpdated") }
        var set = ReplicaSet()
        set.metadata = .traced("web-6d5f4c8b9")
        set.metadata.annotations["deployment.kubernetes.io/revision"] = "1"
        set.spec.replicas = 3
        history.put(set)
        history.at(3)
        history.edit(&deployment) { $0 = .traced(revision: 1, progress: "NewReplicaSetAvailable") }
        history.at(4)
        history.edit(&deployment) { $0.spec.template.spec.containers[0].image = "nginx:1.28" }
        history.edit(&deployment) { $0.metadata.annotations["deployment.kubernetes.io/revision"] = "2" }
        history.edit(&set) { $0.spec.replicas = 2 }
        history.edit(&set) { $0.status.readyReplicas = 2 }
        history.at(604)
        history.edit(&deployment) { deployment in
            deployment.status.conditions[0].reason = "ProgressDeadlineExceeded"
            deployment.status.conditions[0].message = #"ReplicaSet "web-1" has timed out progressing."#
        }
        history.edit(&deployment) { $0.spec.paused = true }
        history.edit(&set) { $0.metadata.annotations["deployment.kubernetes.io/revision"] = "3" }
        #expect(
            history.told == """
                    +0.000s  deploy/web        Created (replicas 3)
                    +0.000s  rs/web-6d5f4c8b9  Created (replicas 3)
                    +3.000s  deploy/web        Rollout complete (revision 1)
                    +4.000s  deploy/web        Template changed (nginx:alpine → nginx:1.28)
                    +4.000s  deploy/web        Revision 1 → 2
                    +4.000s  rs/web-6d5f4c8b9  Scaled 3 → 2
                +10m04.000s  deploy/web        ProgressDeadlineExceeded: ReplicaSet "web-1" has timed out progressing.
                +10m04.000s  deploy/web        Paused
                +10m04.000s  rs/web-6d5f4c8b9  Brought back, revision 1 → 3

                """)
    }
}

extension Deployment {
    fileprivate static func traced(revision: Int?, progress: String = "") -> Deployment {
        var deployment = Deployment()
        deployment.metadata = .traced("web")
        deployment.metadata.annotations["deployment.kubernetes.io/revision"] = revision.map { "\($0)" }
        deployment.spec.replicas = 3
        deployment.spec.template.spec.containers = [.traced()]
        var condition = DeploymentCondition()
        condition.type = "Progressing"
        condition.reason = progress
        deployment.status.conditions = progress.isEmpty ? [] : [condition]
        return deployment
    }
}
