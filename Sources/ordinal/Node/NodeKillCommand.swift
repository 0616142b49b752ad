import ArgumentParser

/// `ordinal node kill`: cuts nodes off.
struct NodeKillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kill", abstract: "Cut nodes off, as if their power failed.")

    @OptionGroup var nodes: NodeNames

    func run() async throws {
        let cluster = try await RunningCluster.require()
        for name in nodes.names {
            try await cluster.ask("POST", ["ordinal", "v1", "nodes", name, "kill"])
            UpCommand.say("node/\(name) killed")
        }
    }
}
