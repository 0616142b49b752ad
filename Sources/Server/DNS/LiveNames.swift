import Cluster
import Network

/// The names that the cluster publishes, on the loop on which they are asked for.
final class LiveNames {
    private var names: PublishedNames
    /// Whether there is something that ``PublishedNames/publish()`` has not been asked to look at.
    private var isStale = false

    /// Whether Pods' names lead to addresses of this machine.
    private let exposesPods: Bool

    /// - Parameters:
    ///   - serverAddress: where the DNS server itself is found.
    ///   - exposesPods: whether Pods' names lead to addresses of this machine.
    init(serverAddress: String, exposesPods: Bool = false) {
        self.exposesPods = exposesPods
        names = PublishedNames(serverAddress: serverAddress)
    }

    /// What is published; what changed since the last question is published first.
    var zone: ClusterZone {
        if isStale {
            names.publish()
            isStale = false
        }
        return names.zone
    }

    /// Takes in what has changed.
    func take(_ news: [WatchEvent]) {
        isStale = true
        for event in news {
            let object = exposesPods ? LoopbackNumber.published(event.object) : event.object
            event.change == .deleted ? names.remove(object) : names.store(object)
        }
    }
}
