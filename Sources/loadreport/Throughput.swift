import Foundation

/// How many requests a second were answered, and how long each took.
struct Throughput {
    var perSecond: Double
    var median: Duration
    var percentile99: Duration

    var summary: String {
        String(
            format: "%9.0f a second   median %7.3f ms   99th percentile %7.3f ms", perSecond, median.milliseconds,
            percentile99.milliseconds)
    }

    /// Lets clients ask, each on its own connection and each waiting for its answer, for a while.
    ///
    /// - Throws: ``LoadError`` where an answer is not a success.
    static func measure(
        clients: Int, seconds: Double, target: Connection.Target,
        request: @escaping @Sendable (_ client: Int, _ number: Int) -> (method: String, path: String, body: String)
    ) throws -> Throughput {
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(seconds)
        let outcomes = concurrently(clients) { client in
            let connection = try Connection(target)
            var times: [Duration] = []
            while clock.now < end {
                let (method, path, body) = request(client, times.count)
                let asked = clock.now
                let (code, _) = try connection.ask(method, path, body: body)
                guard code < 300 else { throw LoadError(description: "\(method) \(path): answered \(code)") }
                times.append(clock.now - asked)
            }
            return times
        }
        let times = try outcomes.flatMap { try $0.get() }.sorted()
        let elapsed = (clock.now - start).milliseconds / 1000
        return Throughput(
            perSecond: Double(times.count) / elapsed, median: times.percentile(50), percentile99: times.percentile(99))
    }
}

/// From the sending of a create to the arrival of its event at each of many watchers.
enum FanOut {
    /// - Returns: the median and the 99th percentile over all watchers and events, in words.
    static func measure(watchers: Int, events: Int, target: Connection.Target) throws -> String {
        let listening = try (0..<watchers).map { _ in
            let connection = try Connection(target)
            try connection.watch("/api/v1/namespaces/watched/configmaps?watch=1")
            return connection
        }
        let writer = try Connection(target)
        let clock = ContinuousClock()
        var times: [Duration] = []
        for number in 0..<events {
            let body = APILoad.configMap("w\(number)")
            let sent = clock.now
            _ = try writer.ask("POST", "/api/v1/namespaces/watched/configmaps", body: body)
            for connection in listening {
                try connection.nextEvent()
                times.append(clock.now - sent)
            }
        }
        times.sort()
        return String(
            format: "%9d events     median %7.3f ms   99th percentile %7.3f ms", events,
            times.percentile(50).milliseconds, times.percentile(99).milliseconds)
    }
}

/// Does something on several threads at once, and waits for all of them.
func concurrently<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Value
) -> [Result<Value, any Error>] {
    let results = Gathered<Value>()
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        Thread.detachNewThread {
            results.add(Result { try body(index) })
            group.leave()
        }
    }
    group.wait()
    return results.all
}

/// What several threads found.
private final class Gathered<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Result<Value, any Error>] = []

    func add(_ value: Result<Value, any Error>) { lock.withLock { values.append(value) } }

    var all: [Result<Value, any Error>] { lock.withLock { values } }
}

extension Duration {
    /// The length in milliseconds.
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}

extension [Duration] {
    /// The value below which this percentage of the sorted values lie.
    func percentile(_ percent: Int) -> Duration {
        isEmpty ? .zero : self[Swift.min(count - 1, count * percent / 100)]
    }
}
