extension GradingPage {
    /// One cell for each submission and test; its letter says what the colour says.
    var matrix: MarkedText {
        guard let tests = results.submissions.first?.tests, !tests.isEmpty else { return "" }
        let header: [MarkedText] = tests.map { test in
            let hidden = test.visibility == .visible ? "" : ", not shown to learners"
            return """
                <th scope="col" title="Task \(test.task), \(test.points) points\(hidden)"><span>\(test.shortName)</span>\
                </th>
                """
        }
        let tasks: [MarkedText] = results.lab.tasks.compactMap { task in
            let count = tests.count { $0.task == task.id }
            if count == 0 { return nil }
            return """
                <th scope="colgroup" colspan="\(count)" title="\(task.title), \(task.points) points">\
                <span>Task \(task.id)</span></th>
                """
        }
        let rows: [MarkedText] = results.submissions.enumerated().map { place, submission in
            let cells = submission.tests.map { cell($0, place: place) }
            return "<tr><th scope=\"row\">\(ReportText.line(submission.displayName))</th>\(cells)</tr>\n"
        }
        let passes: [MarkedText] = tests.indices.map { index in
            let passed = results.submissions.count {
                $0.tests.indices.contains(index) && $0.tests[index].status == .passed
            }
            return "<td class=\"number\">\(passed)</td>"
        }
        return """
            <section aria-labelledby="matrix">
            <h2 id="matrix">Tests</h2>
            <p>✓ passed, ✗ failed, ! no answer, each as in the details below.</p>
            <div class="wide" tabindex="0" role="region" aria-labelledby="matrix"><table class="matrix">
            <thead><tr class="tasks"><td></td>\(tasks)</tr>
            <tr class="names"><th scope="col">Submission</th>\(header)</tr></thead>
            <tbody>
            \(rows)</tbody>
            <tfoot><tr><th scope="row">Passed by</th>\(passes)</tr></tfoot>
            </table></div>
            </section>

            """
    }

    private func cell(_ test: GradedTest, place: Int) -> MarkedText {
        let (sign, word) = Self.sign(test.status)
        return """
            <td class="\(test.status.rawValue)" title="\(test.shortName): \(word)"><span aria-hidden="true">\(sign)</span>\
            <span class="unseen">\(word)</span></td>
            """
    }

    static func sign(_ status: GradedTest.Status) -> (sign: String, word: String) {
        switch status {
        case .passed: ("✓", "passed")
        case .failed: ("✗", "failed")
        case .error: ("!", "no answer")
        }
    }
}
