extension GradingPage {
    /// Everything that is to be said of each submission, folded until somebody looks.
    var details: MarkedText {
        let all: [MarkedText] = results.submissions.enumerated().map { place, submission in
            detail(submission, place: place)
        }
        return """
            <section aria-labelledby="details">
            <h2 id="details">Details</h2>
            \(all)</section>

            """
    }

    private func detail(_ submission: GradedSubmission, place: Int) -> MarkedText {
        let failures =
            submission.outcome == .graded ? submission.tests.filter { $0.status != .passed } : []
        let names =
            submission.learners.isEmpty
            ? "" : " " + ReportText.line(submission.learners.joined(separator: ", "))
        let word: MarkedText =
            submission.outcome == .graded ? "" : "<span class=\"word\">\(submission.outcome.kind.words)</span>"
        let nothing: MarkedText =
            failures.isEmpty && submission.remarks.isEmpty ? "<p>Every test passed.</p>\n" : ""
        return """
            <details id="s\(place)">
            <summary><b>\(ReportText.line(submission.id))</b>\(names)\(word) \
            <span class="number">\(submission.finalScore) of \(submission.points)</span></summary>
            <p class="origin">From \(ReportText.line(submission.origin))</p>
            \(outcome(submission))\(events(submission))\(lateness(submission))\(nothing)\(failures.map(failure))</details>

            """
    }

    private func outcome(_ submission: GradedSubmission) -> MarkedText {
        let lines = ReportText.shown(submission.outcome.lines)
        if lines.isEmpty { return "" }
        return """
            <h3>\(submission.outcome.kind.words)</h3>
            <pre>\(lines.joined(separator: "\n"))</pre>

            """
    }

    private func events(_ submission: GradedSubmission) -> MarkedText {
        let lines: [MarkedText] = submission.eventLines.map { "<li>\($0)</li>\n" }
        return lines.isEmpty ? "" : "<h3>Noted</h3>\n<ul>\n\(lines)</ul>\n"
    }

    private func lateness(_ submission: GradedSubmission) -> MarkedText {
        guard let lateness = submission.lateness else { return "" }
        return "<p>\(lateness.sentence) Before that: \(submission.score).</p>\n"
    }

    private func failure(_ test: GradedTest) -> MarkedText {
        let (sign, word) = Self.sign(test.status)
        let hidden = test.visibility == .visible ? "" : ", not shown to learners"
        let page: MarkedText =
            test.timeline.map { "<p><a href=\"\(Self.target($0))\">Timeline</a></p>\n" } ?? ""
        return """
            <article>
            <h3><span class="\(test.status.rawValue)" aria-hidden="true">\(sign)</span> \(test.shortName) \
            <small>\(word), task \(test.task), \(test.points) points\(hidden)</small></h3>
            <pre>\(ReportText.shown(test.story).joined(separator: "\n"))</pre>
            \(page)</article>

            """
    }

    /// A path below the reports' folder, which can lead nowhere else.
    private static func target(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != ".." }
        let safe = parts.joined(separator: "/").unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/": Character(scalar)
            default: Character("_")
            }
        }
        return "./" + String(safe)
    }
}
