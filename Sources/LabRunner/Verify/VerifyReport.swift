/// What was proved of a lab's suite, and what was not.
package struct VerifyReport: Codable, Equatable, Sendable {
    /// The version of these keys.
    package var format = 1
    package var lab: String
    package var title: String
    /// The solution, the starter and the mutants that were run, in this order.
    package var variants: [VariantReport] = []
    /// Everything that is not as it must be; empty if the lab is sound.
    package var shortfalls: [String]
    /// What an author may want to look at; it fails nothing.
    package var remarks: [String] = []
    package var seconds: Double = 0
    /// How often the solution's suite was run; each run must give the same.
    package var runs = 1
    /// On how many random inputs the solution and the reference were found to agree.
    package var agreement = 0
    /// How many graded tests there are, and how many of them fail for at least one mutant.
    package var tests = 0
    package var killing = 0
    /// How many rules the lesson has, and how many of them a test checks.
    package var rules = 0
    package var rulesCovered = 0
    /// How many hints there are, of three for each task.
    package var hints = 0
    package var tasks = 0

    /// A report in which nothing has been run yet.
    package init(of definition: LabDefinition, shortfalls: [String] = []) {
        lab = definition.number
        title = definition.title
        self.shortfalls = shortfalls
        tests = definition.tests.count
        let tested = Set(definition.tests.flatMap(\.rules))
        rules = definition.rules.count
        rulesCovered = definition.rules.count { tested.contains($0.id) }
        tasks = definition.tasks.count
        hints = definition.tasks.reduce(0) { $0 + $1.hints.count }
    }

    /// Takes in what one variant got, and what is wrong with that.
    package mutating func add(_ variant: VariantReport, of mutant: Mutant?) {
        variants.append(variant)
        shortfalls += variant.shortfalls
        let idle = mutant?.caughtBy.filter { !variant.failed.contains($0) } ?? []
        if !idle.isEmpty, !variant.killedBy.isEmpty {
            remarks.append("mutant \(variant.name) also names \(idle.joined(separator: ", ")), which it passes")
        }
    }

    /// The mutants that lose points at a test that they name.
    package var killed: Int { variants.count { $0.kind == .mutant && $0.shortfalls.isEmpty } }
}

/// One implementation that was graded.
package struct VariantReport: Codable, Equatable, Sendable {
    package var name: String
    package var kind: Kind
    package var score: Int
    package var status: LabReport.Status
    /// The tests that did not pass, by what became of them.
    package var failed: [String]
    /// Those of them that the mutant names.
    package var killedBy: [String]
    package var seconds: Double
    package var shortfalls: [String]

    package enum Kind: String, Codable, Sendable {
        case solution
        case starter
        case mutant
    }
}

extension VerifyReport {
    /// The most points that a lab's starter may have.
    package static let starterLimit = 10

    /// Judges the lab's description: rules and tests name each other, and the suite is as recorded.
    package static func staticShortfalls(_ definition: LabDefinition, mutants: [Mutant]) -> [String] {
        var shortfalls: [String] = []
        let tested = Set(definition.tests.flatMap(\.rules))
        for rule in definition.rules where !tested.contains(rule.id) {
            shortfalls.append("rule \"\(rule.id)\" has no test")
        }
        let tests = Set(definition.tests.map(\.id))
        for mutant in mutants {
            if mutant.files.isEmpty {
                shortfalls.append("mutant \(mutant.name) holds none of the lab's source files")
                continue
            }
            if mutant.caughtBy.isEmpty { shortfalls.append("mutant \(mutant.name) has no line \"// caught by:\"") }
            if mutant.mistake == nil { shortfalls.append("mutant \(mutant.name) has no line \"// mistake:\"") }
            for id in mutant.caughtBy where !tests.contains(id) {
                shortfalls.append("mutant \(mutant.name) names \"\(id)\", which lab.json does not have")
            }
        }
        return shortfalls
    }

    /// The tests that no mutant fails.
    package static func idleTests(_ definition: LabDefinition, variants: [VariantReport]) -> [String] {
        let failed = Set(variants.filter { $0.kind == .mutant }.flatMap(\.failed))
        return definition.tests.map(\.id).filter { !failed.contains($0) }
    }
}

extension LabReport {
    /// What came out otherwise in another check of the same code.
    package func differences(from other: LabReport) -> [String] {
        if status != other.status { return ["it is \(other.status.rawValue)"] }
        let pairs = zip(tasks.flatMap(\.tests), other.tasks.flatMap(\.tests))
        return pairs.compactMap { first, again in
            if first.status != again.status { return "\(first.id) \(again.status.rawValue)" }
            return first.story == again.story ? nil : "\(first.id) tells another story"
        }
    }
}

extension VariantReport {
    /// Judges what a check gave for one variant.
    package init(name: String, kind: Kind, mutant: Mutant?, report: LabReport, seconds: Double) {
        self.name = name
        self.kind = kind
        self.seconds = seconds
        score = report.score
        status = report.status
        let failures = report.tasks.flatMap(\.tests).filter { $0.status != .passed }
        let failed = report.status == .checked ? failures.map(\.id) : []
        self.failed = failed
        killedBy = mutant?.caughtBy.filter(failed.contains) ?? []
        shortfalls = []
        if report.status == .notBuilt {
            let first = report.buildErrors.first.map { "\($0.file):\($0.line): \($0.message)" }
            shortfalls = ["\(name) does not compile: \(first ?? report.buildOutput.last ?? "no reason given")"]
            return
        }
        switch kind {
        case .solution where !report.isFullScore:
            shortfalls = failures.map { "solution fails \($0.id) (\($0.status.rawValue)): \($0.story.first ?? "")" }
        case .starter where score > VerifyReport.starterLimit:
            shortfalls = ["starter scores \(score), expected at most \(VerifyReport.starterLimit)"]
        case .mutant where report.isFullScore:
            shortfalls = ["mutant \(name) survives: it scores \(score)"]
        case .mutant where killedBy.isEmpty:
            shortfalls = ["mutant \(name) fails \(failed.count) tests, but none that it names"]
        case .solution, .starter, .mutant:
            break
        }
    }
}
