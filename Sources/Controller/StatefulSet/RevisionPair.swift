import Model
import Rollout

/// The two revisions that a pass works with, and the write that the history needs for it.
struct RevisionPair {
    /// What Pods below the partition have.
    let current: ControllerRevision
    /// The template as it is now.
    let update: ControllerRevision
    /// What must be written so that the update revision is the newest.
    let write: StatefulSetAction?
    let currentTemplate: Shared<PodTemplateSpec>
    let updateTemplate: Shared<PodTemplateSpec>

    /// - Parameters:
    ///   - history: sorted from the oldest to the newest.
    ///   - records: what the policy may know of the history.
    init(
        observation: StatefulSetObservation, history: [ControllerRevision], records: [RevisionRecord],
        policy: any CanaryPolicy, memo: inout TemplateMemo
    ) throws {
        let set = observation.set
        let data = memo.data(for: set)
        switch try policy.decision(forTemplate: data, history: records) {
        case .keep(let name):
            update = try Self.find(name, in: history)
            write = nil
            memo.share(update.data)
        case .renumber(let name, let number):
            var revision = try Self.find(name, in: history)
            revision.revision = number
            update = revision
            write = .updateRevision(revision)
        case .create(let number):
            update = ControllerRevision(of: set, data: data, number: number)
            write = .createRevision(update)
        }
        let currentName = set.status.currentRevision.rawValue
        current = history.first { $0.metadata.name == currentName } ?? update
        updateTemplate = set.spec.sharedTemplate
        currentTemplate = current.data == data ? updateTemplate : try Self.template(of: current, memo: &memo)
    }

    private static func find(_ name: RevisionName, in history: [ControllerRevision]) throws -> ControllerRevision {
        guard let revision = history.first(where: { $0.metadata.name == name.rawValue }) else {
            throw StatefulSetPassError.policy("the canary policy names revision \(name), which is not in the history")
        }
        return revision
    }

    private static func template(
        of revision: ControllerRevision, memo: inout TemplateMemo
    ) throws -> Shared<PodTemplateSpec> {
        do {
            return try memo.template(in: revision.data)
        } catch {
            throw StatefulSetPassError.unreadableRevision(RevisionName(revision.metadata.name), error)
        }
    }
}

extension RevisionRecord {
    init(_ revision: ControllerRevision) {
        self.init(name: RevisionName(revision.metadata.name), number: revision.revision, data: revision.data)
    }
}

extension ControllerRevision {
    /// The label that holds the hash of a revision's data.
    static let hashLabel = "controller.kubernetes.io/hash"

    /// A new revision of a set's template, named after what it holds.
    init(of set: StatefulSet, data: JSON, number: Int64) {
        self.init()
        let hash = RevisionHash.hash(of: data, collisionCount: set.status.collisionCount ?? 0)
        metadata.name = RevisionHash.name(set: set.metadata.name, hash: hash).rawValue
        metadata.namespace = set.metadata.namespace
        metadata.labels = set.spec.template.metadata.labels
        metadata.labels[Self.hashLabel] = hash
        metadata.annotations = set.metadata.annotations
        metadata.ownerReferences = [OwnerReference(controller: set)]
        self.data = data
        revision = number
    }
}

extension [ControllerRevision] {
    /// By number, and where numbers are equal by age, then name.
    func sortedByAge() -> [ControllerRevision] {
        sorted { left, right in
            if left.revision != right.revision { return left.revision < right.revision }
            switch (left.metadata.creationTimestamp, right.metadata.creationTimestamp) {
            case (let first?, let second?) where first != second: return first < second
            default: return left.metadata.name < right.metadata.name
            }
        }
    }
}
