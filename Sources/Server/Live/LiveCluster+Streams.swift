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
        enter { $0.serveStreams() }
    }

    /// Begins to carry streams.
    func begin(_ upgrade: StreamUpgrade, on link: any StreamLink) {
        streams.add(link, for: upgrade.purpose)
        serveStreams()
    }

    /// The outcome of a request for streams; `nil` for other requests, and where nothing runs.
    func streamOutcome(_ request: APIRequest) -> APIOutcome? {
        guard var pods else { return nil }
        defer { self.pods = pods }
        return KubernetesAPI().answer(request, on: cluster.server, streams: &pods)
    }

    private func take(_ traffic: [ClientTraffic], from link: any StreamLink) {
        guard let entry = streams[link], !isStandingStill else { return }
        cluster.server.now = max(cluster.server.now, clock.now)
        for one in traffic {
            switch (one, entry.purpose) {
            case (.input(let bytes), .command(let session, _)):
                pods?.send(bytes, to: session)
                link.consumed(bytes.count, on: nil)
            case (.endOfInput, .command(let session, _)): pods?.closeInput(of: session)
            case (.connect(let lane, let port), .ports(let pod, _)): connect(lane, of: link, to: port, of: pod)
            case (.bytes(let lane, let bytes), .ports):
                if let connection = streams[link]?.lanes[lane] { pods?.send(bytes, to: connection) }
                link.consumed(bytes.count, on: lane)
            case (.end(let lane), .ports):
                if let connection = streams[link]?.lanes[lane] { pods?.closeInput(of: connection) }
            case (.abort(let lane), .ports):
                guard let connection = streams[link]?.lanes[lane] else { continue }
                streams.remove(connection)
                pods?.close(connection)
            case (.input, .ports), (.endOfInput, .ports), (.connect, .command), (.bytes, .command), (.end, .command),
                (.abort, .command):
                preconditionFailure("a connection carries streams that it was not made for")
            }
        }
        progress()
    }

    private func connect(_ lane: Lane, of link: any StreamLink, to port: Int, of pod: ObjectKey) {
        do throws(ConnectionRefusal) {
            guard let connection = try pods?.openConnection(pod: pod, port: port) else { return }
            streams.add(connection, on: lane, of: link)
        } catch {
            link.send([.failed(lane, error.message)])
        }
    }

    private func end(_ link: any StreamLink) {
        guard let entry = streams.remove(link) else { return }
        if case .command(let session, _) = entry.purpose { pods?.close(session) }
        for connection in entry.lanes.values.sorted() { pods?.close(connection) }
        progress()
    }

    /// Brings to the clients what the Pods have said, as far as they read it.
    func serveStreams() {
        guard var pods else { return }
        defer { self.pods = pods }
        for session in pods.sessionsWithOutput {
            guard let link = streams[session] else { continue }
            guard hasRoom(link) else { continue }
            let output = pods.takeOutput(of: session)
            var traffic: [ClusterTraffic] = []
            if !output.stdout.isEmpty { traffic.append(.output(output.stdout)) }
            if !output.stderr.isEmpty { traffic.append(.errorOutput(output.stderr)) }
            if let ending = output.ending { traffic.append(.ended(ending)) }
            link.send(traffic)
        }
        for connection in pods.connectionsWithOutput {
            guard let (link, lane) = streams[connection], hasRoom(link) else { continue }
            let output = pods.takeOutput(of: connection)
            if !output.bytes.isEmpty { link.send([.bytes(lane, output.bytes)]) }
            guard output.isClosed else { continue }
            link.send([.end(lane)])
            streams.remove(connection)
        }
    }

    private func hasRoom(_ link: any StreamLink) -> Bool {
        if link.unsentBytes < StreamHandler.Limits.unsent { return true }
        link.reportRoom()
        return false
    }

    /// Ends all streams, and says why.
    func endStreams(because reason: String) {
        for link in streams.links {
            if case .command = streams[link]?.purpose { link.send([.ended(.failure(reason))]) } else { link.close() }
            _ = streams.remove(link)
        }
    }
}
