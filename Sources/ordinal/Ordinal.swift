import ArgumentParser

/// The command line.
@main
struct Ordinal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ordinal",
        abstract: "Learn how stateful applications are orchestrated by building Kubernetes' StatefulSet.",
        version: "0.1.0",
        subcommands: [
            UpCommand.self, KubectlCommand.self, NodeCommand.self, VolumeCommand.self, DemoCommand.self, RunCommand.self,
            LabCommand.self, VerifyCommand.self, ConformCommand.self, FaultsCommand.self, FuzzCommand.self,
            GradeCommand.self, KitCommand.self,
        ]
    )
}
