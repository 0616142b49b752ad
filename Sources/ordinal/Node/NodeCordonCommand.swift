import ArgumentParser

/// `ordinal node cordon`: keeps new Pods away.
struct NodeCordonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cordon", abstract: "Keep new Pods from nodes; those that they have stay.")

    @OptionGroup var nodes: NodeNames

    func run() async throws {
        let cluster = try await RunningCluster.require()
        for name in nodes.names { UpCommand.say(try await cluster.setUnschedulable(true, node: name)) }
    }
}
