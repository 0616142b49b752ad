public import Model

extension Cluster {
    /// A cluster that goes on from what an earlier one has left behind.
    ///
    /// Guarantees: revisions go on rising, identities and the addresses of Pods are not given out again, and containers
    /// that ran go on running. Watches from before the revision are told that they come too late.
    /// Caveats: what is written nowhere begins anew, such as how far an image had come; files in volumes are those given.
    ///
    /// - Parameters:
    ///   - objects: everything that existed.
    ///   - revision: the newest revision that was given out.
    ///   - volumes: what stood in the volumes.
    public init(
        settings: Settings, restoring objects: [any APIObject], revision: Int64, volumes: VolumeStore = VolumeStore()
    ) {
        self.settings = settings
        server = APIServer(restoring: objects, revision: revision, volumes: volumes, settings: settings)
        components = Components(settings: settings)
        guard settings.controllers else { return }
        components.restore(Self.additions(of: objects, at: settings.start), now: settings.start)
        restorePower()
    }

    /// The objects as if they had just been made: nodes first, because Pods are theirs, the others by age of their state.
    private static func additions(of objects: [any APIObject], at now: Timestamp) -> [WatchEvent] {
        func order(_ event: WatchEvent) -> (Int, Int64) { (event.object is Node ? 0 : 1, event.revision) }
        let events = objects.map { object in
            WatchEvent(revision: object.version, time: now, change: .added, object: object)
        }
        return events.sorted { order($0) < order($1) }
    }
}

extension APIServer {
    /// A server that holds what an earlier one has left behind.
    fileprivate init(
        restoring objects: [any APIObject], revision: Int64, volumes: VolumeStore, settings: Cluster.Settings
    ) {
        // Another revision begins another series, so that no identity comes twice.
        var series = SplitMix64(seed: settings.seed ^ UInt64(bitPattern: revision))
        self.init(now: settings.start, seed: series.next())
        self.revision = revision
        eventDetail = settings.events
        self.volumes = volumes
        log = WatchLog(after: revision)
        for object in objects {
            _ = tables[ObjectIdentifier(Swift.type(of: object)), default: KindTable()].store(StoredObject(object))
        }
    }
}

extension Components {
    fileprivate mutating func restore(_ events: [WatchEvent], now: Timestamp) {
        scheduler.restore(events, now: now)
        nodeAgents.restore(events, now: now)
        nodeLifecycle.restore(events, now: now)
        taintEviction.restore(events, now: now)
        volumes.restore(events, now: now)
        volumeProtection.restore(events, now: now)
        garbageCollector.restore(events, now: now)
        namespaces.restore(events, now: now)
        serviceAccounts.restore(events, now: now)
        rootCertificates.restore(events, now: now)
        eventExpiry.restore(events, now: now)
        replicaSets.restore(events, now: now)
        deployments.restore(events, now: now)
        statefulSets.restore(events, now: now)
        endpoints.restore(events, now: now)
    }
}
