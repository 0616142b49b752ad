import Cluster
import Controller
import Model
import Testing

@testable import Faults

/// A bug that a controller could have, and the rule that shows it.
struct PlantedBug: Sendable, CustomTestStringConvertible {
    let name: String
    let profile: Profile
    /// The name of the rule that is broken.
    let invariant: String
    let suspect: Suspect
    /// The search for it starts here.
    let seed: UInt64

    var testDescription: String { name }

    init(
        _ name: String, in profile: Profile, breaks invariant: String, seed: UInt64 = 1,
        policies: Policies = Policies(),
        tamper: (@Sendable (inout WriteRequest) -> Void)? = nil
    ) {
        self.name = name
        self.profile = profile
        self.invariant = invariant
        self.seed = seed
        var suspect = Suspect()
        suspect.policies = policies
        suspect.tamper = tamper
        self.suspect = suspect
    }

    static let all = ordering + rollouts + storage + writes + deployments

    private static func ordering(_ bug: BuggyOrdering.Bug) -> Policies { Policies(ordering: BuggyOrdering(bug)) }
    private static func canary(_ bug: BuggyCanary.Bug) -> Policies { Policies(canary: BuggyCanary(bug)) }
    private static func storage(_ bug: BuggyStorage.Bug) -> Policies { Policies(storage: BuggyStorage(bug)) }
    private static func sizes(_ bug: BuggyDeployment.Bug) -> Policies { Policies(deployment: BuggyDeployment(bug)) }

    private static let ordering = [
        PlantedBug(
            "running is ready", in: .ordered, breaks: "ordered creation", seed: 6, policies: ordering(.runningIsReady)),
        PlantedBug("all at once", in: .ordered, breaks: "ordered creation", seed: 4, policies: ordering(.allAtOnce)),
        PlantedBug(
            "lowest first", in: .ordered, breaks: "ordered deletion", seed: 4, policies: ordering(.lowestFirst)),
        PlantedBug(
            "scale-down at once", in: .ordered, breaks: "ordered deletion", seed: 4,
            policies: ordering(.scaleDownAtOnce)),
        PlantedBug(
            "waiting for the dead", in: .ordered, breaks: "the specification is reached", seed: 4,
            policies: ordering(.waitsForTheDead)),
        PlantedBug(
            "shared host names", in: .ordered, breaks: "one Pod per identity",
            policies: Policies(identity: BuggyIdentity())),
    ]

    private static let rollouts = [
        PlantedBug(
            "partition off by one", in: .ordered, breaks: "the partition holds", seed: 16,
            policies: canary(.partitionOffByOne)),
        PlantedBug(
            "stable Pods come back new", in: .ordered, breaks: "stable Pods return", seed: 48,
            policies: canary(.stablePodsComeBackNew)),
        PlantedBug(
            "impatient rollout", in: .parallel, breaks: "ordered deletion", policies: canary(.impatient)),
        PlantedBug(
            "stuck broken rollout", in: .parallel, breaks: "the specification is reached", seed: 12,
            policies: canary(.waitsForTheBroken)),
        PlantedBug(
            "maxUnavailable spent on the broken", in: .unavailable, breaks: "the specification is reached", seed: 12,
            policies: canary(.waitsForTheBroken)),
        PlantedBug(
            "maxUnavailable without counting", in: .unavailable, breaks: "unavailability is bounded",
            policies: canary(.impatient)),
        PlantedBug(
            "the same number again", in: .ordered, breaks: "revision numbers rise", policies: canary(.sameNumberAgain)),
        PlantedBug(
            "forgotten rollback", in: .ordered, breaks: "revision numbers rise", seed: 6,
            policies: canary(.forgottenRollback)),
        PlantedBug(
            "revision of the wrong template", in: .ordered, breaks: "Pods match their revisions", seed: 6,
            policies: canary(.takenForTheNewest)),
        PlantedBug(
            "truncated live revision", in: .ordered, breaks: "live revisions stay", policies: canary(.forgetsTheLiving)),
    ]

    private static let storage = [
        PlantedBug("one claim for all", in: .claims, breaks: "claims stay", seed: 100, policies: storage(.sharedClaim)),
        PlantedBug(
            "mixed-up retention", in: .claims, breaks: "claims stay", seed: 91, policies: storage(.mixedUpPolicy)),
        PlantedBug(
            "owner of another life", in: .claims, breaks: "owners are current", seed: 2,
            policies: storage(.wrongIdentity)),
        PlantedBug(
            "owners never repaired", in: .claims, breaks: "owners are current", seed: 2,
            policies: storage(.neverRepaired)),
    ]

    private static let writes = [
        PlantedBug("deletes whoever it is", in: .ordered, breaks: "deletions name their Pod") { request in
            if request.author == .statefulSets { request.preconditions = Preconditions() }
        },
        PlantedBug("eviction without waiting", in: .ordered, breaks: "one process per identity", seed: 22) { request in
            if request.author == .taintEviction { request.gracePeriod = 0 }
        },
        PlantedBug("generation of yesterday", in: .ordered, breaks: "observed generations rise") { request in
            guard request.verb == .updateStatus, var set = request.object as? StatefulSet,
                set.status.readyReplicas < set.status.replicas
            else { return }
            set.status.observedGeneration = 1
            request.object = set
        },
        PlantedBug("counts with partition", in: .ordered, breaks: "the status counts the Pods", seed: 16) { request in
            guard request.verb == .updateStatus, var set = request.object as? StatefulSet,
                set.spec.updateStrategy.rollingUpdate?.partition ?? 0 > 0
            else { return }
            set.status.currentReplicas = set.status.replicas
            request.object = set
        },
        PlantedBug("status without end", in: .ordered, breaks: "comes to rest") { request in
            guard request.verb == .updateStatus, var set = request.object as? StatefulSet else { return }
            set.status.availableReplicas = 0
            set.status.conditions = set.status.conditions.isEmpty ? [["type": "Odd", "status": "True"]] : []
            request.object = set
        },
        PlantedBug("spurious rollouts", in: .ordered, breaks: "equal templates share a revision") { request in
            guard request.verb == .create, var revision = request.object as? ControllerRevision else { return }
            revision.data = revision.data.mergePatched(with: [
                "spec": ["template": ["metadata": ["creationTimestamp": ""]]]
            ])
            request.object = revision
        },
    ]

    private static let deployments = [
        PlantedBug(
            "no limit to the surge", in: .deployment, breaks: "the surge is bounded", seed: 2,
            policies: sizes(.ignoresSurge)),
        PlantedBug(
            "old Pods go at once", in: .deployment, breaks: "enough Pods stay available", seed: 2,
            policies: sizes(.dropsTheOld)),
    ]
}
