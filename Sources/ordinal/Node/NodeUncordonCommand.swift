import ArgumentParser

/// `ordinal node uncordon`: lets new Pods come again.
struct NodeUncordonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncordon", abstract: "Let new Pods come to nodes again.")

    @OptionGroup var nodes: NodeNames

    func run() async throws {
        let cluster = try await RunningCluster.require()
        for name in nodes.names { UpCommand.say(try await cluster.setUnschedulable(false, node: name)) }
    }
}
