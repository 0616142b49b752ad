import Model

extension Node {
    /// The condition of this type, if it was reported.
    func condition(_ type: String) -> NodeCondition? {
        status.conditions.first { $0.type == type }
    }

    /// Reports a condition; the time of its transition changes only when its status does.
    mutating func setCondition(_ condition: NodeCondition) {
        guard let index = status.conditions.firstIndex(where: { $0.type == condition.type }) else {
            status.conditions.append(condition)
            return
        }
        var condition = condition
        if status.conditions[index].status == condition.status {
            condition.lastTransitionTime = status.conditions[index].lastTransitionTime
        }
        status.conditions[index] = condition
    }
}
