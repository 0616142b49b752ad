import ArgumentParser

/// `ordinal node revive`: brings nodes back.
struct NodeReviveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revive", abstract: "Bring nodes back that were killed.")

    @OptionGroup var nodes: NodeNames

    func run() async throws {
        let cluster = try await RunningCluster.require()
        for name in nodes.names {
            try await cluster.ask("POST", ["ordinal", "v1", "nodes", name, "revive"])
            UpCommand.say("node/\(name) revived")
        }
    }
}
