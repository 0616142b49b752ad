/// Decides what a watch does next; it performs nothing itself.
package struct WatchState: Equatable, Sendable {
    /// What can happen to a watch.
    package enum Event: Equatable, Sendable {
        case started
        /// A file of the learner's has changed.
        case saved
        case key(Character)
        /// A check has ended, and this is what it gave.
        case checked(LabReport)
    }

    /// What is to be done.
    package enum Directive: Equatable, Sendable {
        /// Grade one task, or all.
        case check(task: Int?)
        /// Show the next hint for a task, or for the one in need of it.
        case hint(task: Int?)
        /// Say which keys there are, and what is watched.
        case prompt
        case quit
    }

    /// The lab's tasks, in order.
    private let tasks: [Int]
    /// Those that the last checks found complete.
    private var finished: Set<Int> = []
    /// The only task that is checked, or nil for all.
    package private(set) var focus: Int?

    package init(tasks: [Int], focus: Int? = nil) {
        self.tasks = tasks
        self.focus = focus
    }

    package mutating func handle(_ event: Event) -> Directive? {
        switch event {
        case .started, .saved:
            return .check(task: focus)
        case .key("r"):
            return .check(task: focus)
        case .key("h"):
            return .hint(task: focus)
        case .key("n"):
            focus = nextTask()
            return .check(task: focus)
        case .key("q"):
            return .quit
        case .key:
            return nil
        case .checked(let report):
            note(report)
            return .prompt
        }
    }

    /// The next unfinished task after the focus, round to the first; nil, which is all, if none is left.
    private func nextTask() -> Int? {
        let position = focus.flatMap { tasks.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        let inOrder = tasks[position...] + tasks[..<position]
        return inOrder.first { !finished.contains($0) && $0 != focus }
    }

    private mutating func note(_ report: LabReport) {
        guard report.status == .checked else { return }
        for task in report.tasks {
            if task.score == task.points { finished.insert(task.id) } else { finished.remove(task.id) }
        }
    }

    /// What a learner reads while nothing happens.
    package func prompt(style: TextStyle) -> String {
        let scope = focus.map { "task \($0)" } ?? "all tasks"
        return style.dim("watching \(scope); h hint, r rerun, n next task, q quit") + "\n"
    }
}
