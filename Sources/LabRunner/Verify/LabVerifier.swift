package import Foundation

/// Grades a lab's suite: it must pass the solution, fail the starter, and catch every mutant.
///
/// Solution and starter are graded in the lab's own package, as a learner's work is. The mutants, the solution's
/// repetitions and its agreement with the reference follow in a package that holds them all: see ``VariantPackage``.
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
            of: definition,
            shortfalls: VerifyReport.staticShortfalls(definition, mutants: mutants) + checksumShortfalls())
        report.remarks += checksumRemarks()
        report.shortfalls += agreementShortfalls()
        let copy = try LabCopy(of: lab)
        var first: LabReport?
        for variant in try learnersVariants(solution: solution) {
            let (graded, result) = try grade(variant, in: copy, progress: progress)
            if variant.kind == .solution, result.status == .checked { first = result }
            report.add(graded, of: nil)
            finished(graded)
        }
        try runSideBySide(
            solution: solution, mutants: mutants, first: first, copy: copy, into: &report, finished: finished,
            progress: progress)
        if parts.contains(.mutants) {
            report.killing =
                definition.tests.count - VerifyReport.idleTests(definition, variants: report.variants).count
            report.shortfalls += VerifyReport.idleTests(definition, variants: report.variants).map {
                "test \($0) fails for no mutant"
            }
        }
        report.seconds = (ContinuousClock.now - start).seconds
        return report
    }

    /// Builds and checks one variant as the learner would: in the lab's package, by `swift build` and `swift test`.
    func grade(
        _ variant: Variant, in copy: LabCopy, progress: @escaping (String) -> Void
    ) throws(LabError) -> (VariantReport, LabReport) {
        let start = ContinuousClock.now
        try copy.install(variant.sources)
        let workspace = LabWorkspace(package: copy.folder, scratch: scratch, toolchain: toolchain, limit: limit)
        let check = LabCheck(definition: lab.definition, workspace: workspace) { progress("\(variant.name): \($0)") }
        let result = LabReport(definition: lab.definition, outcome: try check.run(lab.definition.tests))
        let graded = VariantReport(
            name: variant.name, kind: variant.kind, mutant: variant.mutant, report: result,
            seconds: (ContinuousClock.now - start).seconds)
        return (graded, result)
    }

    /// One implementation, by path inside the lab.
    struct Variant: Sendable {
        var name: String
        var kind: VariantReport.Kind
        var mutant: Mutant?
        var sources: [String: String]
    }

    /// Those that are graded as the learner would.
    private func learnersVariants(solution: [String: String]) throws(LabError) -> [Variant] {
        var variants: [Variant] = []
        if parts.contains(.solution) {
            variants.append(Variant(name: "solution", kind: .solution, sources: solution))
        }
        if parts.contains(.starter) {
            variants.append(Variant(name: "starter", kind: .starter, sources: try sources(in: lab.folder.url)))
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

    /// A lab whose learner writes Swift has a reference to agree with.
    private func agreementShortfalls() -> [String] {
        guard lab.definition.sources.contains(where: { $0.hasSuffix(".swift") }), AgreementSuite(of: lab) == nil else {
            return []
        }
        return [
            "Solutions/\(lab.folder.name)/\(AgreementSuite.fileName) is missing: nothing shows that the solution is right"
        ]
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
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
