import Cluster
import Model

/// Lets an application run on a workload in a simulated cluster, and writes down what becomes of it.
///
/// The application is a ledger. When it starts, it reads its file; each client's entry it adds to what it has in memory,
/// writes all of that to the file, and acknowledges. It goes on to serve the clients that it has until its process ends.
/// Each ready Pod gets an entry a second. So a ledger that has its disk for itself never loses an entry, and two that
/// have one disk overwrite each other's.
///
/// Guarantees: the same arguments give the same record.
public struct RunRecorder {
    private var cluster: Cluster
    private let workload: RunWorkload
    private var pods: [RecordedPod] = []
    private var memories: [String: [String]] = [:]
    private var writes: [RecordedWrite] = []
    private var position: Int

    /// Records one run.
    ///
    /// - Throws: what the cluster refuses.
    public static func record(
        _ workload: RunWorkload, script: [(at: Int, fault: RunFault)], seconds: Int
    ) throws -> RecordedRun {
        var recorder = try RunRecorder(workload)
        for second in 1...max(1, seconds) {
            recorder.pass(to: second)
            recorder.serve(at: second)
            for (time, fault) in script where time == second { try recorder.perform(fault) }
        }
        return try recorder.record()
    }

    private init(_ workload: RunWorkload) throws {
        self.workload = workload
        var settings = Cluster.Settings()
        settings.timings.shutdown = .seconds(4)
        cluster = Cluster(settings: settings)
        position = cluster.history.endIndex
        if let claim = workload.sharedClaim { try cluster.apply(claim, type: PersistentVolumeClaim.self) }
        switch workload {
        case .statefulSet: try cluster.apply(workload.manifest, type: StatefulSet.self)
        case .deployment, .singlePod: try cluster.apply(workload.manifest, type: Deployment.self)
        }
    }

    private mutating func perform(_ fault: RunFault) throws {
        let target = Move.Target(kind: workload.kind, key: ObjectKey(namespace: "default", name: "ledger"))
        switch fault {
        case .evict(let place):
            guard let pod = pods.last(where: { $0.place == place && $0.ended == nil }) else { return }
            let key = ObjectKey(namespace: "default", name: pod.name)
            try cluster.perform(
                .delete(Move.Target(kind: Pod.kind, key: key), propagation: .background, gracePeriod: nil))
        case .release(let image): try cluster.perform(.setImage(target, images: ["*": image]))
        case .scale(let replicas): try cluster.perform(.scale(target, replicas: replicas))
        }
    }

    /// Lets time pass, and takes note of what happened to Pods.
    private mutating func pass(to second: Int) {
        cluster.run(until: cluster.settings.start + .seconds(second))
        let events = cluster.history
        for event in events[position...] {
            guard let pod = event.object as? Pod else { continue }
            note(pod, event.change, at: event.time - cluster.settings.start)
        }
        position = events.endIndex
    }

    private mutating func note(_ pod: Pod, _ change: WatchEvent.Change, at time: Duration) {
        let uid = pod.metadata.uid.rawValue
        if !pods.contains(where: { $0.uid == uid }) {
            pods.append(
                RecordedPod(
                    name: pod.metadata.name, uid: uid, place: freePlace(),
                    storage: pod.spec.volumes.compactMap { $0.persistentVolumeClaim?.claimName }.first, created: time))
        }
        guard let index = pods.firstIndex(where: { $0.uid == uid }) else { return }
        if !pod.spec.nodeName.isEmpty { pods[index].node = pod.spec.nodeName }
        if pod.status.phase == .running, pods[index].started == nil {
            pods[index].started = time
            memories[uid] = read(pods[index].storage)
        }
        if pod.isReady, pods[index].ready == nil { pods[index].ready = time }
        if pod.isTerminating, pods[index].asked == nil { pods[index].asked = time }
        if change == .deleted || pod.isFailed || pod.isSucceeded, pods[index].ended == nil {
            pods[index].ended = time
            // The entry that was under way when the process ended; nobody was told that it is safe.
            if pods[index].ready != nil { add(to: pods[index], at: time, isAcknowledged: false) }
            memories[uid] = nil
        }
    }

    /// The lowest place whose Pod is going, gone, or never was.
    private func freePlace() -> Int {
        let taken = Set(pods.filter { $0.asked == nil && $0.ended == nil }.map(\.place))
        return (0...pods.count).first { !taken.contains($0) } ?? pods.count
    }

    /// One entry for each ledger that runs and has been ready.
    private mutating func serve(at second: Int) {
        for pod in pods where pod.ready != nil && pod.ended == nil {
            let id = add(to: pod, at: .seconds(second), isAcknowledged: true)
            memories[pod.uid, default: []].append(id)
            write(memories[pod.uid] ?? [], to: pod.storage)
        }
    }

    @discardableResult
    private mutating func add(to pod: RecordedPod, at time: Duration, isAcknowledged: Bool) -> String {
        let id = "w\(writes.count + 1)"
        writes.append(
            RecordedWrite(id: id, pod: pod.uid, time: time, isAcknowledged: isAcknowledged, isKept: false))
        return id
    }

    // MARK: - Disks

    private static let path = "ledger"

    private func read(_ claim: String?) -> [String] {
        guard let claim else { return [] }
        let text = try? cluster.server.read(claim: ObjectKey(namespace: "default", name: claim), path: Self.path)
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    private mutating func write(_ entries: [String], to claim: String?) {
        guard let claim else { return }
        // A claim without a volume yet takes no file; its Pod does not run either.
        try? cluster.write(
            entries.joined(separator: "\n"), to: Self.path, claim: ObjectKey(namespace: "default", name: claim))
    }

    /// The record, in which every write that stands on a disk is kept.
    private func record() throws -> RecordedRun {
        let kept = Set(Set(pods.compactMap(\.storage)).sorted().flatMap { read($0) })
        let final = writes.map { write in
            var write = write
            write.isKept = kept.contains(write.id)
            return write
        }
        return RecordedRun(name: workload.name, pods: pods, writes: final)
    }
}
