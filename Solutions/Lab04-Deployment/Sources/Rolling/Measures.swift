import LabKit

/// What a recorded run shows.
public struct Measures: RunMeasures {
    /// Measures have no settings, and no memory.
    public init() {}

    /// One name a place.
    public func isIdentityStable(in run: RecordedRun) -> Bool {
        var names: [Int: String] = [:]
        for pod in run.pods {
            if let name = names[pod.place], name != pod.name { return false }
            names[pod.place] = pod.name
        }
        return true
    }

    /// One storage a place, and one place a storage.
    public func doesStorageFollow(in run: RecordedRun) -> Bool {
        var storages: [Int: String] = [:]
        var places: [String: Int] = [:]
        for pod in run.pods {
            guard let storage = pod.storage else { return false }
            if let known = storages[pod.place], known != storage { return false }
            if let known = places[storage], known != pod.place { return false }
            storages[pod.place] = storage
            places[storage] = pod.place
        }
        return true
    }

    /// The number can only rise when a process starts, so it is enough to count then.
    public func mostWritersAtOnce(in run: RecordedRun) -> Int {
        var most = 0
        for pod in run.pods {
            guard let storage = pod.storage, let start = pod.started else { continue }
            let count = run.pods.filter { $0.storage == storage && isRunning($0, at: start) }.count
            most = max(most, count)
        }
        return most
    }

    /// Every Pod came when all places below it were ready, and left its place when those above were empty.
    public func isOrderKept(in run: RecordedRun) -> Bool {
        run.pods.allSatisfy { cameInOrder($0, in: run) && wentInOrder($0, in: run) }
    }

    /// Acknowledged, and not kept.
    public func lostWrites(in run: RecordedRun) -> [String] {
        run.writes.filter { $0.isAcknowledged && !$0.isKept }.map(\.id)
    }

    private func cameInOrder(_ pod: RecordedPod, in run: RecordedRun) -> Bool {
        (0..<pod.place).allSatisfy { place in
            run.pods.contains { $0.place == place && isServing($0, at: pod.created) }
        }
    }

    private func wentInOrder(_ pod: RecordedPod, in run: RecordedRun) -> Bool {
        guard let asked = pod.asked, run.pods.last(where: { $0.place == pod.place }) == pod else { return true }
        return !run.pods.contains { $0.place > pod.place && $0.created <= asked && !hasEnded($0, by: asked) }
    }

    private func isRunning(_ pod: RecordedPod, at moment: Duration) -> Bool {
        guard let started = pod.started else { return false }
        return started <= moment && !hasEnded(pod, by: moment)
    }

    private func isServing(_ pod: RecordedPod, at moment: Duration) -> Bool {
        guard let ready = pod.ready, ready <= moment else { return false }
        if let asked = pod.asked, asked <= moment { return false }
        return !hasEnded(pod, by: moment)
    }

    private func hasEnded(_ pod: RecordedPod, by moment: Duration) -> Bool {
        pod.ended.map { $0 <= moment } ?? false
    }
}
