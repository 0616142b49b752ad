/// Connections to ports of a Pod on a SPDY connection: two streams for each, one for its bytes and one for its error.
struct PortsOverSPDY: StreamWire {
    private var connection = SPDYConnection()
    private var pairs: [String: Pair] = [:]
    /// The request of each pair's data stream.
    private var requests: [UInt32: String] = [:]

    private struct Pair {
        let port: Int
        let begin: Duration
        var error: UInt32?
        var data: UInt32?
        var isComplete: Bool { error != nil && data != nil }
    }

    mutating func receive(_ piece: [UInt8], at now: Duration) throws(WireError) -> [ClientTraffic] {
        let events: [SPDYConnection.Event]
        do {
            events = try connection.receive(piece)
        } catch {
            connection.end(for: error)
            throw .spdy(error)
        }
        return events.compactMap { take($0, at: now) }
    }

    private mutating func take(_ event: SPDYConnection.Event, at now: Duration) -> ClientTraffic? {
        switch event {
        case .opened(let id, let headers): return open(id, headers, at: now)
        case .data(let id, let bytes):
            if isConnected(id) { return .bytes(Lane(id: id), bytes) }
            // On the error stream a client has nothing to say; before the pair is complete there is nobody to hear it.
            connection.consume(bytes.count, on: id)
            return nil
        case .finished(let id): return isConnected(id) ? .end(Lane(id: id)) : nil
        case .reset(let id):
            guard isConnected(id) else {
                abandon(id)
                return nil
            }
            forget(id)
            return .abort(Lane(id: id))
        case .goAway: return nil
        }
    }

    private mutating func open(_ id: UInt32, _ headers: HeaderBlock, at now: Duration) -> ClientTraffic? {
        let type = headers["streamtype"]?.lowercased()
        guard type == "error" || type == "data", let port = headers["port"].flatMap({ Int($0) }),
            (1...65535).contains(port)
        else {
            connection.reset(id, .protocolError)
            return nil
        }
        // Clients from before requests had numbers open the data stream right after the error stream.
        let request = headers["requestid"] ?? String(type == "error" ? id : id &- 2)
        var pair = pairs[request] ?? Pair(port: port, begin: now)
        guard (type == "error" ? pair.error : pair.data) == nil else {
            connection.reset(id, .protocolError)
            return nil
        }
        connection.accept(id)
        if type == "error" { pair.error = id } else { pair.data = id }
        pairs[request] = pair
        guard let data = pair.data, pair.isComplete else { return nil }
        requests[data] = request
        return .connect(Lane(id: data), port: pair.port)
    }

    private func isConnected(_ id: UInt32) -> Bool { requests[id] != nil }

    mutating func send(_ traffic: ClusterTraffic) {
        switch traffic {
        case .bytes(let lane, let bytes): connection.send(bytes, on: lane.id)
        case .end(let lane): finish(lane.id, error: nil)
        case .failed(let lane, let message): finish(lane.id, error: message)
        case .output, .errorOutput, .ended: break
        }
    }

    private mutating func finish(_ id: UInt32, error: String?) {
        if let stream = requests[id].flatMap({ pairs[$0]?.error }) {
            if let error { connection.send(Array(error.utf8), on: stream) }
            connection.finish(stream)
        }
        connection.finish(id)
        forget(id)
    }

    private mutating func forget(_ id: UInt32) {
        if let request = requests.removeValue(forKey: id) { pairs[request] = nil }
    }

    /// Gives up the pair of a stream that never got its other half.
    private mutating func abandon(_ id: UInt32) {
        let pair = pairs.first { !$0.value.isComplete && ($0.value.error == id || $0.value.data == id) }
        if let pair { pairs[pair.key] = nil }
    }

    mutating func consume(_ count: Int, on lane: Lane?) {
        if let lane { connection.consume(count, on: lane.id) }
    }

    mutating func takeOutput() -> [[UInt8]] {
        let output = connection.takeOutput()
        return output.isEmpty ? [] : [output]
    }

    var waitingBytes: Int { connection.waitingBytes }

    /// The client ends the connection; until then it may ask for another.
    var isFinished: Bool { false }

    var deadline: Duration? {
        pairs.values.lazy.filter { !$0.isComplete }.map { $0.begin + StreamTimeouts.creation }.min()
    }

    mutating func expire(at now: Duration) {
        let late = pairs.filter { !$0.value.isComplete && $0.value.begin + StreamTimeouts.creation <= now }
        for (request, pair) in late.sorted(by: { $0.key < $1.key }) {
            for id in [pair.error, pair.data] { if let id { connection.reset(id, .cancel) } }
            pairs[request] = nil
        }
    }
}
