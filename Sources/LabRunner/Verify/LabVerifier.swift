package import Foundation

/// Grades a lab's suite: it must pass the solution, fail the starter, and catch every mutant.
package struct LabVerifier {
    /// What may be left out to save time.
    package enum Part: String, CaseIterable, Sendable {
        case solution
        case starter
        case mutants
    }

    let lab: Lab
    let parts: [Part]
    let toolchain: Toolchain
    let limit: TimeLimit
    /// Where it builds; two verifications at once need a folder each.
    let scratch: URL
    /// How often the solution's suite is run.
    let repeats: Int

    package init(
        lab: Lab, parts: [Part] = Part.allCases, toolchain: Toolchain, limit: TimeLimit, repeats: Int = 1,
        scratch: URL? = nil
    ) {
        self.lab = lab
        self.repeats = repeats
        self.parts = parts
        self.toolchain = toolchain
        self.limit = limit
        self.scratch = LabWorkspace.scratch(of: lab, base: scratch)
    }

    /// Runs every variant.
    ///
    /// - Parameters:
    ///   - finished: gets each variant's report as soon as there is one.
    ///   - progress: gets words for a progress line.
    package func run(
        finished: (VariantReport) -> Void,
        progress: @escaping (String) -> Void = { _ in }
    ) throws(LabError) -> VerifyReport {
        let start = ContinuousClock.now
        let definition = lab.definition
        let mutants = Mutant.all(of: lab)
        let solution = try sources(in: lab.solutionFolder)
        var report = VerifyReport(
            lab: definition.number, title: definition.title,
            shortfalls: VerifyReport.staticShortfalls(definition, mutants: mutants) + checksumShortfalls())
        report.remarks += checksumRemarks()
        let copy = LabCopy(lab: lab)
        try copy.refresh()

        for variant in try variants(solution: solution, mutants: mutants) {
            let graded = try grade(variant, in: copy, into: &report, progress: progress)
            report.variants.append(graded)
            report.shortfalls += graded.shortfalls
            let idle = variant.mutant?.caughtBy.filter { !graded.failed.contains($0) } ?? []
            if !idle.isEmpty, !graded.killedBy.isEmpty {
                report.remarks.append(
                    "mutant \(variant.name) also names \(idle.joined(separator: ", ")), which it passes")
            }
            finished(graded)
        }
        if parts.contains(.mutants) {
            report.shortfalls += VerifyReport.idleTests(definition, variants: report.variants).map {
                "test \($0) fails for no mutant"
            }
        }
        report.seconds = (ContinuousClock.now - start).seconds
        return report
    }

    /// Builds and checks one variant in the copy.
    private func grade(
        _ variant: Variant, in copy: LabCopy, into report: inout VerifyReport, progress: @escaping (String) -> Void
    ) throws(LabError) -> VariantReport {
        let start = ContinuousClock.now
        try copy.install(variant.sources)
        let workspace = LabWorkspace(
            package: copy.folder, scratch: scratch, toolchain: toolchain, limit: limit)
        let check = LabCheck(definition: lab.definition, workspace: workspace) { progress("\(variant.name): \($0)") }
        let result = LabReport(definition: lab.definition, outcome: try check.run(lab.definition.tests))
        if variant.kind == .solution, result.status == .checked {
            try examine(result, by: check, in: &report, progress: progress)
        }
        return VariantReport(
            name: variant.name, kind: variant.kind, mutant: variant.mutant, report: result,
            seconds: (ContinuousClock.now - start).seconds)
    }

    /// Runs the solution's suite again as often as asked for, and counts on how many inputs it agrees with the reference.
    private func examine(
        _ first: LabReport, by check: LabCheck, in report: inout VerifyReport, progress: (String) -> Void
    ) throws(LabError) {
        let definition = lab.definition
        report.note(agreementIn: first, of: definition)
        var differences: [String] = []
        for run in 2..<(max(repeats, 1) + 1) where differences.isEmpty {
            progress("solution: run \(run) of \(repeats)")
            report.runs = run
            let again = LabReport(definition: definition, outcome: try check.run(definition.tests))
            differences = first.differences(from: again).map { "run \(run) differs from the first: \($0)" }
        }
        report.shortfalls += differences
    }

    private struct Variant {
        var name: String
        var kind: VariantReport.Kind
        var mutant: Mutant?
        var sources: [String: String]
    }

    private func variants(solution: [String: String], mutants: [Mutant]) throws(LabError) -> [Variant] {
        var variants: [Variant] = []
        if parts.contains(.solution) {
            variants.append(Variant(name: "solution", kind: .solution, sources: solution))
        }
        if parts.contains(.starter) {
            variants.append(Variant(name: "starter", kind: .starter, sources: try sources(in: lab.folder.url)))
        }
        if parts.contains(.mutants) {
            for mutant in mutants where !mutant.files.isEmpty {
                let sources = solution.merging(mutant.files) { _, mutated in mutated }
                variants.append(Variant(name: mutant.name, kind: .mutant, mutant: mutant, sources: sources))
            }
        }
        return variants
    }

    private func sources(in folder: URL) throws(LabError) -> [String: String] {
        var sources: [String: String] = [:]
        for path in lab.definition.sources {
            let file = folder.appending(path: path)
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                throw .unreadable(path: file.filePath, reason: "there is no such text file")
            }
            sources[path] = text
        }
        return sources
    }

    private func checksumRemarks() -> [String] {
        guard let recorded = SuiteChecksums(recordedIn: lab.folder.url), recorded.starter == nil else { return [] }
        let path = lab.shown(SuiteChecksums.fileName)
        return ["\(path) does not record the starter, so that no learner can reset it"]
    }

    private func checksumShortfalls() -> [String] {
        let renew = "record them with ordinal verify \(lab.definition.number) --record"
        guard let recorded = SuiteChecksums(recordedIn: lab.folder.url) else {
            return ["\(lab.shown(SuiteChecksums.fileName)) is missing; \(renew)"]
        }
        let now = SuiteChecksums(of: lab.folder.url, starter: lab.definition.sources)
        let moved = recorded.starter.map { SuiteChecksums.differences($0, now.starter ?? [:]) } ?? []
        let changes = recorded.changes(to: now) + moved
        return changes.isEmpty
            ? [] : ["the checksums of \(changes.joined(separator: ", ")) are out of date; \(renew)"]
    }
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
