import ArgumentParser

/// `ordinal node`: what happens to the nodes of the cluster that is up.
struct NodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "node",
        abstract: "Switch nodes of the cluster that is up off and on, or empty them.",
        discussion: """
            A node that is killed is cut off as if its power failed: it reports nothing, and nothing that happens to its \
            Pods is heard or done there. After fifty seconds (--node-monitor-grace-period of 'ordinal up') it counts as \
            not ready; its Pods leave as their tolerations say, which is five minutes later unless they say otherwise. \
            With --data it stays off when the cluster starts again.
            """,
        subcommands: [
            NodeKillCommand.self, NodeReviveCommand.self, NodeDrainCommand.self, NodeCordonCommand.self,
            NodeUncordonCommand.self,
        ]
    )
}
