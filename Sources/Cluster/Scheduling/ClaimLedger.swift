import Model

/// Claims, volumes and storage classes as the scheduler last saw them, and which waiting Pods use which claim.
struct ClaimLedger: Sendable {
    private var claims: [ObjectKey: PersistentVolumeClaim] = [:]
    private var volumes: [String: PersistentVolume] = [:]
    private var classes: [String: StorageClass] = [:]
    private var usersByClaim: [ObjectKey: Set<ObjectKey>] = [:]
    /// The Pods with a node that use each claim.
    private var holdersByClaim: [ObjectKey: Set<ObjectKey>] = [:]

    /// Takes in a claim's new state, unless a newer one is known from the scheduler's own write.
    mutating func store(_ claim: PersistentVolumeClaim) {
        if let known = claims[claim.key], known.metadata.uid == claim.metadata.uid,
            known.metadata.version > claim.metadata.version
        {
            return
        }
        claims[claim.key] = claim
    }

    mutating func store(_ volume: PersistentVolume) { volumes[volume.metadata.name] = volume }
    mutating func store(_ storageClass: StorageClass) { classes[storageClass.metadata.name] = storageClass }
    mutating func remove(claim key: ObjectKey) { claims[key] = nil }
    mutating func remove(volume name: String) { volumes[name] = nil }
    mutating func remove(class name: String) { classes[name] = nil }

    /// The Pods without a node that use the claim, sorted.
    func users(of claim: ObjectKey) -> [ObjectKey] { usersByClaim[claim]?.sorted() ?? [] }

    mutating func addUser(_ pod: ObjectKey, of claims: [ObjectKey]) {
        for claim in claims { usersByClaim[claim, default: []].insert(pod) }
    }

    mutating func removeUser(_ pod: ObjectKey, of claims: [ObjectKey]) {
        for claim in claims {
            usersByClaim[claim]?.remove(pod)
            if usersByClaim[claim]?.isEmpty == true { usersByClaim[claim] = nil }
        }
    }

    mutating func addHolder(_ pod: ObjectKey, of claims: [ObjectKey]) {
        for claim in claims { holdersByClaim[claim, default: []].insert(pod) }
    }

    mutating func removeHolder(_ pod: ObjectKey, of claims: [ObjectKey]) {
        for claim in claims {
            holdersByClaim[claim]?.remove(pod)
            if holdersByClaim[claim]?.isEmpty == true { holdersByClaim[claim] = nil }
        }
    }

    /// Whether another Pod uses a claim of this Pod's that is for one Pod alone.
    func isTaken(from pod: Pod) -> Bool {
        pod.claimKeys.contains { key in
            guard claims[key]?.spec.accessModes.contains("ReadWriteOncePod") == true else { return false }
            return holdersByClaim[key]?.contains { $0 != pod.key } == true
        }
    }

    /// The Pod's claims, as far as they say where the Pod may go.
    ///
    /// - Throws: ``SchedulingFailure/pod(_:)``: a claim is missing or going, or must be bound before a node is chosen.
    func wishes(of pod: Pod) throws(SchedulingFailure) -> [ClaimWish] {
        var wishes: [ClaimWish] = []
        var waitsForVolume = false
        for key in pod.claimKeys {
            guard let claim = claims[key] else {
                throw .pod("persistentvolumeclaim \"\(key.name)\" not found")
            }
            let volume = claim.spec.volumeName
            if claim.status.phase == .lost {
                throw .pod("persistentvolumeclaim \"\(key.name)\" bound to non-existent persistentvolume \"\(volume)\"")
            }
            if claim.metadata.isTerminating {
                throw .pod("persistentvolumeclaim \"\(key.name)\" is being deleted")
            }
            if claim.status.phase == .bound, !volume.isEmpty {
                wishes.append(.bound(volumes[volume]))
            } else if volume.isEmpty, waitsForConsumer(claim) {
                wishes.append(.unbound(claim, node: claim.selectedNode))
            } else {
                waitsForVolume = true
            }
        }
        if waitsForVolume { throw .pod("pod has unbound immediate PersistentVolumeClaims") }
        return wishes
    }

    /// Whether the claim gets its volume only once a Pod that uses it has a node.
    private func waitsForConsumer(_ claim: PersistentVolumeClaim) -> Bool {
        claim.spec.storageClassName.flatMap { classes[$0] }?.volumeBindingMode == "WaitForFirstConsumer"
    }
}

/// What one claim of a Pod has to say about the Pod's node.
enum ClaimWish: Sendable {
    /// The claim has this volume; `nil` where the volume is gone.
    case bound(PersistentVolume?)
    /// The claim waits for its first consumer, and its volume may be promised to a node.
    case unbound(PersistentVolumeClaim, node: String?)

    /// Whether the claim lets a Pod start on the node, or will once its volume is made there.
    func accepts(_ node: String) -> Bool {
        switch self {
        case .bound: true
        case .unbound(_, let promised): promised == node
        }
    }

    /// What keeps the Pod from the node.
    func obstacle(on node: Node) -> SchedulingFailure.Obstacle? {
        switch self {
        case .bound(nil): .volumeMissing
        case .bound(let volume?):
            volume.reachableFrom?.matches(node.metadata.labels) == false ? .volumeElsewhere : nil
        case .unbound(_, let promised):
            promised == nil || promised == node.metadata.name ? nil : .volumePromisedElsewhere
        }
    }
}

extension ObjectMeta {
    /// The version as a number, to tell older from newer.
    fileprivate var version: Int64 { Int64(resourceVersion) ?? 0 }
}
