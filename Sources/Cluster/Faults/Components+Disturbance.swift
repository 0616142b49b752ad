import Controller
import Model

extension Components {
    mutating func disturb(
        _ name: Name, _ disturbance: Disturbance, settings: Cluster.Settings, server: APIServer
    ) {
        func anew() -> Components { Components(settings: settings) }
        switch name {
        case .statefulSets: statefulSets.suffer(disturbance, server, anew: anew().statefulSets)
        case .deployments: deployments.suffer(disturbance, server, anew: anew().deployments)
        case .replicaSets: replicaSets.suffer(disturbance, server, anew: anew().replicaSets)
        case .volumes: volumes.suffer(disturbance, server, anew: anew().volumes)
        case .volumeProtection: volumeProtection.suffer(disturbance, server, anew: anew().volumeProtection)
        case .endpoints: endpoints.suffer(disturbance, server, anew: anew().endpoints)
        case .garbageCollector: garbageCollector.suffer(disturbance, server, anew: anew().garbageCollector)
        case .scheduler: scheduler.suffer(disturbance, server, anew: anew().scheduler)
        case .nodeAgents: nodeAgents.suffer(disturbance, server, anew: anew().nodeAgents)
        case .nodeLifecycle: nodeLifecycle.suffer(disturbance, server, anew: anew().nodeLifecycle)
        case .taintEviction: taintEviction.suffer(disturbance, server, anew: anew().taintEviction)
        case .namespaces: namespaces.suffer(disturbance, server, anew: anew().namespaces)
        case .serviceAccounts: serviceAccounts.suffer(disturbance, server, anew: anew().serviceAccounts)
        case .rootCertificates: rootCertificates.suffer(disturbance, server, anew: anew().rootCertificates)
        case .eventExpiry: eventExpiry.suffer(disturbance, server, anew: anew().eventExpiry)
        }
    }
}

extension Components {
    /// The position in the log up to which a part has read.
    func position(of name: Name) -> Int {
        switch name {
        case .statefulSets: statefulSets.position
        case .deployments: deployments.position
        case .replicaSets: replicaSets.position
        case .volumes: volumes.position
        case .volumeProtection: volumeProtection.position
        case .endpoints: endpoints.position
        case .garbageCollector: garbageCollector.position
        case .scheduler: scheduler.position
        case .nodeAgents: nodeAgents.position
        case .nodeLifecycle: nodeLifecycle.position
        case .taintEviction: taintEviction.position
        case .namespaces: namespaces.position
        case .serviceAccounts: serviceAccounts.position
        case .rootCertificates: rootCertificates.position
        case .eventExpiry: eventExpiry.position
        }
    }
}

extension Worker {
    /// - Parameter anew: the worker as it starts.
    fileprivate mutating func suffer(_ disturbance: Disturbance, _ server: APIServer, anew: @autoclosure () -> Self) {
        switch disturbance {
        case .restart(let behind):
            let start = max(server.log.start, server.log.end - behind)
            self = anew()
            restore(server.list(asOf: start), now: server.now)
            position = start
            if behind > 0 { horizon = start }
        case .relist:
            restore(server.relisting(since: unreadPosition), now: server.now)
            (position, backlog) = (server.log.end, [])
        case .holdBack(let count): horizon = position + count
        case .lag(let lag): self.lag = lag
        case .pause(let duration): freeAt = max(freeAt, server.now + duration)
        case .lookAgain(let key): queue.add(key, at: server.now)
        case .mute(let kind):
            if let type = Kinds.type(apiVersion: kind.apiVersion, kind: kind.name) {
                skip(log: server.log)
                muted.insert(KindSet(of: type))
            }
        case .release:
            horizon = .max
            unmute(server: server)
        }
    }
}

extension APIServer {
    /// What a list would have shown when the log ended at a position, each object as if it had just been added.
    func list(asOf position: Int) -> [WatchEvent] {
        let present = listAll()
        if position == log.end { return present.map { told($0, previous: nil) } }
        var objects = Dictionary(uniqueKeysWithValues: present.map { (Place($0), $0) })
        for index in (position..<log.end).reversed() {
            objects[Place(log[index].object)] = log[index].previous
        }
        return objects.sorted { $0.key < $1.key }.map { told($0.value, previous: nil) }
    }

    /// What a list tells someone who has read the log up to a position.
    fileprivate func relisting(since position: Int) -> [WatchEvent] {
        var known: [Place: (any APIObject)?] = [:]
        for index in position..<log.end where known[Place(log[index].object)] == nil {
            known.updateValue(log[index].previous, forKey: Place(log[index].object))
        }
        let present = listAll()
        let places = Set(present.map(Place.init))
        let gone = known.filter { !places.contains($0.key) }.sorted { $0.key < $1.key }.compactMap { entry in
            entry.value.map {
                WatchEvent(revision: revision, time: now, change: .deleted, object: $0, previous: $0)
            }
        }
        return gone + present.map { object in told(object, previous: known[Place(object)] ?? object) }
    }

    private func told(_ object: any APIObject, previous: (any APIObject)?) -> WatchEvent {
        WatchEvent(
            revision: Int64(object.metadata.resourceVersion) ?? revision, time: now,
            change: previous == nil ? .added : .modified, object: object, previous: previous)
    }
}

/// Where an object stands in the store.
private struct Place: Hashable, Comparable {
    let type: any APIObject.Type
    let key: ObjectKey

    init(_ object: any APIObject) {
        type = Swift.type(of: object)
        key = object.key
    }

    static func == (left: Self, right: Self) -> Bool { left.type == right.type && left.key == right.key }

    static func < (left: Self, right: Self) -> Bool { (left.type.kind, left.key) < (right.type.kind, right.key) }

    func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(type))
        hasher.combine(key)
    }
}
