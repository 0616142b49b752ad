import Controller
import Model

/// Chooses a node for each new Pod, and binds the Pod to it.
///
/// A Pod whose claims wait for their first consumer gets its node in two steps: the node is written on the claims, and
/// the Pod is bound to it once they have their volumes there.
struct Scheduler: Reconciler {
    static let name = "default-scheduler"
    static let interests = KindSet(
        Pod.self, Node.self, PersistentVolumeClaim.self, PersistentVolume.self, StorageClass.self)

    private var delays: Delays
    /// Pods that have no node yet.
    private var pending: [ObjectKey: Pod] = [:]
    /// Nodes chosen for Pods whose claims are not bound yet; the ledger counts these Pods already.
    private(set) var reserved: [ObjectKey: String] = [:]
    /// Pods for which there was no node when they were last looked at.
    private var unschedulable: Set<ObjectKey> = []
    private(set) var ledger = NodeLedger()
    private var storage = ClaimLedger()

    init(timings: Timings, seed: UInt64) {
        delays = Delays(timings: timings, seed: seed, component: Self.name)
    }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let pod = event.object(as: Pod.self) {
            observe(pod, isGone: isGone, queue: &queue, now: now)
        } else if let node = event.object(as: Node.self) {
            if isGone {
                ledger.remove(node: node.metadata.name)
            } else if ledger.store(node) {
                retry(&queue, now: now)
            }
        } else if let claim = event.object(as: PersistentVolumeClaim.self) {
            isGone ? storage.remove(claim: claim.key) : storage.store(claim)
            wake(storage.users(of: claim.key), &queue, now: now)
        } else if let volume = event.object(as: PersistentVolume.self) {
            isGone ? storage.remove(volume: volume.metadata.name) : storage.store(volume)
            guard let claim = volume.spec.claimRef else { return }
            wake(storage.users(of: ObjectKey(namespace: claim.namespace, name: claim.name)), &queue, now: now)
        } else if let storageClass = event.object(as: StorageClass.self) {
            isGone ? storage.remove(class: storageClass.metadata.name) : storage.store(storageClass)
            retry(&queue, now: now)
        }
    }

    private mutating func observe(_ pod: Pod, isGone: Bool, queue: inout WorkQueue, now: Timestamp) {
        let key = pod.key
        let isOver = isGone || pod.isSucceeded || pod.isFailed
        guard pod.spec.nodeName.isEmpty, !isOver, !pod.isTerminating else {
            forgetPending(key)
            let claims = pod.claimKeys
            if !isOver, !pod.spec.nodeName.isEmpty {
                ledger.place(pod, on: pod.spec.nodeName)
                storage.addHolder(key, of: claims)
                return
            }
            storage.removeHolder(key, of: claims)
            if ledger.remove(pod: key) {
                retry(&queue, now: now)
            }
            return
        }
        guard ["", Self.name].contains(pod.spec.schedulerName) else { return }
        let known = pending[key]
        if let known, known.metadata.uid != pod.metadata.uid {
            forgetPending(key)
            ledger.remove(pod: key)
        }
        pending[key] = pod
        storage.addUser(key, of: pod.claimKeys)
        // What the scheduler itself writes about the Pod is no reason to look again.
        if known?.metadata.uid != pod.metadata.uid || known?.spec != pod.spec {
            queue.add(key, at: now + delays.next(\.schedule))
        }
    }

    func tell(to account: inout SituationAccount) {
        account.add(reserved)
        account.add(unschedulable)
    }

    private mutating func forgetPending(_ key: ObjectKey) {
        guard let pod = pending.removeValue(forKey: key) else { return }
        reserved[key] = nil
        unschedulable.remove(key)
        storage.removeUser(key, of: pod.claimKeys)
    }

    /// Looks again at all Pods that found no node.
    private mutating func retry(_ queue: inout WorkQueue, now: Timestamp) {
        for key in unschedulable.sorted() { queue.add(key, at: now + delays.next(\.schedule)) }
        unschedulable = []
    }

    /// Looks again at these Pods, if they wait for something.
    private mutating func wake(_ keys: [ObjectKey], _ queue: inout WorkQueue, now: Timestamp) {
        for key in keys {
            if reserved[key] != nil {
                queue.add(key, at: now)
            } else if unschedulable.remove(key) != nil {
                queue.add(key, at: now + delays.next(\.schedule))
            }
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let pod = pending[key] else { return nil }
        let wishes: [ClaimWish]
        let node: String
        do throws(SchedulingFailure) {
            wishes = try storage.wishes(of: pod)
            if storage.isTaken(from: pod) { throw .nodes(ledger.nodes.map { _ in .claimInUse }) }
            node = try chooseNode(for: pod, wishes: wishes)
        } catch {
            unschedulable.insert(key)
            report(error, of: pod, server: &server)
            return nil
        }
        ledger.place(pod, on: node)
        reserved[key] = node
        if try hasVolumes(wishes, on: node, server: &server) { try bind(pod, to: node, server: &server) }
        return nil
    }

    /// Whether all claims have their volumes; those that have not are told where to make them.
    private mutating func hasVolumes(
        _ wishes: [ClaimWish], on node: String, server: inout APIServer
    ) throws(APIError) -> Bool {
        var isComplete = true
        for case .unbound(var claim, let promised) in wishes {
            isComplete = false
            if promised == node { continue }
            claim.metadata.annotations[VolumeAnnotation.selectedNode] = node
            storage.store(try server.update(claim))
        }
        return isComplete
    }

    private mutating func bind(_ pod: Pod, to node: String, server: inout APIServer) throws(APIError) {
        do throws(APIError) {
            try server.bind(pod: pod.key, uid: pod.metadata.uid, to: node)
            forgetPending(pod.key)
            storage.addHolder(pod.key, of: pod.claimKeys)
            server.record(
                "Scheduled", on: pod, message: "Successfully assigned \(pod.key) to \(node)", by: Self.name)
        } catch {
            switch error {
            case .notFound, .conflict:
                // The Pod is gone or has a node; its event is on the way.
                forgetPending(pod.key)
                ledger.remove(pod: pod.key)
            default: throw error
            }
        }
    }

    /// Tells the Pod's condition and its events why there is no node.
    private func report(_ failure: SchedulingFailure, of pod: Pod, server: inout APIServer) {
        let message = failure.message(nodeCount: ledger.nodes.count)
        server.record("FailedScheduling", on: pod, type: .warning, message: message, by: Self.name)
        guard var current = server.find(Pod.self, pod.key), current.metadata.uid == pod.metadata.uid else { return }
        current.status.setCondition(
            "PodScheduled", .false, reason: "Unschedulable", message: message, at: server.now,
            generation: current.metadata.generation)
        // A Pod that has changed in between is looked at again because of that change.
        _ = try? server.updateStatus(current)
    }
}
