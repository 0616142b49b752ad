package import Model

/// A recorded pass of the StatefulSet controller.
package enum StatefulSetVector: ConformanceVector {
    /// `statefulset`.
    package static let name = "statefulset"

    /// Replays the pass and compares actions, status, whether the status is written, and whether the pass failed.
    package static func differences(in line: JSON) throws -> [Difference] {
        guard line["set"] != nil else { throw FieldError(expected: "a StatefulSet", found: .null).inside("set") }
        let recorded = try RecordedPass(json: line)
        let plan = StatefulSetPass().plan(for: recorded.observation)
        var differences = actionDifferences(
            expected: recorded.actions, got: plan.actions.map(\.recorded).withoutRepetition, ordered: recorded.ordered)
        // The recording knows the status of a failed pass only where it was written.
        let status = plan.failure == nil || plan.writesStatus ? plan.status : nil
        differences += Difference.between(
            expected: recorded.status?.json ?? .null, got: status?.json ?? .null, at: "status")
        differences += Difference.between(
            expected: .bool(recorded.statusWritten), got: .bool(plan.writesStatus), at: "statusWritten")
        let failure = plan.failure.map { JSON.string($0.description) }
        if (recorded.error == nil) != (failure == nil) {
            differences.append(Difference(field: "error", expected: recorded.error, got: failure))
        }
        return differences
    }

    private static func actionDifferences(expected: [JSON], got: [JSON], ordered: Bool) -> [Difference] {
        let expected = ordered ? expected : expected.sortedByText
        let got = ordered ? got : got.sortedByText
        return (0..<max(expected.count, got.count)).flatMap { index -> [Difference] in
            let wanted = index < expected.count ? expected[index] : nil
            let done = index < got.count ? got[index] : nil
            let isSameWrite = wanted?["op"] == done?["op"] && wanted?["name"] == done?["name"]
            return isSameWrite
                ? Difference.between(expected: wanted, got: done, at: "actions[\(index)]")
                : [Difference(field: "actions[\(index)]", expected: wanted, got: done)]
        }
    }
}

/// One line of the recording.
package struct RecordedPass: FieldMapped {
    private var now: Timestamp?
    private var gates = JSON.null
    private var set = StatefulSet()
    private var pods: [Pod] = []
    private var claims: [PersistentVolumeClaim] = []
    private var revisions: [ControllerRevision] = []
    /// Whether the order of the actions matters.
    package var ordered = false
    /// What the pass wrote.
    package var actions: [JSON] = []
    /// The status that it computed, where it got that far.
    package var status: StatefulSetStatus?
    /// Whether it wrote the status.
    package var statusWritten = false
    /// Why it failed, where it did.
    package var error: JSON?
    /// Fields that this type does not know.
    package var other = JSONObject()

    /// A value with every field empty.
    package init() {}

    /// Names the fields.
    package mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("now", &now)
        try fields.field("gates", &gates)
        try fields.field("set", &set)
        try fields.field("pods", &pods)
        try fields.field("claims", &claims)
        try fields.field("revisions", &revisions)
        try fields.field("ordered", &ordered)
        try fields.field("actions", &actions)
        try fields.optional("status", &status)
        try fields.field("statusWritten", &statusWritten)
        try fields.optional("error", &error)
    }

    /// What the pass saw.
    package var observation: StatefulSetObservation {
        StatefulSetObservation(
            set: set, pods: pods,
            claims: Dictionary(claims.map { ($0.metadata.name, $0) }) { first, _ in first }, revisions: revisions,
            now: now ?? Timestamp(seconds: 0),
            gates: FeatureGates(
                maxUnavailableStatefulSet: gates["MaxUnavailableStatefulSet"] == true))
    }
}

extension StatefulSetAction {
    /// The action as the recording writes it.
    package var recorded: JSON {
        switch self {
        case .createPod(let pod):
            var action = Self.action("createPod", pod.metadata)
            action["labels"] = pod.metadata.labels.json
            action["hostname"] = .string(pod.spec.hostname)
            action["subdomain"] = .string(pod.spec.subdomain)
            action["image"] = .string(pod.spec.containers.first?.image ?? "")
            action["claims"] = pod.recordedClaims
            return .object(action)
        case .updatePod(let pod):
            var action = Self.action("updatePod", pod.metadata)
            action["labels"] = pod.metadata.labels.json
            action["claims"] = pod.recordedClaims
            return .object(action)
        case .deletePod(let pod, _): return .object(Self.action("deletePod", pod.metadata))
        case .createClaim(let claim):
            var action = Self.action("createClaim", claim.metadata)
            action["labels"] = claim.metadata.labels.json
            return .object(action)
        case .updateClaim(let claim):
            var action = Self.action("updateClaim", claim.metadata)
            let owners = claim.metadata.ownerReferences
            action["ownerReferences"] = owners.isEmpty ? nil : owners.json
            return .object(action)
        case .createRevision(let revision): return Self.action("createRevision", revision)
        case .updateRevision(let revision): return Self.action("updateRevision", revision)
        case .deleteRevision(let revision): return .object(Self.action("deleteRevision", revision.metadata))
        }
    }

    private static func action(_ operation: String, _ metadata: ObjectMeta) -> JSONObject {
        ["op": .string(operation), "name": .string(metadata.name)]
    }

    private static func action(_ operation: String, _ revision: ControllerRevision) -> JSON {
        var action = action(operation, revision.metadata)
        action["revision"] = .integer(revision.revision)
        return .object(action)
    }
}

extension Pod {
    /// The claim of each volume that has one.
    fileprivate var recordedClaims: JSON? {
        let claims = spec.volumes.compactMap { volume in
            volume.persistentVolumeClaim.map { (volume.name, JSON.string($0.claimName)) }
        }
        return claims.isEmpty ? nil : .object(JSONObject(claims))
    }
}

extension [JSON] {
    /// The elements without those that stood before.
    package var withoutRepetition: [JSON] {
        var seen: Set<JSON> = []
        return filter { seen.insert($0).inserted }
    }

    /// The elements in the order of their canonical texts.
    package var sortedByText: [JSON] {
        map { (text: $0.canonicalText, value: $0) }.sorted { $0.text < $1.text }.map(\.value)
    }
}
