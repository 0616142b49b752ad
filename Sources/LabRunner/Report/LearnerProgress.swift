package import Foundation

/// What the runner remembers between commands; a learner may edit it, and no grade depends on it.
package struct LearnerProgress: Codable, Equatable, Sendable {
    package var format = 1
    /// By the lab's number.
    package var labs: [String: LabProgress] = [:]
    /// The number of the lab that was checked last.
    package var last: String?

    package struct LabProgress: Codable, Equatable, Sendable {
        /// The score of the last check of the whole lab.
        package var score: Int?
        package var best: Int?
        /// The last score of each task, by its identifier.
        package var tasks: [String: Int] = [:]
        /// How many hints of each task have been shown, by its identifier.
        package var hints: [String: Int] = [:]
        /// What the last check found wrong first, or nil if it found nothing.
        package var failing: Failing?
        /// The identifiers of the tests that failed in the last check of their task.
        package var failed: [String]?

        package init() {}

        /// Whether the last checks left nothing to do.
        package func hasFullScore(in definition: LabDefinition) -> Bool {
            definition.tasks.allSatisfy { (tasks["\($0.id)"] ?? 0) >= $0.points }
        }
    }

    /// A broken rule, and the task whose test found it.
    package struct Failing: Codable, Equatable, Sendable {
        package var rule: String
        package var task: Int
    }

    package init() {}

    private static func file(in root: URL) -> URL {
        root.appending(path: ".ordinal").appending(path: "progress.json")
    }

    /// Reads the file of a checkout; one that is missing or damaged counts as empty.
    package init(in root: URL) {
        guard let data = try? Data(contentsOf: Self.file(in: root)),
            let progress = try? JSONDecoder().decode(LearnerProgress.self, from: data)
        else { return }
        self = progress
    }

    /// Writes the file of a checkout.
    package func write(in root: URL) throws(LabError) {
        let file = Self.file(in: root)
        let text = try JSONText.encode(self)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
    }

    /// Takes note of a check, of the whole lab or of some of its tasks.
    package mutating func note(_ report: LabReport, of definition: LabDefinition, isWholeLab: Bool) {
        last = report.lab
        guard report.status == .checked else { return }
        var lab = labs[report.lab] ?? LabProgress()
        for task in report.tasks { lab.tasks["\(task.id)"] = task.score }
        if isWholeLab {
            lab.score = report.score
            lab.best = max(report.score, lab.best ?? 0)
        }
        let checked = Set(report.tasks.flatMap(\.tests).map(\.id))
        let failures = report.failures(in: definition)
        lab.failed = (lab.failed ?? []).filter { !checked.contains($0) } + failures.map(\.id)
        if let first = failures.first, let rule = first.rule {
            lab.failing = Failing(rule: rule, task: first.task)
        } else if let known = lab.failing, report.tasks.contains(where: { $0.id == known.task }) {
            lab.failing = nil
        }
        labs[report.lab] = lab
    }

    /// Forgets what the last check of a lab found and which hints were shown; the best score stays.
    package mutating func forgetLastCheck(of number: String) {
        guard let known = labs[number] else { return }
        var lab = LabProgress()
        lab.best = known.best
        labs[number] = lab
    }

    /// Takes the next rung of a task's hints; after the third it stays there.
    ///
    /// - Returns: the rung, from 1.
    package mutating func nextHint(lab: String, task: LabTask) -> Int {
        let shown = labs[lab]?.hints["\(task.id)"] ?? 0
        let rung = min(max(shown, 0) + 1, task.hints.count)
        labs[lab, default: LabProgress()].hints["\(task.id)"] = rung
        return rung
    }

    /// The task of the rule that the last check found broken first, or else the first that is unfinished.
    ///
    /// If all are finished, it is the first one.
    package func taskInNeed(of definition: LabDefinition) -> LabTask? {
        let lab = labs[definition.number]
        if let failing = lab?.failing, let task = definition.tasks.first(where: { $0.id == failing.task }) {
            return task
        }
        let scores = lab?.tasks ?? [:]
        return definition.tasks.first { (scores["\($0.id)"] ?? 0) < $0.points } ?? definition.tasks.first
    }
}
