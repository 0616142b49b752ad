import ArgumentParser

/// `ordinal kit`: what a course hands out, and what it plugs in elsewhere.
struct KitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kit",
        abstract: "Make what learners get, and what course systems grade with.",
        discussion: """
            Exit status of all: 0 done, 2 something is not there or would be written over, 64 wrong usage, 130 \
            interrupted.
            """,
        subcommands: [KitExportCommand.self, KitGradescopeCommand.self, KitGitHubCommand.self]
    )
}
