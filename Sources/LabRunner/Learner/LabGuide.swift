/// What a learner needs to begin with a lab, or to go on with it.
package struct LabGuide: Equatable, Sendable {
    private let lab: String
    private let title: String
    private let summary: String
    private let lesson: String
    private let sources: [String]
    /// The task to write now.
    private let task: LabTask
    private let taskCount: Int
    /// What the task's tests check, in the lesson's order.
    private let rules: [LabRule]

    /// Nil for a lab without tasks, which a sound one never is.
    package init?(lab: Lab, progress: LearnerProgress) {
        let definition = lab.definition
        guard let task = progress.taskInNeed(of: definition) else { return nil }
        self.lab = definition.number
        title = definition.title
        summary = definition.summary
        lesson = lab.shown(definition.lesson)
        sources = definition.sources.map(lab.shown)
        self.task = task
        taskCount = definition.tasks.count
        let checked = Set(task.tests.flatMap(\.rules))
        rules = definition.rules.filter { checked.contains($0.id) }
    }

    package func text(style: TextStyle) -> String {
        var lines = [style.bold("Lab \(lab)  \(title)")] + TextWrap.lines(summary, width: 100) + [""]
        lines.append("read    \(lesson)")
        for (index, source) in sources.enumerated() { lines.append((index == 0 ? "write   " : "        ") + source) }
        lines += [
            "", style.bold("Task \(task.id) of \(taskCount): \(task.title)") + style.dim("  \(task.points) points"),
        ]
        lines += ruleLines(style) + [""] + commandLines(style)
        return lines.joined(separator: "\n") + "\n"
    }

    private func ruleLines(_ style: TextStyle) -> [String] {
        let width = rules.map(\.id.count).max() ?? 0
        return rules.flatMap { rule in
            TextWrap.lines(rule.text, width: 96 - width).enumerated().map { index, line in
                let name = (index == 0 ? rule.id : "").padded(to: width)
                return "  " + style.yellow(name) + "  " + line
            }
        }
    }

    private func commandLines(_ style: TextStyle) -> [String] {
        let commands = [
            ("ordinal lab check \(lab) --task \(task.id)", "build it, and see what is right and what is not"),
            ("ordinal lab watch \(lab)", "the same whenever you save"),
            ("ordinal lab open \(lab)", "the lesson in the browser"),
            ("ordinal lab hint \(lab)", "a nudge, if you are stuck"),
            ("ordinal lab status \(lab)", "where you stand"),
        ]
        let width = commands.map(\.0.count).max() ?? 0
        return commands.map { "  " + $0.0.padded(to: width) + "   " + style.dim($0.1) }
    }
}
