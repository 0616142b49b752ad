import Controller
import Model

/// What the volume controller knows of volumes, with those that are free in the order in which claims want them.
struct VolumeIndex: Sendable {
    private var volumes = Informer<PersistentVolume>()
    private var byClaim: [ObjectKey: SortedSet<String>] = [:]
    private var freeByClass: [String: SortedSet<Candidate>] = [:]

    /// A free volume; the fewer the ways to mount it and the smaller it is, the earlier it is taken.
    private struct Candidate: Comparable {
        var modes: Int
        var storage: Quantity
        var name: String

        init(_ volume: PersistentVolume) {
            modes = volume.spec.accessModes.count
            storage = volume.storage
            name = volume.metadata.name
        }

        static func < (left: Self, right: Self) -> Bool {
            (left.modes, left.storage, left.name) < (right.modes, right.storage, right.name)
        }
    }

    subscript(name: String) -> PersistentVolume? { volumes[ObjectKey(namespace: "", name: name)] }

    /// The names of the volumes that name a claim.
    func names(claim key: ObjectKey) -> [String] { Array(byClaim[key] ?? SortedSet()) }

    mutating func store(_ volume: PersistentVolume) {
        let old = volumes[volume.key]
        volumes.storeIfNewer(volume)
        guard let new = volumes[volume.key], new != old else { return }
        if let old { removeFromIndexes(old) }
        if let claim = new.claimKey {
            byClaim.insert(new.metadata.name, under: claim)
        } else if new.status.phase == .available, !new.metadata.isTerminating {
            freeByClass.insert(Candidate(new), under: new.spec.storageClassName)
        }
    }

    mutating func remove(_ volume: PersistentVolume) {
        let old = volumes[volume.key]
        volumes.removeIfNewer(volume)
        if let old, volumes[volume.key] == nil { removeFromIndexes(old) }
    }

    private mutating func removeFromIndexes(_ volume: PersistentVolume) {
        if let claim = volume.claimKey { byClaim.remove(volume.metadata.name, under: claim) }
        freeByClass.remove(Candidate(volume), under: volume.spec.storageClassName)
    }

    /// The volume that suits a claim best: one that is meant for it, else the smallest free one that does.
    ///
    /// - Parameters:
    ///   - nodeLabels: the labels of the node that must reach the volume, where it is chosen.
    ///   - isDelayed: only a volume that is meant for the claim will do.
    func bestMatch(
        for claim: PersistentVolumeClaim, nodeLabels: [String: String]?, isDelayed: Bool
    ) -> PersistentVolume? {
        let meant = names(claim: claim.key).lazy.compactMap { self[$0] }.first { volume in
            volume.isBound(to: claim) && Self.holds(volume, claim) && volume.isReachable(fromNodeLabelled: nodeLabels)
        }
        if isDelayed || meant != nil { return meant }
        let free = freeByClass[claim.className] ?? SortedSet()
        return free.lazy.compactMap { self[$0.name] }.first { volume in
            Self.holds(volume, claim) && claim.spec.selector?.matches(volume.metadata.labels) != false
                && volume.isReachable(fromNodeLabelled: nodeLabels)
        }
    }

    /// Whether the volume is large enough, and can be mounted as the claim wants.
    private static func holds(_ volume: PersistentVolume, _ claim: PersistentVolumeClaim) -> Bool {
        volume.storage >= claim.requestedStorage && volume.mode == claim.mode && !volume.metadata.isTerminating
            && claim.spec.accessModes.allSatisfy(volume.spec.accessModes.contains)
    }
}

/// What the volume controller knows of claims, with those that have no volume yet by their class.
struct ClaimIndex: Sendable {
    private var claims = Informer<PersistentVolumeClaim>()
    private var pendingByClass: [String: SortedSet<ObjectKey>] = [:]
    private var pendingByVolume: [String: SortedSet<ObjectKey>] = [:]

    subscript(key: ObjectKey) -> PersistentVolumeClaim? { claims[key] }

    /// The claims of a class that have no volume.
    func pending(ofClass name: String) -> SortedSet<ObjectKey> { pendingByClass[name] ?? SortedSet() }

    /// The claims that ask for a volume by name and do not have it.
    func pending(onVolume name: String) -> SortedSet<ObjectKey> { pendingByVolume[name] ?? SortedSet() }

    mutating func store(_ claim: PersistentVolumeClaim) {
        let old = claims[claim.key]
        claims.storeIfNewer(claim)
        guard let new = claims[claim.key], new != old else { return }
        if let old { removeFromIndexes(old) }
        guard !new.isBindCompleted else { return }
        pendingByClass.insert(new.key, under: new.className)
        if !new.spec.volumeName.isEmpty { pendingByVolume.insert(new.key, under: new.spec.volumeName) }
    }

    mutating func remove(_ claim: PersistentVolumeClaim) {
        let old = claims[claim.key]
        claims.removeIfNewer(claim)
        if let old, claims[claim.key] == nil { removeFromIndexes(old) }
    }

    private mutating func removeFromIndexes(_ claim: PersistentVolumeClaim) {
        pendingByClass.remove(claim.key, under: claim.className)
        pendingByVolume.remove(claim.key, under: claim.spec.volumeName)
    }
}
