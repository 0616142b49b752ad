package import Controller
import Model
import Network
import Rollout

extension StatefulSetObservation {
    /// An observation that the seed decides: any set, and Pods, claims and revisions in any state.
    package static func random(seed: UInt64) -> StatefulSetObservation {
        var random = SplitMix64(seed: seed)
        var set = FaultSet.random(&random).object
        set.metadata.generation = 3
        set.vary(&random)
        let revisions = Self.revisions(of: set, &random)
        var observation = StatefulSetObservation(
            set: set, pods: [], claims: [:], revisions: revisions, now: Timestamp(seconds: 1_767_268_800),
            gates: FeatureGates(maxUnavailableStatefulSet: random.chance(percent: 20)))
        let names = revisions.map(\.metadata.name)
        observation.set.status.currentRevision = RevisionName(random.element(of: names + [""]) ?? "")
        observation.addPodsAndClaims(revisions: names, &random)
        if random.chance(percent: 30), let status = StatefulSetPass().plan(for: observation).status {
            // What an earlier pass has written: nothing more is to be said.
            observation.set.status = status
        }
        return observation
    }

    /// What the set `web` calls the versions that it may have, each made once.
    private static let versions: [String: ControllerRevision] = {
        let images = ["web:1", "web:2", "web:3", "web:old-2", "web:old-3", "web:old-4"]
        return Dictionary(
            uniqueKeysWithValues: images.map { image in
                var revision = ControllerRevision()
                revision.data = RevisionHash.data(for: .running(image))
                let hash = RevisionHash.hash(of: revision.data, collisionCount: 0)
                revision.metadata.name = RevisionHash.name(set: "web", hash: hash).rawValue
                return (image, revision)
            })
    }()

    private static func revisions(of set: StatefulSet, _ random: inout SplitMix64) -> [ControllerRevision] {
        var numbers = [1, 2, 3, 5]
        var revisions: [ControllerRevision] = []
        for version in 1...4 where random.chance(percent: version == 1 ? 85 : 55) {
            let image = version == 1 ? set.image : "web:old-\(version)"
            let number = numbers.remove(at: random.number(in: 0...(numbers.count - 1)))
            var revision = versions[image] ?? ControllerRevision()
            revision.metadata.namespace = set.metadata.namespace
            revision.metadata.resourceVersion = "\(300 + version)"
            revision.metadata.ownerReferences = [OwnerReference(controller: set)]
            revision.revision = Int64(number)
            revisions.append(revision)
        }
        return revisions
    }

    private mutating func addPodsAndClaims(revisions: [String], _ random: inout SplitMix64) {
        let first = max(0, set.startOrdinal.number - 1)
        for number in first..<set.startOrdinal.number + 5 {
            let name = "\(set.metadata.name)-\(number)"
            if random.chance(percent: 65) { pods.append(pod(name, number, revisions: revisions, &random)) }
            for template in set.spec.volumeClaimTemplates where random.chance(percent: 75) {
                let claim = claim("\(template.metadata.name)-\(name)", pod: name, &random)
                claims[claim.metadata.name] = claim
            }
        }
    }

    private func pod(
        _ name: String, _ number: Int, revisions: [String], _ random: inout SplitMix64
    ) -> Pod {
        var pod = Pod(template: .running("web:any"), owner: set)
        pod.metadata.name = name
        pod.metadata.uid = UID("pod-\(number)")
        pod.metadata.resourceVersion = "\(100 + number)"
        pod.metadata.labels[StatefulSetLabel.podIndex] = "\(number)"
        if random.chance(percent: 92) { pod.metadata.labels[StatefulSetLabel.podName] = name }
        pod.metadata.labels[StatefulSetLabel.revision] = random.element(of: revisions + revisions + ["web-gone"])
        pod.spec.hostname = name
        pod.spec.volumes = set.spec.volumeClaimTemplates.filter { _ in random.chance(percent: 90) }.map {
            Volume(claim: "\($0.metadata.name)-\(name)", as: $0.metadata.name)
        }
        if random.chance(percent: 12) { pod.metadata.deletionTimestamp = now }
        let phases: [PodPhase] = [.pending, .pending, .failed, .succeeded, .unknown]
        pod.status.phase = random.chance(percent: 72) ? .running : random.element(of: phases) ?? .pending
        if random.chance(percent: 80) {
            var ready = PodCondition()
            ready.type = "Ready"
            ready.status = .true
            ready.lastTransitionTime = now + .seconds(-random.number(in: 0...20))
            pod.status.conditions = [ready]
        }
        return pod
    }

    private func claim(_ name: String, pod: String, _ random: inout SplitMix64) -> PersistentVolumeClaim {
        var claim = PersistentVolumeClaim()
        claim.metadata = ObjectMeta(name: name, namespace: set.metadata.namespace)
        claim.metadata.uid = UID("claim-of-\(name)")
        claim.metadata.resourceVersion = "201"
        if random.chance(percent: 4) { claim.metadata.deletionTimestamp = now }
        var owner = ObjectMeta(name: set.metadata.name)
        owner.uid = random.chance(percent: 90) ? set.metadata.uid : "set-0"
        var podOwner = ObjectMeta(name: pod)
        podOwner.uid = UID("pod-\(pod.split(separator: "-").last ?? "")\(random.chance(percent: 85) ? "" : "-old")")
        switch random.number(in: 0...9) {
        case ..<4: break
        case ..<7:
            claim.metadata.ownerReferences = [
                OwnerReference(apiVersion: "apps/v1", kind: "StatefulSet", metadata: owner)
            ]
        case ..<9:
            claim.metadata.ownerReferences = [OwnerReference(apiVersion: "v1", kind: "Pod", metadata: podOwner)]
        default:
            var other = ObjectMeta(name: "other")
            other.uid = "other-1"
            claim.metadata.ownerReferences = [
                OwnerReference(apiVersion: "example.com/v1", kind: "Restore", metadata: other)
            ]
        }
        return claim
    }
}

extension StatefulSet {
    /// Changes what a history seldom changes: the strategy, the budget, the limit, and the status of an earlier pass.
    fileprivate mutating func vary(_ random: inout SplitMix64) {
        spec.template = .running("web:\(random.number(in: 1...3))")
        spec.revisionHistoryLimit = random.element(of: [nil, 0, 1, 2]) ?? nil
        spec.updateStrategy.rollingUpdate?.maxUnavailable =
            random.element(
                of: [nil, .int(1), .int(2), .string("34%")]) ?? nil
        switch random.number(in: 0...9) {
        case 0:
            spec.updateStrategy.type = .onDelete
            spec.updateStrategy.rollingUpdate = nil
        case 1: spec.updateStrategy.rollingUpdate = nil
        default: break
        }
        if random.chance(percent: 4) { metadata.deletionTimestamp = Timestamp(seconds: 1_767_268_000) }
        status.replicas = Int32(random.number(in: 0...4))
        status.currentReplicas = Int32(random.number(in: 0...4))
        status.observedGeneration = Int64(random.number(in: 1...3))
        status.collisionCount = random.element(of: [nil, nil, 0, 1]) ?? nil
    }
}

extension FaultSet {
    fileprivate static func random(_ random: inout SplitMix64) -> FaultSet {
        var set = FaultSet(replicas: random.number(in: 0...4))
        set.isParallel = random.chance(percent: 40)
        set.start = random.chance(percent: 20) ? 3 : 0
        set.partition = random.chance(percent: 50) ? random.number(in: 0...4) : 0
        set.hasClaims = random.chance(percent: 60)
        set.deletesWhenScaled = random.chance(percent: 50)
        set.deletesWhenDeleted = random.chance(percent: 40)
        set.minReadySeconds = random.chance(percent: 30) ? 10 : 0
        return set
    }
}
