/// The measures as the lesson of Lab 04 defines them.
struct ReferenceMeasures: RunMeasures {
    func isIdentityStable(in run: RecordedRun) -> Bool {
        run.places.allSatisfy { Set($0.pods.map(\.name)).count == 1 }
    }

    func doesStorageFollow(in run: RecordedRun) -> Bool {
        var owners: [String: Int] = [:]
        for pod in run.pods {
            guard let storage = pod.storage else { return false }
            if let owner = owners[storage], owner != pod.place { return false }
            owners[storage] = pod.place
        }
        return owners.count == run.places.count
    }

    /// The number rises only where a process starts, so the starts are all the moments to look at.
    func mostWritersAtOnce(in run: RecordedRun) -> Int {
        let counts = run.pods.map { pod in
            guard let storage = pod.storage, let moment = pod.started else { return 0 }
            return run.pods.count { $0.storage == storage && $0.isRunning(at: moment) }
        }
        return counts.max() ?? 0
    }

    func isOrderKept(in run: RecordedRun) -> Bool {
        firstCreatedOutOfOrder(in: run) == nil && firstGoneOutOfOrder(in: run) == nil
    }

    func lostWrites(in run: RecordedRun) -> [String] {
        run.writes.filter { $0.isAcknowledged && !$0.isKept }.map(\.id)
    }

    /// The first Pod that was created before every lower place had a ready one.
    func firstCreatedOutOfOrder(in run: RecordedRun) -> RecordedPod? {
        run.pods.first { pod in
            !(0..<pod.place).allSatisfy { place in
                run.pods.contains { $0.place == place && $0.isServing(at: pod.created) }
            }
        }
    }

    /// The first Pod that gave its place up while a higher place still had one.
    func firstGoneOutOfOrder(in run: RecordedRun) -> RecordedPod? {
        run.pods.first { pod in
            guard let asked = pod.asked, run.places.contains(where: { $0.pods.last == pod }) else { return false }
            return run.pods.contains { $0.place > pod.place && $0.exists(at: asked) }
        }
    }
}

extension RecordedRun {
    /// The places that Pods ever had, ascending, each with its Pods in the order of creation.
    var places: [(place: Int, pods: [RecordedPod])] {
        Set(pods.map(\.place)).sorted().map { place in (place, pods.filter { $0.place == place }) }
    }
}

extension RecordedPod {
    func exists(at moment: Duration) -> Bool { created <= moment && ended.map { moment < $0 } ?? true }

    func isRunning(at moment: Duration) -> Bool {
        guard let started, started <= moment else { return false }
        return ended.map { moment < $0 } ?? true
    }

    /// Ready, not asked to go, and not ended.
    func isServing(at moment: Duration) -> Bool {
        guard let ready, ready <= moment else { return false }
        return (asked.map { moment < $0 } ?? true) && (ended.map { moment < $0 } ?? true)
    }
}
