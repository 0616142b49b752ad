import Cluster
import Network

/// The names that the cluster publishes, on the loop on which they are asked for.
final class LiveNames {
    private var names: PublishedNames
    /// Whether there is something that ``PublishedNames/publish()`` has not been asked to look at.
    private var isStale = false

    /// - Parameter serverAddress: where the DNS server itself is found.
    init(serverAddress: String) {
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
            event.change == .deleted ? names.remove(event.object) : names.store(event.object)
        }
    }
}
