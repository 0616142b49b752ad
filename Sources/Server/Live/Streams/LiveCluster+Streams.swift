import API
import Cluster
import Model

/// What runs in the Pods, and the clients that are connected to it.
extension LiveCluster {
    /// Takes what a client sent; it comes from the connection's loop, in order.
    nonisolated func receive(_ traffic: [ClientTraffic], from link: any StreamLink) {
        enter { $0.take(traffic, from: link) }
    }

    /// Ends what an upgraded connection stood for; its client has gone.
    nonisolated func forget(_ link: any StreamLink) {
        enter { $0.end(link) }
    }

    /// Told that a client that read too slowly has caught up.
    nonisolated func hasRoom() {
        enter { $0.progress() }
    }

    /// Begins to carry streams.
    func begin(_ upgrade: StreamUpgrade, on link: any StreamLink) {
        begin(upgrade.purpose, on: link)
    }

    /// Begins to carry streams for a purpose.
    func begin(_ purpose: StreamUpgrade.Purpose, on link: any StreamLink) {
        streams.add(link, for: purpose)
        progress()
    }

    private func take(_ traffic: [ClientTraffic], from link: any StreamLink) {
        guard let index = streams.index(of: link), !isStandingStill else { return }
        cluster.server.now = max(cluster.server.now, clock.now)
        var purpose = streams[index].purpose
        for one in traffic {
            switch purpose {
            case .command(var command):
                command.take(one)
                purpose = .command(command)
            case .ports(var ports):
                link.send(ports.take(one, in: &cluster))
                if case .bytes(let lane, let bytes) = one { link.consumed(bytes.count, on: lane) }
                purpose = .ports(ports)
            }
        }
        streams[index].purpose = purpose
        progress()
    }

    private func end(_ link: any StreamLink) {
        switch streams.remove(link)?.purpose {
        case .command(let command)?: command.close(in: &cluster)
        case .ports(let ports)?: ports.close(in: &cluster)
        case nil: return
        }
        progress()
    }

    /// Gives what runs in the Pods as much as it takes, and brings to the clients what it has said, as far as they read it.
    func serveStreams() {
        for index in streams.indices {
            let link = streams[index].link
            switch streams[index].purpose {
            case .command(var command):
                let taken = command.feed(&cluster)
                if taken > 0 { link.consumed(taken, on: nil) }
                if hasRoom(link) { link.send(command.takeOutput(from: &cluster)) }
                streams[index].purpose = .command(command)
            case .ports(var ports):
                if hasRoom(link) { link.send(ports.takeOutput(from: &cluster)) }
                if ports.isLost(in: cluster) { link.close() }
                streams[index].purpose = .ports(ports)
            }
        }
    }

    private func hasRoom(_ link: any StreamLink) -> Bool {
        if link.unsentBytes < StreamHandler.Limits.unsent { return true }
        link.reportRoom()
        return false
    }

    /// Ends all streams, and says why.
    func endStreams(because reason: String) {
        for entry in streams.removeAll() {
            switch entry.purpose {
            case .command: entry.link.send([.ended(.failure(reason))])
            case .ports: entry.link.close()
            }
        }
    }
}
