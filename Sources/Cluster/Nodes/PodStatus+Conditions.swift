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
        let index = conditions.firstIndex { $0.type == type } ?? conditions.count
        if index == conditions.count { conditions.append(PodCondition(type: type)) }
        let observed = generation > 0 ? generation : nil
        // Most reports change one condition, if any, and share the others with the report before.
        if conditions[index].tells(status, reason, message, observed) { return }
        if conditions[index].status != status || conditions[index].lastTransitionTime == nil {
            conditions[index].lastTransitionTime = now.wholeSeconds
        }
        conditions[index].status = status
        conditions[index].reason = reason
        conditions[index].message = message
        conditions[index].observedGeneration = observed
    }
}

extension PodCondition {
    fileprivate init(type: String) {
        self.init()
        self.type = type
    }

    /// Whether the condition says this already, and since when.
    fileprivate func tells(
        _ status: ConditionStatus, _ reason: String, _ message: String, _ generation: Int64?
    ) -> Bool {
        self.status == status && lastTransitionTime != nil && observedGeneration == generation
            && self.reason == reason && self.message == message
    }
}
