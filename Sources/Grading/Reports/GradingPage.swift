/// The run as one page of HTML that needs no other file and no network: scores, distribution, matrix, and each failure.
struct GradingPage {
    let results: GradingResults

    init(_ results: GradingResults) {
        self.results = results
    }

    var text: String {
        let title = "Lab \(results.lab.number): \(results.lab.title)"
        let document: MarkedText = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title), graded</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            <header>
            <h1>\(title)</h1>
            <p>\(summary)</p>
            \(warning)</header>
            \(distribution)\(scores)\(matrix)\(details)</main>
            </body>
            </html>

            """
        return document.text
    }

    private var summary: String {
        let count = results.submissions.count
        let held = results.sandbox == .none ? "" : " Sandbox: \(results.sandbox.rawValue)."
        return "\(count) submission\(count == 1 ? "" : "s"), \(results.lab.points) points to reach."
            + "\(held) Seed: \(results.seedFingerprint)."
    }

    private var warning: MarkedText {
        if results.sandbox != .none { return "" }
        return """
            <p class="warning" role="note">Nothing held the learners' code while it ran (--unsandboxed): these scores \
            could be forged.</p>

            """
    }

    /// How many reached how much, in tenths of the points.
    private var distribution: MarkedText {
        let spread = ScoreSpread(results)
        guard let middle = spread.median, let mean = spread.mean else { return "" }
        let most = max(1, spread.tenths.max() ?? 1)
        let bars: [MarkedText] = spread.tenths.enumerated().map { tenth, count in
            let range = tenth == 9 ? "90 to 100" : "\(tenth * 10) to \(tenth * 10 + 9)"
            return """
                <li style="--part: \(count * 100 / most)"><span class="count">\(count == 0 ? "" : String(count))</span>\
                <span class="bar"></span><span class="range"><span class="unseen">submissions with </span>\(range) %\
                </span></li>

                """
        }
        return """
            <section aria-labelledby="spread">
            <h2 id="spread">Distribution</h2>
            <p>Median \(middle), mean \(mean), lowest \(spread.lowest), highest \(spread.highest).</p>
            <ol class="spread">
            \(bars)</ol>
            </section>

            """
    }

    private var hasLearners: Bool { results.submissions.contains { !$0.learners.isEmpty } }

    private var scores: MarkedText {
        let isLate = results.submissions.contains { $0.lateness != nil }
        let learners: MarkedText = hasLearners ? "<th scope=\"col\">Learners</th>" : ""
        let tasks: [MarkedText] = results.lab.tasks.map {
            "<th scope=\"col\" class=\"number\" title=\"\($0.title), \($0.points) points\">Task \($0.id)</th>"
        }
        let late: MarkedText =
            isLate
            ? "<th scope=\"col\" class=\"number\">Score</th><th scope=\"col\" class=\"number\">Late</th>"
            : ""
        let rows: [MarkedText] = results.submissions.enumerated().map { place, submission in
            scoreRow(submission, place: place, isLate: isLate)
        }
        return """
            <section aria-labelledby="scores">
            <h2 id="scores">Scores</h2>
            <div class="wide" tabindex="0" role="region" aria-labelledby="scores"><table>
            <thead><tr><th scope="col">Submission</th>\(learners)<th scope="col">Outcome</th>\
            \(tasks)\(late)<th scope="col" class="number">Final</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            </table></div>
            </section>

            """
    }

    private func scoreRow(_ submission: GradedSubmission, place: Int, isLate: Bool) -> MarkedText {
        let tasks: [MarkedText] = results.lab.tasks.map { task in
            let score = submission.score(ofTask: task.id)
            let isWhole = score == task.points
            return "<td class=\"number\(isWhole ? " whole" : "")\">\(score)</td>"
        }
        let percent = submission.lateness.map { "−\($0.percent) %" } ?? ""
        let late: MarkedText =
            isLate
            ? "<td class=\"number\">\(submission.score)</td><td class=\"number\">\(percent)</td>" : ""
        let learners: MarkedText =
            hasLearners ? "<td>\(ReportText.line(submission.learners.joined(separator: ", ")))</td>" : ""
        let kind = submission.outcome.kind
        let noted = submission.events.isEmpty ? "" : ", noted"
        return """
            <tr><th scope="row"><a href="#s\(place)">\(ReportText.line(submission.id))</a></th>\
            \(learners)\
            <td class="\(kind.rawValue)">\(kind.words)\(noted)</td>\(tasks)\(late)\
            <td class="number final">\(submission.finalScore)</td></tr>

            """
    }
}
