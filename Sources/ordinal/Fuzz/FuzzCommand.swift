import ArgumentParser
import Faults
import Foundation
import Synchronization

/// `ordinal fuzz`: damaged inputs for everything that reads what comes from outside.
struct FuzzCommand: AsyncParsableCommand {
    /// In bytes; without any input the process has about a tenth of it.
    private static let memoryLimit = 512 << 20

    static let configuration = CommandConfiguration(
        commandName: "fuzz",
        abstract: "Give every parser that faces outside damaged inputs, and see that it reads or refuses each.",
        discussion: """
            Inputs are made from examples by a seed, so that a number names one for ever. No input may crash the \
            program, take more than a second of the processor, be answered with an error of the server's, or take the \
            program to more than 512 MiB of memory.

            Exit status: 0 if every parser held, 1 if one did not, 64 for wrong usage. A crash or an input that never \
            ends says which input it was; --show prints it.
            """
    )

    @Option(help: ArgumentHelp("The parser; all where none is named.", valueName: "name"))
    var parser: String?

    @Option(help: ArgumentHelp("How many inputs each parser gets.", valueName: "n"))
    var inputs = 20_000

    @Option(help: ArgumentHelp("The number of the first input.", valueName: "n"))
    var from = 0

    @Option(help: "What inputs are made from, beside the parser's examples.")
    var seed: UInt64 = 1

    @Flag(help: "List the parsers.")
    var list = false

    @Flag(help: "Print the first input instead of reading it.")
    var show = false

    func validate() throws {
        if inputs < 1 { throw ValidationError("--inputs takes 1 or a larger number, not \(inputs)") }
        if from < 0 { throw ValidationError("--from takes 0 or a larger number, not \(from)") }
        if let parser, EdgeParsers.named(parser) == nil {
            throw ValidationError(
                "there is no parser '\(parser)'; there are \(EdgeParsers.all.map(\.name).joined(separator: ", "))")
        }
        if show, parser == nil { throw ValidationError("--show needs --parser") }
    }

    func run() async throws {
        let parsers = parser.map { name in EdgeParsers.all.filter { $0.name == name } } ?? EdgeParsers.all
        if list {
            for parser in parsers { print(parser.name) }
            return
        }
        if show, let parser = parsers.first {
            FileHandle.standardOutput.write(Data(InputMaker(for: parser, seed: seed).input(from)))
            return
        }
        CrashNote.install()
        var isClean = true
        for parser in parsers {
            let report = await watched(
                FuzzRun(
                    parser: parser, seed: seed, numbers: from..<(from + inputs), memoryLimit: Self.memoryLimit))
            print(line(about: report, of: parser))
            for complaint in report.complaints { print("  input \(complaint.number): \(complaint.text)") }
            isClean = isClean && report.isClean
        }
        if !isClean { throw ExitCode(1) }
    }

    /// Runs it, and ends the program where one input never ends.
    private func watched(_ run: FuzzRun) async -> FuzzRun.Report {
        await withTaskGroup(of: FuzzRun.Report?.self) { group in
            group.addTask { run.run() }
            group.addTask {
                var last = -2
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(20))
                    let number = FuzzRun.current.load(ordering: .relaxed)
                    if number >= 0, number == last {
                        CrashNote.write("\(run.parser.name): input \(number) is still being read after 20 s\n")
                        Foundation.exit(1)
                    }
                    last = number
                }
                return nil
            }
            var report = FuzzRun.Report()
            for await part in group {
                guard let part else { continue }
                report = part
                group.cancelAll()
            }
            return report
        }
    }

    private func line(about report: FuzzRun.Report, of parser: EdgeParser) -> String {
        let seconds = report.elapsed / .seconds(1)
        let slowest = String(format: "%.1f", report.slowest.time / .milliseconds(1))
        let verdict = report.isClean ? "" : "  FAILED"
        return "\(parser.name): \(inputs) inputs, \(report.bytes / 1024) KiB, " + String(format: "%.1f s", seconds)
            + "; slowest \(slowest) ms (input \(report.slowest.number)); at most \(report.memory >> 20) MiB\(verdict)"
    }
}

/// Says which input a crash is about, as the last thing that the process does.
private enum CrashNote {
    static func install() {
        for code in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            signal(code) { code in
                CrashNote.write("input \(FuzzRun.current.load(ordering: .relaxed)) ends the program\n")
                signal(code, SIG_DFL)
                raise(code)
            }
        }
    }

    static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
