import Model

/// Which Pods on which nodes use which claims.
struct VolumeUsers: Sendable {
    /// A Pod that has a node and has not ended.
    struct User: Hashable, Sendable {
        let uid: UID
        let node: String
        let claims: [ObjectKey]
        let isRunning: Bool
    }

    private var users: [ObjectKey: User] = [:]
    private var podsByClaim: [ObjectKey: SortedSet<ObjectKey>] = [:]

    subscript(pod key: ObjectKey) -> User? { users[key] }

    /// The Pods that use a claim, sorted.
    func pods(using claim: ObjectKey) -> SortedSet<ObjectKey> { podsByClaim[claim] ?? SortedSet() }

    /// Takes in a Pod's new state.
    ///
    /// - Returns: the claims whose users have changed.
    mutating func store(_ pod: Pod, isGone: Bool) -> [ObjectKey] {
        let claims = pod.claimKeys
        guard !claims.isEmpty else { return [] }
        let isUser = !isGone && !pod.spec.nodeName.isEmpty && !pod.isSucceeded && !pod.isFailed
        let new = User(
            uid: pod.metadata.uid, node: pod.spec.nodeName, claims: claims, isRunning: pod.status.phase == .running)
        let old = users[pod.key]
        guard old != (isUser ? new : nil) else { return [] }
        for claim in old?.claims ?? [] { podsByClaim.remove(pod.key, under: claim) }
        users[pod.key] = isUser ? new : nil
        if isUser {
            for claim in claims { podsByClaim.insert(pod.key, under: claim) }
        }
        return (old?.claims ?? []) + claims
    }
}
