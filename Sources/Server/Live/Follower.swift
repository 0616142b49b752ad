import Cluster
import Model

/// A part of this process that wants to know of every change of some kinds, once it is durable.
struct Follower {
    private let kinds: KindSet
    private let body: @Sendable ([WatchEvent]) -> Void
    /// What it has not been told yet.
    private var news: [WatchEvent]

    /// A follower whose first news is everything that is there.
    init(_ kinds: [any APIObject.Type], of server: APIServer, _ body: @escaping @Sendable ([WatchEvent]) -> Void) {
        self.kinds = KindSet(kinds.map(KindSet.init(of:)))
        self.body = body
        let (revision, now) = (server.revision, server.now)
        news = kinds.flatMap { server.stored($0) }.map {
            WatchEvent(revision: revision, time: now, change: .added, object: $0.object)
        }
    }

    /// Takes in what the log holds from a position on.
    mutating func take(_ log: WatchLog, from position: Int) {
        for index in position..<log.end {
            let event = log[index]
            if !kinds.isDisjoint(with: event.kinds) { news.append(event) }
        }
    }

    /// Tells what is durable.
    mutating func tell(through revision: Int64) {
        let count = news.firstIndex { $0.revision > revision } ?? news.count
        guard count > 0 else { return }
        body(Array(news[..<count]))
        news.removeFirst(count)
    }
}
