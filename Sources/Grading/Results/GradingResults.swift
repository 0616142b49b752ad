/// What a grading run found: the one model that every report is made from.
///
/// Guarantees: nothing in it was measured, so that a run that was killed and resumed, or divided among machines and
/// merged, ends in the same value as one that was not. What was measured is in ``GradingCost``.
package struct GradingResults: Codable, Equatable, Sendable {
    /// The version of these keys.
    package var format = 1
    package var lab: GradedLab
    /// What held the learners' code, such as `bubblewrap`; `none` if it ran without one.
    package var sandbox: SandboxKind
    /// Tells whether two runs drew their hidden inputs from one seed, and gives nothing away of the seed itself.
    package var seedFingerprint: String
    /// In the order of their identities.
    package private(set) var submissions: [GradedSubmission]

    /// Puts the submissions into the order in which every report shows them.
    package init(
        lab: GradedLab, sandbox: SandboxKind, seedFingerprint: String, submissions: [GradedSubmission]
    ) {
        self.lab = lab
        self.sandbox = sandbox
        self.seedFingerprint = seedFingerprint
        self.submissions = submissions.sorted { $0.id < $1.id }
    }

    /// The same run with other submissions in it, or with something added to each.
    package func with(_ submissions: [GradedSubmission]) -> GradingResults {
        GradingResults(lab: lab, sandbox: sandbox, seedFingerprint: seedFingerprint, submissions: submissions)
    }
}

/// What held the learners' code while it ran.
package enum SandboxKind: String, Codable, Sendable {
    case bubblewrap
    case sandboxExec = "sandbox-exec"
    /// Nothing did; the reports say so.
    case none
}

/// What is said of the lab in a report.
package struct GradedLab: Codable, Equatable, Sendable {
    /// Two digits.
    package var number: String
    package var title: String
    package var tasks: [GradedTask]

    /// The most that can be reached.
    package var points: Int { tasks.reduce(0) { $0 + $1.points } }

    package init(number: String, title: String, tasks: [GradedTask]) {
        self.number = number
        self.title = title
        self.tasks = tasks
    }
}

/// What is said of a task in a report.
package struct GradedTask: Codable, Equatable, Sendable {
    package var id: Int
    package var title: String
    package var points: Int

    package init(id: Int, title: String, points: Int) {
        self.id = id
        self.title = title
        self.points = points
    }
}
