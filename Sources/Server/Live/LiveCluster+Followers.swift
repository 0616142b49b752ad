import Cluster
import Model

extension LiveCluster {
    /// Tells a part of this process of everything of some kinds: first what is there, then each change.
    ///
    /// - Parameter body: told on the cluster's loop, in order, and only of what is durable; it must not take long.
    nonisolated func follow(
        _ kinds: [any APIObject.Type], _ body: @escaping @Sendable ([WatchEvent]) -> Void
    ) {
        enter { live in
            live.followers.append(Follower(kinds, of: live.cluster.server, body))
            live.tellFollowers()
        }
    }

    /// Tells them what has become durable.
    func tellFollowers() {
        for index in followers.indices { followers[index].tell(through: durable) }
    }
}
