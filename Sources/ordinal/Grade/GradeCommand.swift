import ArgumentParser

/// `ordinal grade`: what an instructor types.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Grade many submissions of a lab, none of which is trusted.",
        discussion: """
            'ordinal grade --lab 02 submissions --out grades' is all that most runs need. Docs/Grading.md tells the rest: \
            what the sandbox holds, how scores reach a course system, and how a run is divided among machines.

            Exit status of all: 0 done, 1 the grader failed at a submission, 2 something named is not there or cannot be \
            used, 4 no Swift 6.1 or later, or a full disk, 64 wrong usage, 130 interrupted.
            """,
        subcommands: [
            GradeRunCommand.self, GradeRegradeCommand.self, GradeMergeCommand.self, GradeSimilarCommand.self,
        ],
        defaultSubcommand: GradeRunCommand.self
    )
}
