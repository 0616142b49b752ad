/// Where a learner stands in one lab, by the last check.
package struct LabStanding: Equatable, Sendable {
    private let definition: LabDefinition
    private let progress: LearnerProgress.LabProgress
    private let next: LabTask?

    package init(definition: LabDefinition, progress: LearnerProgress) {
        self.definition = definition
        self.progress = progress.labs[definition.number] ?? LearnerProgress.LabProgress()
        let isDone = self.progress.hasFullScore(in: definition)
        next = isDone ? nil : progress.taskInNeed(of: definition)
    }

    package func text(style: TextStyle) -> String {
        var lines = [headline(style), ""] + taskLines(style) + [""]
        let number = definition.number
        guard let next else {
            lines += ["Every task is done.", "  ordinal lab solution \(number)   compare with a worked answer"]
            return lines.joined(separator: "\n") + "\n"
        }
        lines.append(style.bold("Next: task \(next.id), \(next.title)"))
        if let failing = progress.failing, failing.task == next.id, let rule = definition.rule(failing.rule) {
            let text = TextWrap.lines("\(rule.id): \(rule.text)", width: 90)
            lines += text.enumerated().map { ($0 == 0 ? "  broken   " : "           ") + $1 }
        }
        lines.append("  ordinal lab check \(number) --task \(next.id)")
        lines.append("  ordinal lab hint \(number) --task \(next.id)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(_ style: TextStyle) -> String {
        let name = style.bold("Lab \(definition.number)  \(definition.title)")
        guard let score = progress.score else {
            return name + "   " + (progress.tasks.isEmpty ? "not checked yet" : "not checked as a whole yet")
        }
        let best = progress.best.map { $0 > score ? ", best \($0)" : "" } ?? ""
        return name + "   \(score) of 100 points\(best)"
    }

    private func taskLines(_ style: TextStyle) -> [String] {
        let width = definition.tasks.map(\.title.count).max() ?? 0
        return definition.tasks.map { task in
            let score = progress.tasks["\(task.id)"]
            let mark = score.map { $0 >= task.points ? style.green("✔") : style.red("✘") } ?? " "
            let count = (score.map(String.init) ?? "-").leftPadded(to: 3) + " of " + "\(task.points)".leftPadded(to: 3)
            let hints = progress.hints["\(task.id)"].map { "hints seen: \($0) of \(task.hints.count)" } ?? ""
            let line = "  \(mark) \(task.id)  \(task.title.padded(to: width))  \(count)"
            return hints.isEmpty ? line : line + "   " + style.dim(hints)
        }
    }
}
