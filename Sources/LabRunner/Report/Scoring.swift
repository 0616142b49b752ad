extension LabReport {
    /// Scores what a check gave.
    ///
    /// - Parameters:
    ///   - task: the only task to count, or nil for all.
    ///   - lessonFolder: what stands before the lesson's name in a link, such as `Labs/Lab02-Ordering/`.
    package init(
        definition: LabDefinition,
        outcome: LabCheck.Outcome,
        task: Int? = nil,
        lessonFolder: String = "",
        editedFiles: [String] = []
    ) {
        lab = definition.number
        title = definition.title
        self.editedFiles = editedFiles
        let records: TestRecords?
        switch outcome {
        case .ran(let found):
            status = .checked
            records = found
            buildErrors = []
            buildOutput = []
        case .notBuilt(let errors, let lastLines):
            status = .notBuilt
            records = nil
            buildErrors = errors
            buildOutput = errors.isEmpty ? lastLines : []
        }
        tasks = definition.tasks.filter { task == nil || $0.id == task }.map { task in
            let tests = task.tests.map { test in
                TestReport(
                    test: test, task: task.id, record: records.map { $0[test.id] ?? TestRecord() },
                    definition: definition, lessonFolder: lessonFolder)
            }
            return TaskReport(
                id: task.id, title: task.title, score: tests.reduce(0) { $0 + $1.score }, points: task.points,
                tests: tests)
        }
        score = tasks.reduce(0) { $0 + $1.score }
        points = tasks.reduce(0) { $0 + $1.points }
    }
}

extension TestReport {
    /// - Parameter record: what is known of the test, or nil if nothing was built.
    init(test: LabTest, task: Int, record: TestRecord?, definition: LabDefinition, lessonFolder: String) {
        id = test.id
        self.task = task
        points = test.points
        status = record?.status(expecting: test) ?? .notBuilt
        score = status == .passed ? test.points : 0
        let told = Story(record?.story(of: test, status: status) ?? "")
        story = told.lines
        furtherFailures = status == .failed ? max(0, (record?.failures.count ?? 0) - 1) : 0
        let named =
            status == .passed ? nil : definition.rule(told.rule ?? "") ?? definition.rule(test.rules.first ?? "")
        rule = named?.id
        lesson = named.map { lessonFolder + $0.lesson }
        replay = told.replay ?? TestFilter.replayCommand(for: test)
    }
}

extension TestRecord {
    /// What became of a test, given what `lab.json` expects of it.
    package func status(expecting test: LabTest) -> TestStatus {
        switch breakdown {
        case .crashed: return .crashed
        case .timedOut: return .timedOut
        case nil: break
        }
        if !failures.isEmpty || reportedFailed { return .failed }
        let ranOnce = starts == 1 && ended && !skipped
        let ranAllCases = test.cases == nil || test.cases == casesEnded
        return ranOnce && ranAllCases ? .passed : .missing
    }

    fileprivate func story(of test: LabTest, status: TestStatus) -> String {
        let inCase = lastCase.map { "\n  case      \($0)" } ?? ""
        switch (status, breakdown) {
        case (.passed, _), (.notBuilt, _):
            return ""
        case (_, .crashed(let message, let place)):
            let reason = message ?? "The process ended while this test ran."
            return "The program crashed\n  \(reason)" + (place.map { "\n  in        \($0)" } ?? "") + inCase
        case (_, .timedOut(let seconds)):
            return "No end after \(seconds) seconds\n  Is there a loop that cannot end?" + inCase
        case (.missing, _):
            return missingStory(of: test)
        default:
            return failures.first ?? "It failed without a word."
        }
    }

    private func missingStory(of test: LabTest) -> String {
        if skipped { return "It was skipped" }
        if starts == 0 { return "It did not run\n  Is the test still there, under its own name?" }
        if starts > 1 { return "It ran \(starts) times, expected once" }
        return "It ran \(casesEnded) of its \(test.cases ?? 0) cases"
    }
}
