import Controller
import Foundation
import LabKit
import Model
import Testing

/// How far a Pod is in its life.
enum State: Sendable {
    case pending, running, ready, failed, succeeded
    /// Ready for this many seconds.
    case readyFor(Int64)
}

/// The moment of every situation.
let noon = Timestamp(seconds: 1_767_268_800)

/// A Pod of the set `web`, as the set would have made it from a version such as `v1`.
func pod(
    _ number: Int, at version: String = "v1", _ state: State = .ready, terminating: Bool = false, claim: Bool = false
) -> Pod {
    let name = "web-\(number)"
    var pod = Pod(template: .running("web:\(version)"), owner: FaultSet(replicas: 1).object)
    pod.metadata.name = name
    pod.metadata.uid = UID("pod-\(number)")
    pod.metadata.resourceVersion = "\(100 + number)"
    pod.metadata.generateName = ""
    pod.metadata.labels["statefulset.kubernetes.io/pod-name"] = name
    pod.metadata.labels["apps.kubernetes.io/pod-index"] = "\(number)"
    pod.metadata.labels["controller-revision-hash"] = "web-\(version)"
    if terminating { pod.metadata.deletionTimestamp = noon }
    pod.spec.hostname = name
    pod.spec.subdomain = "web"
    if claim { pod.spec.volumes = [Volume(claim: "data-\(name)", as: "data")] }
    pod.enter(state)
    return pod
}

extension Pod {
    fileprivate mutating func enter(_ state: State) {
        var ready = PodCondition()
        ready.type = "Ready"
        ready.status = .true
        switch state {
        case .pending: status.phase = .pending
        case .running: status.phase = .running
        case .failed: status.phase = .failed
        case .succeeded: status.phase = .succeeded
        case .ready:
            status.phase = .running
            ready.lastTransitionTime = noon + .seconds(-3600)
            status.conditions = [ready]
        case .readyFor(let seconds):
            status.phase = .running
            ready.lastTransitionTime = noon + .seconds(-seconds)
            status.conditions = [ready]
        }
    }

    /// The Pod after a change.
    func with(_ body: (inout Pod) -> Void) -> Pod {
        var pod = self
        body(&pod)
        return pod
    }

    /// The Pod without the label that says its name.
    var nameless: Pod { with { $0.metadata.labels["statefulset.kubernetes.io/pod-name"] = nil } }

    /// The Pod without owners.
    var orphaned: Pod { with { $0.metadata.ownerReferences = [] } }

    /// The Pod under another's management.
    var foreign: Pod {
        with { $0.metadata.ownerReferences = [owner("ReplicaSet", "other", "other-1")] }
    }
}

/// A reference to an owner in control.
func owner(_ kind: String, _ name: String, _ uid: UID) -> OwnerReference {
    var metadata = ObjectMeta(name: name)
    metadata.uid = uid
    return OwnerReference(apiVersion: kind == "Pod" ? "v1" : "apps/v1", kind: kind, metadata: metadata)
}

/// The claim of an ordinal.
func claim(_ number: Int, owners: [OwnerReference] = [], terminating: Bool = false) -> PersistentVolumeClaim {
    var claim = PersistentVolumeClaim()
    claim.metadata = ObjectMeta(name: "data-web-\(number)", namespace: "default", labels: ["app": "web"])
    claim.metadata.uid = UID("claim-\(number)")
    claim.metadata.resourceVersion = "\(200 + number)"
    claim.metadata.ownerReferences = owners
    if terminating { claim.metadata.deletionTimestamp = noon }
    return claim
}

/// A version of the set's template, as a revision called `web-v1`, `web-v2`, ….
func revision(_ version: String, _ number: Int64, age: Int64? = nil) -> ControllerRevision {
    var revision = ControllerRevision()
    revision.metadata = ObjectMeta(name: "web-\(version)", namespace: "default", labels: ["app": "web"])
    revision.metadata.uid = UID("revision-\(version)")
    revision.metadata.resourceVersion = "\(300 + number)"
    revision.metadata.creationTimestamp = age.map { noon + .seconds(-$0) }
    revision.metadata.ownerReferences = [owner("StatefulSet", "web", "set-1")]
    revision.data = data(version)
    revision.revision = number
    return revision
}

/// What a revision holds of a version.
func data(_ version: String) -> JSON {
    var template = PodTemplateSpec.running("web:\(version)").jsonObject
    template["$patch"] = "replace"
    return ["spec": ["template": .object(template)]]
}

/// What is observed of the set `web`: it is at `version`, its status says that `current` was its last one.
func web(
    _ set: FaultSet = FaultSet(replicas: 3).withoutClaims, at version: String = "v1", current: String = "v1",
    currentReplicas: Int32 = 0, pods: [Pod] = [], claims: [PersistentVolumeClaim] = [],
    revisions: [ControllerRevision]? = nil, change: (inout StatefulSet) -> Void = { _ in }
) -> StatefulSetObservation {
    var object = set.object
    object.spec.template = .running("web:\(version)")
    object.metadata.generation = 4
    object.metadata.resourceVersion = "7"
    object.status.currentRevision = RevisionName("web-\(current)")
    object.status.updateRevision = RevisionName("web-\(current)")
    object.status.currentReplicas = currentReplicas
    object.status.observedGeneration = 3
    change(&object)
    let versions = current == version ? [current] : [current, version]
    return StatefulSetObservation(
        set: object, pods: pods, claims: Dictionary(uniqueKeysWithValues: claims.map { ($0.metadata.name, $0) }),
        revisions: revisions ?? versions.enumerated().map { revision($0.element, Int64($0.offset + 1)) }, now: noon)
}

extension FaultSet {
    /// A set of this size without claims.
    static func of(_ replicas: Int, _ change: (inout FaultSet) -> Void = { _ in }) -> FaultSet {
        var set = FaultSet(replicas: replicas).withoutClaims
        change(&set)
        return set
    }

    /// The set without claims.
    var withoutClaims: FaultSet {
        var set = self
        set.hasClaims = false
        return set
    }

    /// A set with a claim a Pod, and what becomes of claims.
    static func claiming(_ replicas: Int, whenDeleted: Bool = false, whenScaled: Bool = false) -> FaultSet {
        var set = FaultSet(replicas: replicas)
        set.deletesWhenDeleted = whenDeleted
        set.deletesWhenScaled = whenScaled
        return set
    }

    /// The set with its Pods coming and going all at once.
    var parallel: FaultSet {
        var set = self
        set.isParallel = true
        return set
    }
}

/// What it says about a Pod that was made as it should be.
func made(_ number: Int, at version: String = "v1", volumes: String = "") -> String {
    "create web-\(number) at web-\(version): labels app=web, apps.kubernetes.io/pod-index=\(number), "
        + "controller-revision-hash=web-\(version), statefulset.kubernetes.io/pod-name=web-\(number); "
        + "host web-\(number).web; image web:\(version); volumes \(volumes); owners StatefulSet/web set-1"
}

/// What it says about a Pod that was put right.
func repaired(_ number: Int, at version: String = "v1", volumes: String = "") -> String {
    "update"
        + made(number, at: version, volumes: volumes).dropFirst("create".count).replacing(
            " at web-\(version):", with: ":", maxReplacements: 1)
}

/// One row of a table: a situation, a question, and the right answer.
struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let observation: StatefulSetObservation
    let query: ReconcileQuestion.Query
    let right: [String]
    let rule: LessonRule

    init(
        _ name: String, _ observation: StatefulSetObservation, _ query: ReconcileQuestion.Query = .pass,
        is right: String..., rule: LessonRule
    ) {
        self.name = name
        self.observation = observation
        self.query = query
        self.right = right
        self.rule = rule
    }

    var testDescription: String { name }

    /// In a table, what the whole table is about comes first.
    var question: ReconcileQuestion {
        ReconcileQuestion(
            Test.current?.displayName.map { "\($0): \(name)" } ?? name, to: subject, query, about: observation,
            right: right, rule: rule)
    }
}

/// What Kubernetes' own controller did, sorted by topic.
enum Recorded {
    private static let passes: RecordedPasses? = {
        let file = Bundle.module.url(forResource: "passes", withExtension: "json", subdirectory: "Fixtures")
        return file.flatMap { try? Data(contentsOf: $0) }.flatMap { try? RecordedPasses(text: Array($0)) }
    }()

    /// The groups of passes about a topic.
    static func about(_ topic: String) -> [RecordedPasses.Group] { passes?.groups(about: topic) ?? [] }
}
