/// Builds a lab and runs its graded tests, whatever the learner's code does.
///
/// Guarantees: every test asked for has a record afterwards, or has none because it never began; a test in which the
/// process crashes or hangs costs only itself, since the rest is run again without it; no process outlives the call.
///
/// Caveats: tests that `lab.json` does not name are built and not run.
package struct LabCheck {
    package let definition: LabDefinition
    package let workspace: LabWorkspace
    /// Is told what goes on, in words for a progress line.
    package let progress: (String) -> Void

    package init(
        definition: LabDefinition,
        workspace: LabWorkspace,
        progress: @escaping (String) -> Void = { _ in }
    ) {
        self.definition = definition
        self.workspace = workspace
        self.progress = progress
    }

    /// What building and running gave.
    package enum Outcome: Equatable, Sendable {
        case ran(TestRecords)
        /// The errors that were found, and what else the build said, for when there are none.
        case notBuilt(errors: [BuildError], lastLines: [String])
    }

    /// Builds, then runs the tests given.
    package func run(_ tests: [LabTest]) throws(LabError) -> Outcome {
        if let failure = try build() { return failure }
        return .ran(try runTests(tests))
    }

    /// Builds; gives what came of it unless all went well.
    func build() throws(LabError) -> Outcome? {
        progress("building \(definition.module)")
        let build = try SwiftBuild.run(workspace.buildCommand(), scratch: workspace.scratch, progress: progress)
        guard build.ending == .exited(0) else {
            return .notBuilt(
                errors: BuildOutput.errors(in: build.output, labFolder: workspace.folder.filePath),
                lastLines: BuildOutput.reason(in: build.output)
            )
        }
        return nil
    }

    /// Runs tests that are built until each has ended, broken down, or shown that it does not run.
    func runTests(_ tests: [LabTest]) throws(LabError) -> TestRecords {
        var records: TestRecords = [:]
        var remaining = tests
        var limit = workspace.limit
        while !remaining.isEmpty {
            progress("running \(remaining.count) tests")
            let round = try TestRound(
                workspace: workspace, tests: remaining, limit: limit, sources: definition.sources
            ).run()
            records.merge(round.records) { _, new in new }
            let done = round.records.filter { $0.value.ended || $0.value.breakdown != nil }
            remaining.removeAll { done[$0.id] != nil }
            // Without a breakdown whatever did not run will not run the next time either.
            if !round.records.values.contains(where: { $0.breakdown != nil }) { break }
            if round.timedOut { limit = limit.afterHang }
        }
        return records
    }
}
