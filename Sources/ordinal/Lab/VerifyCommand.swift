import ArgumentParser
import Foundation
import LabRunner

/// `ordinal verify`: grades the labs' suites themselves.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that each lab's suite passes its solution and catches its wrong answers.",
        discussion: """
            For each lab: the solution scores 100; the starter compiles and scores at most 10; every mutant loses \
            points at a test that it names; every test fails for at least one mutant; every rule has a test and every \
            test a rule; every task has three hints; the suite is as its checksums say; solution and reference give \
            the same answers to 10,000 random inputs for each test in the solution's Agreement.swift; with --repeat \
            the solution gets the same result in each of so many processes.

            Nothing in the tree is changed: it works on copies in .build-verify. Solution and starter are graded in \
            the lab's package, as a learner's work is; for all else the tests are built once with every wrong answer \
            beside them, and run as many at a time as there are cores.

            Exit status: 0 all sound, 1 a shortfall, 2 no such lab or a damaged one, 4 no Swift 6.1 or later, or a \
            full disk, 64 wrong usage, 130 interrupted.

            With --output json the result is an array with one object a lab: format, lab, title, variants (name, \
            kind, score, status, failed, killedBy, seconds, shortfalls), shortfalls, remarks, runs, agreement, tests, \
            killing, rules, rulesCovered, hints, tasks and seconds.
            """
    )

    @Argument(help: ArgumentHelp("The labs' numbers. Without any, all labs.", valueName: "number"))
    var numbers: [String] = []

    @Option(help: "Run only these: solution, starter or mutants. May be repeated.")
    var only: [LabVerifier.Part] = []

    @Option(help: "How to write the result: text or json.")
    var output: OutputFormat = .text

    @Option(help: "Seconds that the tests of one variant may take together; one test may take a quarter of that.")
    var timeout = 60

    @Option(name: .customLong("repeat"), help: "Run the solution's suite so often, and expect the same each time.")
    var repeats = 1

    @Option(help: ArgumentHelp("Where to build; two at once need a folder each.", valueName: "folder"))
    var scratch: String?

    @Flag(help: "First record the checksums of the suite and of the starter as they are now.")
    var record = false

    func validate() throws {
        if timeout < 1 { throw ValidationError("--timeout: is \(timeout), expected at least 1") }
        if repeats < 1 { throw ValidationError("--repeat: is \(repeats), expected at least 1") }
    }

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let folders = numbers.isEmpty ? catalog.folders : try numbers.map { try catalog.folder(numbered: $0) }
            let toolchain = try Toolchain.find()
            var reports: [VerifyReport] = []
            for folder in folders {
                let lab = try catalog.lab(in: folder)
                if record {
                    try SuiteChecksums(of: folder.url, starter: lab.definition.sources).write(to: folder.url)
                }
                reports.append(try verify(lab, toolchain: toolchain, console: console))
            }
            switch output {
            case .json: console.write(try JSONText.encode(reports))
            case .text: console.write("\n" + VerifyTable.text(reports, style: console.style))
            }
            if reports.contains(where: { !$0.shortfalls.isEmpty }) { throw ExitCode(1) }
        }
    }

    private func verify(_ lab: Lab, toolchain: Toolchain, console: LabConsole) throws(LabError) -> VerifyReport {
        let verifier = LabVerifier(
            lab: lab, parts: only.isEmpty ? LabVerifier.Part.allCases : only, toolchain: toolchain,
            limit: TimeLimit(seconds: timeout), repeats: repeats,
            scratch: scratch.map { URL(filePath: $0, relativeTo: console.directory).absoluteURL })
        let text = output == .text
        if text { console.write(VerifyReport.heading(lab.definition, style: console.style)) }
        let report = try verifier.run(
            finished: { variant in
                console.clearProgress()
                if text { console.write(VerifyReport.row(variant, style: console.style)) }
            },
            progress: console.progress)
        if text { console.write(report.ending(style: console.style)) }
        return report
    }
}

extension LabVerifier.Part: ExpressibleByArgument {}
