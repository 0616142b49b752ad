import ArgumentParser

/// `ordinal lab`: what a learner types.
struct LabCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Carry a learner through the labs: list them, check one, ask for a hint.",
        subcommands: [LabListCommand.self, LabCheckCommand.self, LabHintCommand.self],
        defaultSubcommand: LabListCommand.self
    )
}
