import Controller
import Model
import Rollout
import Testing

@Suite("A pass over a Deployment")
struct DeploymentPassTests {
    @Test("The first pass makes the set of the template, with hash, owner, notes and an event")
    func creation() throws {
        var sample = DeploymentSample()
        sample.deployment.metadata.annotations = [
            "team": "shop", "kubectl.kubernetes.io/last-applied-configuration": "{}",
        ]
        sample.deployment.spec.minReadySeconds = 5
        let plan = try sample.plan()
        let set = try #require(plan.actions.first?.replicaSet)
        let hash = try #require(set.metadata.labels[PodTemplateHash.label])
        #expect(plan.words == ["create with 3"])
        #expect(set.metadata.name == "web-\(hash)")
        #expect(set.metadata.labels == ["app": "web", "pod-template-hash": hash])
        #expect(set.spec.selector?.matchLabels == set.metadata.labels)
        #expect(set.spec.template.metadata.labels == set.metadata.labels)
        #expect(set.spec.minReadySeconds == 5)
        #expect(set.metadata.isControlled(by: "deployment-1"))
        #expect(
            set.metadata.annotations == [
                "team": "shop", "deployment.kubernetes.io/revision": "1",
                "deployment.kubernetes.io/desired-replicas": "3", "deployment.kubernetes.io/max-replicas": "4",
            ])
        #expect(
            plan.actions.first?.event
                == .normal("ScalingReplicaSet", "Scaled up replica set web-\(hash) from 0 to 3"))
        #expect(plan.writesStatus)
        #expect(plan.deployment.metadata.resourceVersion == "100")
        #expect(plan.deployment.metadata.annotations["deployment.kubernetes.io/revision"] == "1")
        #expect(plan.condition("Progressing")?.message == "Created new replica set \"web-\(hash)\"")
        #expect(plan.condition("Available")?.message == "Deployment does not have minimum availability.")
    }

    @Test("A settled Deployment is left alone")
    func settled() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:2", size: 3)
        sample.deployment.metadata.annotations["deployment.kubernetes.io/revision"] = "1"
        sample.deployment = try sample.plan().deployment
        let plan = try sample.plan()
        #expect(plan.words == [])
        #expect(!plan.writesStatus)
        #expect(plan.lookAgain == nil)
        #expect(plan.condition("Progressing")?.reason == "NewReplicaSetAvailable")
    }

    @Test("A set that is found before progress was noted is noted")
    func found() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:2", size: 3, available: 0)
        sample.settleCounts(newSet: "web-1")
        let plan = try sample.plan()
        #expect(plan.condition("Progressing")?.message == "Found new replica set \"web-1\"")
        #expect(plan.lookAgain == sample.now + .seconds(601))
    }

    @Test("Sets that belong to the Deployment are adopted, those that no longer do are let go, others are left")
    func ownership() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:2", size: 3) { $0.metadata.ownerReferences = [] }
        sample.add(2, image: "nginx:1", size: 1) { $0.metadata.labels = ["app": "other"] }
        sample.add(3, image: "nginx:3", size: 1) { $0.metadata.ownerReferences[0].uid = "someone-else" }
        let plan = try sample.plan()
        #expect(plan.words == ["adopt web-1", "release web-2"])
        #expect(plan.actions.first?.replicaSet.metadata.isControlled(by: "deployment-1") == true)
        #expect(plan.actions.last?.replicaSet.metadata.ownerReferences == [])
        #expect(plan.deployment.status.replicas == 3)
    }

    @Test("A terminating Deployment takes nothing, changes no size, and keeps counting")
    func terminating() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:1", size: 3)
        sample.add(2, image: "nginx:1", size: 1) { $0.metadata.ownerReferences = [] }
        sample.deployment.metadata.deletionTimestamp = sample.now
        let plan = try sample.plan()
        #expect(plan.words == [])
        #expect(plan.deployment.status.replicas == 3)
        #expect(plan.writesStatus)
    }

    @Test("A selector that chooses everything is refused")
    func selectsEverything() throws {
        var sample = DeploymentSample()
        sample.deployment.spec.selector = LabelSelector()
        sample.deployment.status.observedGeneration = 3
        let plan = try sample.plan()
        #expect(plan.events.map(\.reason) == ["SelectingAll"])
        #expect(plan.events.map(\.type) == ["Warning"])
        #expect(plan.deployment.status.observedGeneration == 4)
        #expect(plan.writesStatus)
        #expect(plan.actions.isEmpty)
    }

    @Test("A strategy that does not exist is an error")
    func unknownStrategy() throws {
        var sample = DeploymentSample()
        sample.deployment.spec.strategy.type = "Magic"
        let error = #expect(throws: DeploymentPassError.self) { try sample.plan() }
        #expect(error?.description == "unexpected deployment strategy type: Magic")
    }

    @Test("Among sets of one template the oldest is the new one, and of one age the first by name")
    func ties() throws {
        var sample = DeploymentSample()
        sample.add(2, image: "nginx:2", size: 0)
        sample.add(1, image: "nginx:2", size: 3) { $0.metadata.annotations["deployment.kubernetes.io/revision"] = "3" }
        #expect(try sample.plan().deployment.status.updatedReplicas == 3)
        sample.replicaSets[1].metadata.creationTimestamp = sample.replicaSets[0].metadata.creationTimestamp
        #expect(try sample.plan().deployment.status.updatedReplicas == 3)
    }

    @Test("A set that is brought back gets the next number and remembers its own, twice over")
    func rollback() throws {
        var sample = DeploymentSample(image: "nginx:1")
        sample.add(1, image: "nginx:1", size: 0) {
            $0.metadata.annotations["deployment.kubernetes.io/revision-history"] = "1,2"
            $0.metadata.annotations["deployment.kubernetes.io/revision"] = "9"
        }
        sample.add(10, image: "nginx:2", size: 3)
        let plan = try sample.plan()
        #expect(plan.words == ["update web-1 to 0", "update web-1 to 0", "update web-1 to 1"])
        let annotations = try #require(plan.actions.first?.replicaSet.metadata.annotations)
        #expect(annotations["deployment.kubernetes.io/revision"] == "11")
        #expect(annotations["deployment.kubernetes.io/revision-history"] == "1,2,9")
        #expect(plan.actions.map { $0.event?.message } == [nil, nil, "Scaled up replica set web-1 from 0 to 1"])
    }

    @Test("A history that gets too long loses its oldest numbers, and a number that is none is left alone")
    func history() throws {
        var sample = DeploymentSample(image: "nginx:1")
        let long = (1...600).map(String.init).joined(separator: ",")
        sample.add(1, image: "nginx:1", size: 0) {
            $0.metadata.annotations["deployment.kubernetes.io/revision-history"] = long
        }
        sample.add(10, image: "nginx:2", size: 3)
        let annotations = try #require(try sample.plan().actions.first?.replicaSet.metadata.annotations)
        let history = try #require(annotations["deployment.kubernetes.io/revision-history"])
        #expect(history.utf8.count <= 2000)
        #expect(history.hasSuffix(",600,1"))

        sample.replicaSets[0].metadata.annotations["deployment.kubernetes.io/revision"] = "first"
        #expect(try sample.plan().words == ["update web-1 to 1"])
    }

    @Test("A change of minReadySeconds reaches the new set")
    func minReadySeconds() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:2", size: 3)
        sample.deployment.spec.minReadySeconds = 7
        let plan = try sample.plan()
        #expect(plan.words == ["update web-1 to 3", "update web-1 to 3"])
        #expect(plan.actions.first?.replicaSet.spec.minReadySeconds == 7)
        #expect(plan.actions.first?.replicaSet.metadata.resourceVersion == "1")
    }

    @Test("The oldest finished sets beyond the limit are deleted, those with Pods or unseen changes are not")
    func historyLimit() throws {
        var sample = DeploymentSample()
        for number in 1...5 { sample.add(number, image: "nginx:old-\(number)", size: 0) }
        sample.add(6, image: "nginx:2", size: 3)
        sample.replicaSets[0].status.replicas = 1
        sample.replicaSets[1].metadata.generation = 2
        sample.replicaSets[3].metadata.deletionTimestamp = sample.now
        sample.replicaSets[4].metadata.annotations["deployment.kubernetes.io/revision"] = nil
        sample.deployment.spec.revisionHistoryLimit = 0
        sample.settleCounts(newSet: "web-6")
        sample.deployment.status.replicas = 3
        #expect(try sample.plan().words == ["delete web-5", "delete web-3"])
        sample.deployment.spec.revisionHistoryLimit = 2
        #expect(try sample.plan().words == ["delete web-5"])
        sample.deployment.spec.revisionHistoryLimit = nil
        #expect(try sample.plan().words == [])
    }

    @Test("Recreate waits for old Pods that still run, and not for those that have ended")
    func recreate() throws {
        var sample = DeploymentSample()
        sample.deployment.spec.strategy.type = .recreate
        let old = sample.add(1, image: "nginx:1", size: 0)
        var pod = Pod(template: old.spec.template, owner: old)
        pod.metadata.deletionTimestamp = sample.now
        pod.status.phase = .unknown
        sample.pods = [pod]
        #expect(try sample.plan().words == [])
        sample.pods[0].status.phase = .failed
        #expect(try sample.plan().words == ["create with 3"])
        sample.add(2, image: "nginx:2", size: 0)
        #expect(try sample.plan().words == ["update web-2 to 3"])
    }
}
