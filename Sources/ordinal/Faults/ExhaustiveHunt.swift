import Faults

/// The exhaustive search, a scope a job.
struct ExhaustiveHunt: Sendable {
    let scopes: [Exploration.Scope]
    let jobs: Int

    /// Explores all scopes.
    ///
    /// - Parameter tell: is told of each scope once it is done.
    func run(tell: (Exploration.Scope, Exploration.Report) -> Void) async -> [Exploration.Report] {
        var waiting = scopes[...]
        var reports: [Exploration.Report] = []
        await withTaskGroup(of: (Exploration.Scope, Exploration.Report).self) { group in
            func startNext() {
                guard let scope = waiting.popFirst() else { return }
                group.addTask { (scope, Exploration().explore(scope)) }
            }
            for _ in 0..<jobs { startNext() }
            for await (scope, report) in group {
                tell(scope, report)
                reports.append(report)
                startNext()
            }
        }
        return reports
    }
}
