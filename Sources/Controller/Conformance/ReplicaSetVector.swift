package import Model

/// A recorded scale-down of the ReplicaSet controller.
package enum ReplicaSetVector: ConformanceVector {
    /// `replicaset`.
    package static let name = "replicaset"

    /// Replays the scale-down and compares the names of the Pods that it deletes, in alphabetical order.
    package static func differences(in line: JSON) throws -> [Difference] {
        let recorded = try RecordedScaleDown(json: line)
        let plan = ReplicaSetPass().plan(for: try recorded.observation())
        let deleted = plan.management.compactMap { action -> String? in
            guard case .deletePod(let pod) = action else { return nil }
            return pod.metadata.name
        }
        return Difference.between(expected: recorded.expect.json, got: deleted.sorted().json, at: "delete")
    }
}

/// One line of the recording.
private struct RecordedScaleDown: FieldMapped {
    var now: Timestamp?
    var pods: [Pod] = []
    /// How many of the Pods are too many.
    var delete: Int32 = 0
    /// The names of the Pods that went.
    var expect: [String] = []
    var other = JSONObject()

    mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("now", &now)
        try fields.field("pods", &pods)
        try fields.field("delete", &delete)
        try fields.field("expect", &expect)
    }

    /// What the pass saw: the recording leaves the set out, so one is made that manages exactly these Pods.
    func observation() throws(FieldError) -> ReplicaSetObservation {
        guard let now else { throw FieldError(expected: "an RFC 3339 time", found: .null).inside("now") }
        var set = ReplicaSet()
        set.metadata = ObjectMeta(name: "recorded", namespace: pods.first?.metadata.namespace ?? "")
        set.metadata.uid = "recorded"
        set.spec.selector = LabelSelector()
        set.spec.replicas = Int32(pods.count) - delete
        let owned = pods.map { pod in
            var pod = pod
            pod.metadata.ownerReferences = [OwnerReference(controller: set)]
            return pod
        }
        return ReplicaSetObservation(replicaSet: set, pods: owned, relatedPods: owned, now: now)
    }
}
