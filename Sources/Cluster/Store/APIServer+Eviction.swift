package import Model

extension APIServer {
    /// Deletes a Pod as a write to its `/eviction` does: with a condition that says why.
    ///
    /// - Parameter gracePeriod: the seconds that its containers are given; the Pod's own where it is `nil`.
    /// - Throws: ``APIError``: there is no such Pod, or it is another than the one that is meant.
    package mutating func evict(
        _ key: ObjectKey, preconditions: Preconditions = Preconditions(), gracePeriod: Int64? = nil,
        propagation: Propagation = .background
    ) throws(APIError) {
        var pod = try get(Pod.self, key)
        pod.status.setCondition(
            "DisruptionTarget", .true, reason: "EvictionByEvictionAPI", message: "Eviction API: evicting", at: now,
            generation: pod.metadata.generation)
        pod = try updateStatus(pod)
        // The version that was asked for is that of the Pod without the condition.
        let identity = Preconditions(uid: preconditions.uid ?? pod.metadata.uid)
        try delete(
            Pod.self, key, preconditions: identity, gracePeriod: gracePeriod, propagation: propagation)
    }
}
