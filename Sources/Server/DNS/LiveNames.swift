import Cluster
import Model
import Network
import Synchronization

/// The names that the cluster publishes.
///
/// Guarantees: once ``take(_:)`` has returned, every answer knows of that news, on whichever loop it is given.
final class LiveNames: Sendable {
    /// What has been told and not been looked at; whoever tells never waits for whoever publishes.
    private let news = Mutex<[WatchEvent]>([])
    private let published: Mutex<Published>
    /// Whether Pods' names lead to addresses of this machine.
    private let exposesPods: Bool

    private struct Published {
        var names: PublishedNames
        /// Whether there is something that ``PublishedNames/publish()`` has not been asked to look at.
        var isStale = false
    }

    /// - Parameters:
    ///   - serverAddress: where the DNS server itself is found.
    ///   - exposesPods: whether Pods' names lead to addresses of this machine.
    init(serverAddress: String, exposesPods: Bool = false) {
        self.exposesPods = exposesPods
        published = Mutex(Published(names: PublishedNames(serverAddress: serverAddress)))
    }

    /// What is published; what changed since the last question is published first.
    var zone: ClusterZone {
        lookAtNews()
        return published.withLock { published in
            if published.isStale {
                published.names.publish()
                published.isStale = false
            }
            return published.names.zone
        }
    }

    /// Hears of what has changed; ``lookAtNews()`` should follow before long, where there is time for it.
    func take(_ news: [WatchEvent]) {
        self.news.withLock { $0 += news }
    }

    /// Takes in what was heard of.
    func lookAtNews() {
        published.withLock { published in
            let news = news.withLock { news in
                defer { news = [] }
                return news
            }
            for event in news {
                let object = exposesPods ? LoopbackNumber.published(event.object) : event.object
                event.change == .deleted ? published.names.remove(object) : published.names.store(object)
                published.isStale = true
            }
        }
    }
}
