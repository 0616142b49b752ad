import Foundation

extension LabVerifier {
    /// What one start of the test process is for.
    private enum Piece: Sendable {
        case mutant(Variant)
        case agreement([LabTest])
        /// The solution's run with this number; the first was in the lab's own package.
        case again(Int)

        var variant: String {
            switch self {
            case .mutant(let variant): variant.name
            case .agreement, .again: "solution"
            }
        }

        /// A run that is neither the first nor the second looks for what changes by chance, and that shows early.
        var histories: Int? {
            if case .again(let number) = self, number > 2 { 30 } else { nil }
        }
    }

    /// What such a start gave.
    private struct Finding: Sendable {
        var records: TestRecords
        var seconds: Double
    }

    /// Builds the variants' package once and runs its test process for each mutant and each repetition.
    ///
    /// A mutant that does not compile is left out and graded in the lab's own package, and so are all of them if
    /// something else is wrong with the package.
    func runSideBySide(
        solution: [String: String], mutants: [Mutant], first: LabReport?, copy: LabCopy,
        into report: inout VerifyReport, finished: (VariantReport) -> Void, progress: @escaping (String) -> Void
    ) throws(LabError) {
        var waiting = parts.contains(.mutants) ? mutants.filter { !$0.files.isEmpty }.map { variant($0, solution) } : []
        let agreement = parts.contains(.solution) ? AgreementSuite(of: lab) : nil
        let repetitions = first == nil || repeats < 2 ? [] : (2...repeats).map(Piece.again)
        if !waiting.isEmpty || agreement != nil || !repetitions.isEmpty {
            let attempt = try build(
                solution: solution, mutants: waiting, agreement: agreement, copy: copy, progress: progress)
            switch attempt {
            case .built(let package, let mutants):
                let pieces =
                    waiting.filter { mutants.contains($0.name) }.map(Piece.mutant)
                    + (agreement.map { [.agreement($0.tests)] } ?? []) + repetitions
                waiting.removeAll { mutants.contains($0.name) }
                try run(
                    pieces, of: package, first: first, agreement: agreement, into: &report, finished: finished,
                    progress: progress)
            case .notBuilt(let reason):
                report.shortfalls.append("the tests do not build with all variants side by side: \(reason)")
            }
        }
        for variant in waiting {
            let (graded, _) = try grade(variant, in: copy, progress: progress)
            report.add(graded, of: variant.mutant)
            finished(graded)
        }
    }

    private func variant(_ mutant: Mutant, _ solution: [String: String]) -> Variant {
        let sources = solution.merging(mutant.files) { _, mutated in mutated }
        return Variant(name: mutant.name, kind: .mutant, mutant: mutant, sources: sources)
    }

    private enum Attempt {
        /// The package is built with these mutants.
        case built(LabWorkspace, mutants: Set<String>)
        case notBuilt(reason: String)
    }

    /// Builds the package with as many of the mutants as compile.
    private func build(
        solution: [String: String], mutants: [Variant], agreement: AgreementSuite?, copy: LabCopy,
        progress: @escaping (String) -> Void
    ) throws(LabError) -> Attempt {
        guard let package = VariantPackage(of: lab, base: copy.base) else {
            return .notBuilt(reason: "Subject.swift has lines that are not of the form let subject: Type = Answer()")
        }
        let workspace = LabWorkspace(package: package.folder, scratch: scratch, toolchain: toolchain, limit: limit)
        let check = LabCheck(definition: lab.definition, workspace: workspace) { progress("mutants: \($0)") }
        let tests = agreement.map { [AgreementSuite.fileName: $0.text] } ?? [:]
        var sources = Dictionary(uniqueKeysWithValues: mutants.map { ($0.name, $0.sources) })
        while true {
            try package.write(solution: solution, mutants: sources, tests: tests)
            guard case .notBuilt(let errors, let lastLines) = try check.build() else {
                return .built(workspace, mutants: Set(sources.keys))
            }
            let culprits = package.culprits(errors, among: sources.keys.sorted())
            if culprits.isEmpty {
                let first = errors.first.map { "\($0.file):\($0.line): \($0.message)" }
                return .notBuilt(reason: first ?? lastLines.last ?? "no reason given")
            }
            for name in culprits { sources[name] = nil }
        }
    }

    private func run(
        _ pieces: [Piece], of package: LabWorkspace, first: LabReport?, agreement: AgreementSuite?,
        into report: inout VerifyReport, finished: (VariantReport) -> Void, progress: (String) -> Void
    ) throws(LabError) {
        let definition = lab.definition
        var interruption: LabError?
        var differs = false
        Lanes.run(pieces) { piece in
            Self.find(piece, definition: definition, package: package)
        } finished: { piece, finding in
            guard case .success(let finding) = finding else {
                if case .failure(let error) = finding { interruption = interruption ?? error }
                return
            }
            switch piece {
            case .mutant(let variant):
                let result = LabReport(definition: definition, outcome: .ran(finding.records))
                let graded = VariantReport(
                    name: variant.name, kind: .mutant, mutant: variant.mutant, report: result,
                    seconds: finding.seconds)
                report.add(graded, of: variant.mutant)
                finished(graded)
            case .agreement:
                guard let found = agreement?.judge(finding.records) else { return }
                report.agreement = found.inputs
                report.shortfalls += found.shortfalls
            case .again(let number):
                progress("solution: run \(number) of \(repeats)")
                guard let first, !differs else { return }
                report.runs = number
                let again = LabReport(definition: definition, outcome: .ran(finding.records))
                let differences = first.differences(from: again)
                differs = !differences.isEmpty
                report.shortfalls += differences.map { "run \(number) differs from the first: \($0)" }
            }
        }
        if let interruption { throw interruption }
    }

    private static func find(
        _ piece: Piece, definition: LabDefinition, package: LabWorkspace
    ) -> Result<Finding, LabError> {
        let start = ContinuousClock.now
        var workspace = package
        workspace.variant = piece.variant
        workspace.histories = piece.histories
        let check = LabCheck(definition: definition, workspace: workspace)
        do {
            let tests = if case .agreement(let tests) = piece { tests } else { definition.tests }
            let records = try check.runTests(tests)
            return .success(Finding(records: records, seconds: (ContinuousClock.now - start).seconds))
        } catch {
            return .failure(error)
        }
    }
}
