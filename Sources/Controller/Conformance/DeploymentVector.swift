package import Model

/// A recorded pass of the Deployment controller.
package enum DeploymentVector: ConformanceVector {
    /// `deployment`.
    package static let name = "deployment"

    /// Replays the pass and compares the actions and the status written, without the status' times and messages.
    package static func differences(in line: JSON) throws -> [Difference] {
        let recorded = try RecordedDeploymentPass(json: line)
        let plan = try DeploymentPass().plan(for: try recorded.observation())
        let status = plan.writesStatus ? Optional(plan.deployment.status.withoutTimesAndMessages) : Optional.none
        return Difference.between(
            expected: .array(recorded.actions), got: .array(plan.actions.compactMap(\.recorded)), at: "actions")
            + Difference.between(expected: recorded.status, got: status, at: "status")
    }
}

/// One line of the recording.
private struct RecordedDeploymentPass: FieldMapped {
    var deployment: Deployment?
    var replicaSets: [ReplicaSet] = []
    var pods: [Pod] = []
    var actions: [JSON] = []
    /// The last status written; `nil` where none was.
    var status: JSON?
    var other = JSONObject()

    mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("deployment", &deployment)
        try fields.field("replicaSets", &replicaSets)
        try fields.field("pods", &pods)
        try fields.field("actions", &actions)
        try fields.optional("status", &status)
    }

    /// What the pass saw; its moment was not recorded, and nothing that was recorded depends on it.
    func observation() throws(FieldError) -> DeploymentObservation {
        guard let deployment else { throw FieldError(expected: "an object", found: .null).inside("deployment") }
        return DeploymentObservation(
            deployment: deployment, replicaSets: replicaSets, pods: pods, now: Timestamp(seconds: 1_767_225_600))
    }
}

extension DeploymentAction {
    /// The action as the recording writes it; adopting and letting go were not recorded.
    fileprivate var recorded: JSON? {
        var action: JSONObject = [:]
        switch self {
        case .adoptReplicaSet, .releaseReplicaSet: return nil
        case .createReplicaSet(let set):
            action["op"] = "createReplicaSet"
            action["image"] = .string(set.spec.template.spec.containers.first?.image ?? "")
        case .updateReplicaSet(let set, _):
            action["op"] = "updateReplicaSet"
            action["name"] = .string(set.metadata.name)
        case .deleteReplicaSet(let set):
            return ["op": "deleteReplicaSet", "name": .string(set.metadata.name)]
        }
        action["replicas"] = replicaSet.size.json
        action["annotations"] = replicaSet.metadata.annotations.json
        return .object(action)
    }
}

extension DeploymentStatus {
    /// The status as the recording writes it.
    fileprivate var withoutTimesAndMessages: JSON {
        var status = self
        for index in status.conditions.indices {
            status.conditions[index].lastUpdateTime = nil
            status.conditions[index].lastTransitionTime = nil
            status.conditions[index].message = ""
        }
        return status.json
    }
}
