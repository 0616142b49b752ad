extension LabDefinition {
    /// Everything that contradicts itself or the lesson, each as "field: what is wrong"; empty if all is well.
    ///
    /// - Parameter lesson: the text of the lesson, or nil where there is none.
    package func problems(lesson lessonText: String?) -> [String] {
        var problems: [String] = []
        if format != 1 { problems.append("format: is \(format), expected 1") }
        if number.count != 2 || !number.allSatisfy(\.isWholeNumber) {
            problems.append("number: is \"\(number)\", expected two digits")
        }
        if sources.isEmpty { problems.append("sources: is empty, expected the learner's file") }
        problems += taskProblems() + testProblems() + ruleProblems(lessonText: lessonText)
        return problems
    }

    private func taskProblems() -> [String] {
        var problems: [String] = []
        let total = tasks.reduce(0) { $0 + $1.points }
        if total != 100 { problems.append("tasks: points add up to \(total), expected 100") }
        for (id, count) in counted(tasks.map { "\($0.id)" }) where count > 1 {
            problems.append("tasks: id \(id) is used \(count) times")
        }
        for (index, task) in tasks.enumerated() {
            let sum = task.tests.reduce(0) { $0 + $1.points }
            if sum != task.points {
                problems.append("tasks[\(index)].points: is \(task.points), but its tests add up to \(sum)")
            }
            let hints = task.hints.filter { !$0.allSatisfy(\.isWhitespace) }
            if hints.count != 3 || task.hints.count != 3 {
                problems.append("tasks[\(index)].hints: has \(hints.count), expected 3")
            }
        }
        return problems
    }

    private func testProblems() -> [String] {
        var problems: [String] = []
        for (id, count) in counted(tests.map(\.id)) where count > 1 {
            problems.append("tests: id \"\(id)\" is used \(count) times")
        }
        let known = Set(rules.map(\.id))
        for (taskIndex, task) in tasks.enumerated() {
            for (testIndex, test) in task.tests.enumerated() {
                let field = "tasks[\(taskIndex)].tests[\(testIndex)]"
                if !test.id.hasPrefix(testTarget + ".") {
                    problems.append("\(field).id: is \"\(test.id)\", expected it to begin with \"\(testTarget).\"")
                }
                if test.points < 1 { problems.append("\(field).points: is \(test.points), expected at least 1") }
                if test.rules.isEmpty { problems.append("\(field).rules: is empty, expected the rules that it checks") }
                for rule in test.rules where !known.contains(rule) {
                    problems.append("\(field).rules: no rule is called \"\(rule)\"")
                }
                if let cases = test.cases, cases < 1 || test.framework == .xctest {
                    problems.append("\(field).cases: is \(cases), expected a count of a Swift Testing test's arguments")
                }
            }
        }
        return problems
    }

    private func ruleProblems(lessonText: String?) -> [String] {
        var problems: [String] = []
        for (id, count) in counted(rules.map(\.id)) where count > 1 {
            problems.append("rules: id \"\(id)\" is used \(count) times")
        }
        guard let lessonText else {
            return problems + ["lesson: there is no file \"\(lesson)\""]
        }
        let anchors = Lesson(markdown: lessonText).anchors
        for (index, rule) in rules.enumerated() {
            let parts = rule.lesson.split(separator: "#", maxSplits: 1).map(String.init)
            if parts.count != 2 || parts[0] != lesson {
                problems.append("rules[\(index)].lesson: is \"\(rule.lesson)\", expected \"\(lesson)#anchor\"")
            } else if !anchors.contains(parts[1]) {
                problems.append("rules[\(index)].lesson: \(lesson) has no anchor \"\(parts[1])\"")
            }
        }
        return problems
    }

    /// Each name with the number of times it occurs, in the order of first occurrence.
    private func counted(_ names: [String]) -> [(String, Int)] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for name in names {
            if counts[name] == nil { order.append(name) }
            counts[name, default: 0] += 1
        }
        return order.map { ($0, counts[$0] ?? 0) }
    }
}
