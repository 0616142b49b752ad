public import Model

/// What becomes of the objects that a deleted object owns.
public enum Propagation: String, Hashable, Sendable, CaseIterable {
    /// The object goes at once, and what it owned is collected afterwards.
    case background = "Background"
    /// What it owns goes first; the object stays, terminating, until then.
    case foreground = "Foreground"
    /// What it owns stays and loses its owner.
    case orphan = "Orphan"

    /// The finalizer by which the garbage collector takes part.
    var finalizer: String? {
        switch self {
        case .background: nil
        case .foreground: "foregroundDeletion"
        case .orphan: "orphan"
        }
    }
}

extension APIServer {
    /// Asks for an object's deletion.
    ///
    /// A Pod on a node is given its grace period; an object with finalizers stays, terminating, until they are gone.
    ///
    /// - Parameter gracePeriod: seconds; the Pod's own where it is `nil`.
    /// - Returns: the object while it stays, `nil` once it is gone.
    /// - Throws: ``APIError``: there is no such object, or it is not the one that was meant.
    @discardableResult
    public mutating func delete<Object: Admitted>(
        _ type: Object.Type, _ key: ObjectKey, preconditions: Preconditions = Preconditions(),
        gracePeriod: Int64? = nil, propagation: Propagation = .background
    ) throws(APIError) -> Object? {
        let end = try end(
            type, key, preconditions: preconditions, gracePeriod: gracePeriod, propagation: propagation)
        return end.isGone ? nil : end.object
    }

    mutating func end<Object: Admitted>(
        _ type: Object.Type, _ key: ObjectKey, preconditions: Preconditions, gracePeriod: Int64?,
        propagation: Propagation
    ) throws(APIError) -> (object: Object, isGone: Bool) {
        try gated(
            WriteRequest(
                verb: .delete, type: type, key: key, preconditions: preconditions, gracePeriod: gracePeriod)
        ) { (server, request) throws(APIError) in
            try server.endNow(
                type, key, preconditions: request?.preconditions ?? preconditions,
                gracePeriod: request.map(\.gracePeriod) ?? gracePeriod, propagation: propagation)
        }
    }

    private mutating func endNow<Object: Admitted>(
        _ type: Object.Type, _ key: ObjectKey, preconditions: Preconditions, gracePeriod: Int64?,
        propagation: Propagation
    ) throws(APIError) -> (object: Object, isGone: Bool) {
        let old = try get(type, key)
        try check(preconditions, on: old)
        try checkDeletion(of: old)
        var object = old
        let grace = graceSeconds(for: object, asked: gracePeriod)
        let deadline = (now + .seconds(grace)).wholeSeconds
        if let finalizer = propagation.finalizer, !object.metadata.finalizers.contains(finalizer) {
            object.metadata.finalizers.append(finalizer)
        }
        if let earlier = object.metadata.deletionGracePeriodSeconds, object.metadata.isTerminating {
            // A later request may only shorten the time.
            if grace < earlier {
                object.metadata.deletionGracePeriodSeconds = grace
                object.metadata.deletionTimestamp = deadline
            }
        } else {
            object.metadata.deletionTimestamp = deadline
            object.metadata.deletionGracePeriodSeconds = grace
            if object.metadata.generation > 0 { object.metadata.generation += 1 }
        }
        terminate(&object)
        if isReleased(object) { return (remove(object), true) }
        if object != old { commit(&object) }
        return (object, false)
    }

    /// Whether nothing keeps a terminating object any more.
    func isReleased(_ object: some APIObject) -> Bool {
        object.metadata.isTerminating && object.metadata.finalizers.isEmpty
            && object.metadata.deletionGracePeriodSeconds ?? 0 == 0
            && (object as? Namespace)?.ownFinalizers.isEmpty != false
    }

    /// Only a Pod that a node runs is given time to end.
    private func graceSeconds(for object: some APIObject, asked: Int64?) -> Int64 {
        guard let pod = object as? Pod, !pod.spec.nodeName.isEmpty, !pod.isFailed, !pod.isSucceeded else { return 0 }
        return max(0, asked ?? pod.spec.terminationGracePeriodSeconds ?? 30)
    }
}
