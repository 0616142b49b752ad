import ArgumentParser

/// `ordinal lab`: what a learner types.
struct LabCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Carry a learner through the labs: begin one, check it, ask for a hint.",
        discussion: """
            Begin with 'ordinal lab start 02'. What the commands remember lies in .ordinal; no grade depends on it.

            Exit status of all: 0 done, 1 not done or not all right, 2 no such lab or a file that is missing or \
            damaged, 3 it does not compile, 4 no Swift 6.1 or later, or a full disk, 64 wrong usage, 130 interrupted.
            """,
        subcommands: [
            LabListCommand.self, LabStartCommand.self, LabStatusCommand.self, LabCheckCommand.self,
            LabWatchCommand.self, LabHintCommand.self, LabResetCommand.self, LabSolutionCommand.self,
            LabSubmitCommand.self, LabOpenCommand.self, LabDoctorCommand.self,
        ],
        defaultSubcommand: LabListCommand.self
    )
}
