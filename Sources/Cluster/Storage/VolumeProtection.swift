import Controller
import Model

/// Keeps claims that Pods use, and volumes that claims have, from being removed under them.
///
/// A claim is in use by every Pod that names it and has a node, even one that has ended; only a Pod's removal frees it.
/// The keys in a namespace are claims, those without are volumes.
struct VolumeProtection: Reconciler {
    static let name = "pvc-protection-controller"
    static let interests = KindSet(PersistentVolumeClaim.self, PersistentVolume.self, Pod.self)

    /// Until it has seen a claim.
    private(set) var awaitsPods = true

    private var claims = Informer<PersistentVolumeClaim>()
    private var volumes = Informer<PersistentVolume>()
    private var claimsByPod: [ObjectKey: [ObjectKey]] = [:]
    private var podsByClaim: [ObjectKey: SortedSet<ObjectKey>] = [:]

    /// Knows nothing yet.
    init() {}

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let claim = event.object(as: PersistentVolumeClaim.self) {
            awaitsPods = false
            isGone ? claims.remove(claim.key) : claims.store(claim)
            if !isGone, claim.metadata.isTerminating { queue.add(claim.key, at: now) }
        } else if let volume = event.object(as: PersistentVolume.self) {
            isGone ? volumes.remove(volume.key) : volumes.store(volume)
            if !isGone, volume.metadata.isTerminating { queue.add(volume.key, at: now) }
        } else if let pod = event.object(as: Pod.self) {
            let before = claimsByPod.removeValue(forKey: pod.key) ?? []
            let after = isGone ? [] : Self.claims(of: pod)
            for claim in before { podsByClaim.remove(pod.key, under: claim) }
            for claim in after { podsByClaim.insert(pod.key, under: claim) }
            if !after.isEmpty { claimsByPod[pod.key] = after }
            for claim in before where podsByClaim[claim] == nil { queue.add(claim, at: now) }
        }
    }

    /// The claims that the Pod uses; none before it has a node, for no node starts it while a claim is terminating.
    private static func claims(of pod: Pod) -> [ObjectKey] {
        guard !pod.spec.nodeName.isEmpty else { return [] }
        return pod.spec.volumes.compactMap(\.persistentVolumeClaim).map {
            ObjectKey(namespace: pod.metadata.namespace, name: $0.claimName)
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        if key.namespace.isEmpty {
            guard let volume = volumes[key], volume.status.phase != .bound else { return nil }
            try release(volume, from: Finalizer.volumeProtection, server: &server)
        } else {
            guard let claim = claims[key], podsByClaim[key] == nil else { return nil }
            try release(claim, from: Finalizer.claimProtection, server: &server)
        }
        return nil
    }

    /// Takes the finalizer away from an object that is terminating.
    private func release<Object: Admitted>(
        _ object: Object, from finalizer: String, server: inout APIServer
    ) throws(APIError) {
        guard object.metadata.isTerminating, object.metadata.finalizers.contains(finalizer) else { return }
        var released = object
        released.metadata.finalizers.removeAll { $0 == finalizer }
        try server.update(released)
    }
}
