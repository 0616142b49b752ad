/// One rung of a task's hints.
package struct Hint: Equatable, Sendable {
    package var task: LabTask
    /// From 1.
    package var rung: Int
    /// The rule that led to this task, if nobody asked for the task itself.
    package var rule: LabRule?
    /// What people have got wrong whose tests failed like the learner's; nil before the second rung.
    package var mistake: String?

    package func text(style: TextStyle) -> String {
        var lines = [style.bold("Task \(task.id), \(task.title): hint \(rung) of \(task.hints.count)")]
        if let rule { lines += TextWrap.lines("Broken first: \(rule.id) (\(rule.lesson))", width: 100).map(style.dim) }
        for line in task.hints[rung - 1].split(separator: "\n", omittingEmptySubsequences: false) {
            // A line of code keeps its indentation.
            lines += line.hasPrefix(" ") || line.isEmpty ? [String(line)] : TextWrap.lines(String(line), width: 100)
        }
        if let mistake {
            lines += [""] + TextWrap.lines("With failures like yours, others had this: \(mistake)", width: 100)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LearnerProgress {
    /// Takes the next hint for a task; without one, for the task of the rule that the last check found broken first.
    ///
    /// - Parameter mutants: the known mistakes, one of which may be the learner's.
    /// - Returns: nil if the lab has no such task.
    package mutating func takeHint(
        of definition: LabDefinition, task number: Int?, mutants: [Mutant] = []
    ) -> Hint? {
        let chosen = number == nil ? taskInNeed(of: definition) : definition.tasks.first { $0.id == number }
        guard let task = chosen, !task.hints.isEmpty else { return nil }
        let failing = labs[definition.number]?.failing
        let rule = number == nil && failing?.task == task.id ? definition.rule(failing?.rule ?? "") : nil
        let rung = nextHint(lab: definition.number, task: task)
        let tests = Set(task.tests.map(\.id))
        let failed = (labs[definition.number]?.failed ?? [])
        let likely = mutants.filter { !tests.isDisjoint(with: $0.caughtBy) }
        let mutant = rung > 1 ? Resemblance.mutant(for: failed, of: definition, among: likely) : nil
        return Hint(task: task, rung: rung, rule: rule, mistake: mutant?.mistake)
    }
}
