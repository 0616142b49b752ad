import ArgumentParser
import Foundation
import LabRunner

/// `ordinal lab doctor`: what this machine lacks for the labs.
struct LabDoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for what the labs need, and say what is missing and how to get it.",
        discussion: """
            Exit status: 0 if nothing that is needed is missing, 1 otherwise.

            With --output json the keys are: format and findings (name, state, detail, remedy); a state is ok, \
            optional or missing.
            """
    )

    @Option(help: "How to write the result: text or json.")
    var output: OutputFormat = .text

    func run() throws {
        let console = LabConsole()
        try console.run {
            let root = (try? LabCatalog.find(from: console.directory))?.root ?? console.directory
            let diagnosis = Diagnosis(of: try MachineFacts.look(at: root))
            switch output {
            case .json: console.write(try JSONText.encode(diagnosis))
            case .text: console.write(diagnosis.text(style: console.style))
            }
            if !diagnosis.isHealthy { throw ExitCode(1) }
        }
    }
}
