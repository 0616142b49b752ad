import LabRunner

/// Grades a lab for the commands that do so, and remembers the result.
struct LabGrader {
    let lab: Lab
    let limit: TimeLimit
    let console: LabConsole

    /// Builds and runs one task's tests, or all.
    func check(task: Int?) throws(LabError) -> LabReport {
        let definition = lab.definition
        let tasks = definition.tasks.filter { task == nil || $0.id == task }
        if let task, tasks.isEmpty {
            throw .noSuchTask(task, lab: definition.number, known: definition.tasks.map(\.id))
        }
        let timelines = FailureTimelines(of: lab)
        timelines.clear()
        let workspace = LabWorkspace(
            lab: lab, toolchain: try Toolchain.find(), limit: limit, timelines: timelines.folder)
        let outcome = try LabCheck(definition: definition, workspace: workspace, progress: console.progress)
            .run(tasks.flatMap(\.tests))
        console.clearProgress()
        let recorded = SuiteChecksums(recordedIn: lab.folder.url)
        let edited = recorded?.changes(to: SuiteChecksums(of: lab.folder.url)) ?? []
        var report = LabReport(
            definition: definition, outcome: outcome, task: task, lessonFolder: lab.shown(""),
            editedFiles: edited.map(lab.shown))
        timelines.link(in: &report)
        return report
    }

    /// Takes note of a check for the commands that come later.
    func remember(_ report: LabReport, isWholeLab: Bool) {
        var progress = LearnerProgress(in: lab.root)
        progress.note(report, of: lab.definition, isWholeLab: isWholeLab)
        console.remember(progress, in: lab.root)
    }

    /// Takes the next hint for a task, or for the one in need of it, and remembers that it was given.
    func hint(task: Int?) throws(LabError) -> String {
        var progress = LearnerProgress(in: lab.root)
        guard let hint = progress.takeHint(of: lab.definition, task: task, mutants: Mutant.all(of: lab)) else {
            throw .noSuchTask(task ?? 0, lab: lab.definition.number, known: lab.definition.tasks.map(\.id))
        }
        console.remember(progress, in: lab.root)
        return hint.text(style: console.style)
    }
}
