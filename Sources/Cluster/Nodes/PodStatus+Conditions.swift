import Model

extension PodStatus {
    /// The condition of this type, if it was reported.
    func condition(_ type: String) -> PodCondition? {
        conditions.first { $0.type == type }
    }

    /// Reports a condition; the time of its transition changes only when its status does.
    mutating func setCondition(
        _ type: String, _ status: ConditionStatus, reason: String = "", message: String = "", at now: Timestamp,
        generation: Int64 = 0
    ) {
        var condition = PodCondition()
        condition.type = type
        condition.status = status
        condition.reason = reason
        condition.message = message
        condition.observedGeneration = generation > 0 ? generation : nil
        condition.lastTransitionTime = now.wholeSeconds
        guard let index = conditions.firstIndex(where: { $0.type == type }) else {
            conditions.append(condition)
            return
        }
        if conditions[index].status == status {
            condition.lastTransitionTime = conditions[index].lastTransitionTime ?? condition.lastTransitionTime
        }
        condition.other = conditions[index].other
        conditions[index] = condition
    }
}
