/// What a learner may see of their submission, for a terminal or a message to them.
package struct SubmissionExplanation {
    let submission: GradedSubmission
    let lab: GradedLab

    package init(_ submission: GradedSubmission, of results: GradingResults) {
        self.submission = submission
        lab = results.lab
    }

    package var text: String {
        var lines = [
            "\(ReportText.line(submission.displayName)), lab \(lab.number) \(lab.title): "
                + "\(submission.finalScore) of \(submission.points)"
        ]
        lines += lab.tasks.map { task in
            "  task \(task.id)  \(submission.score(ofTask: task.id)) of \(task.points)  \(task.title)"
        }
        lines += submission.remarks
        for test in submission.tests where test.status != .passed && submission.outcome == .graded {
            guard test.visibility == .visible else {
                lines += ["", "✘ a test of task \(test.task) that is not shown, \(test.points) points"]
                continue
            }
            lines += ["", "✘ \(test.shortName)  task \(test.task), \(test.points) points"]
            lines += ReportText.shown(test.story).map { "  " + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
