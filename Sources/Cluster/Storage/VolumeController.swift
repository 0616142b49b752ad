import Controller
import Model

/// Gives claims their volumes: finds one that suits, or has one made, and reclaims it once the claim is gone.
///
/// The keys in a namespace are claims, those without are volumes. What it writes it takes in at once, as Kubernetes'
/// controller does, so that one volume is never promised to two claims.
struct VolumeController: Reconciler {
    static let name = "persistentvolume-controller"
    static let interests = KindSet(
        PersistentVolumeClaim.self, PersistentVolume.self, StorageClass.self, Node.self, Pod.self)

    /// Until it has seen a claim.
    private(set) var awaitsPods = true

    var claims = ClaimIndex()
    var volumes = VolumeIndex()
    var classes = Informer<StorageClass>()
    var nodes = Informer<Node>()
    /// When the volume will be made that a claim waits for, by the claim's identity.
    var provisioning: [UID: Timestamp] = [:]
    /// When the volume will have grown that a claim waits for, by the claim's identity.
    var expanding: [UID: Timestamp] = [:]
    var attacher = VolumeAttacher()
    var delays: Delays

    init(timings: Timings, seed: UInt64) {
        delays = Delays(timings: timings, seed: seed, component: Self.name)
    }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let claim = event.object(as: PersistentVolumeClaim.self) {
            awaitsPods = false
            isGone ? claims.remove(claim) : claims.store(claim)
            if isGone {
                provisioning[claim.metadata.uid] = nil
                expanding[claim.metadata.uid] = nil
            }
            queue.add(claim.key, at: now)
            for name in volumes.names(claim: claim.key) where isGone {
                queue.add(ObjectKey(namespace: "", name: name), at: now)
            }
        } else if let volume = event.object(as: PersistentVolume.self) {
            isGone ? volumes.remove(volume) : volumes.store(volume)
            if let name = attacher.store(volume, isGone: isGone) { queue.add(VolumeAttacher.key(name), at: now) }
            queue.add(volume.key, at: now)
            if let claim = volume.claimKey { queue.add(claim, at: now) }
            for claim in claims.pending(onVolume: volume.metadata.name) { queue.add(claim, at: now) }
        } else if let storageClass = event.object(as: StorageClass.self) {
            isGone ? classes.remove(storageClass.key) : classes.store(storageClass)
            for name in [storageClass.metadata.name, ""] where !isGone {
                for key in claims.pending(ofClass: name) { queue.add(key, at: now) }
            }
        } else if let node = event.object(as: Node.self) {
            isGone ? nodes.remove(node.key) : nodes.store(node)
            for name in attacher.store(node, isGone: isGone) { queue.add(VolumeAttacher.key(name), at: now) }
        } else if let pod = event.object(as: Pod.self) {
            let changed = attacher.store(pod, isGone: isGone)
            for name in changed.volumes { queue.add(VolumeAttacher.key(name), at: now) }
            for key in changed.claims where claims[key]?.condition(.resizePending) != nil { queue.add(key, at: now) }
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        if VolumeAttacher.owns(key) { return try attacher.reconcile(key.name, delays: &delays, server: &server) }
        if key.namespace.isEmpty {
            if let volume = volumes[key.name] { try reconcile(volume, server: &server) }
            return nil
        }
        guard let claim = claims[key] else { return nil }
        if claim.isBindCompleted {
            try keepBound(claim, server: &server)
            guard let kept = claims[key] else { return nil }
            return try expand(kept, server: &server)
        }
        return try findVolume(for: claim, server: &server)
    }
}

/// The writes, each of which is taken in at once.
extension VolumeController {
    mutating func update(
        _ claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> PersistentVolumeClaim {
        let written = try server.update(claim)
        claims.store(written)
        return written
    }

    mutating func update(_ volume: PersistentVolume, server: inout APIServer) throws(APIError) -> PersistentVolume {
        let written = try server.update(volume)
        volumes.store(written)
        return written
    }

    /// Sets a claim's phase, and what it was given.
    ///
    /// - Parameter volume: the claim's volume; without one the claim was given nothing.
    @discardableResult
    mutating func setPhase(
        _ phase: ClaimPhase, of claim: PersistentVolumeClaim, volume: PersistentVolume? = nil,
        server: inout APIServer
    ) throws(APIError) -> PersistentVolumeClaim {
        var changed = claim
        // A volume that has grown shows in the claim once its file system has grown too.
        if claim.status.phase != phase || volume == nil { changed.status.capacity = volume?.spec.capacity ?? [:] }
        changed.status.accessModes = volume?.spec.accessModes ?? []
        changed.status.phase = phase
        guard changed != claim else { return claim }
        let written = try server.updateStatus(changed)
        claims.store(written)
        return written
    }

    @discardableResult
    mutating func setPhase(
        _ phase: VolumePhase, of volume: PersistentVolume, message: String = "", server: inout APIServer
    ) throws(APIError) -> PersistentVolume {
        guard volume.status.phase != phase else { return volume }
        var changed = volume
        changed.status.phase = phase
        changed.status.message = message
        changed.status.other["lastPhaseTransitionTime"] = server.now.wholeSeconds.json
        let written = try server.updateStatus(changed)
        volumes.store(written)
        return written
    }
}
