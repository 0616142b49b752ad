import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal grade similar`: pairs that somebody should read.
struct GradeSimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "List the pairs of submissions that are more alike than the lab makes them.",
        discussion: """
            Sources are compared by winnowed fingerprints of their tokens, so that other names, comments and white space \
            hide nothing. What the starter, the lesson and --base say does not count, nor what many submissions share. \
            It points at what a person should read, and proves nothing.

            With --output json the keys are: format, threshold, compared and pairs (first, second, percent, shared, \
            parts).
            """
    )

    @Option(help: ArgumentHelp("The lab's number.", valueName: "number"))
    var lab: String

    @Argument(help: "Submissions, or folders of them.")
    var submissions: [String]

    @Option(help: ArgumentHelp("From which likeness on a pair is listed.", valueName: "percent"))
    var threshold = 60

    @Option(help: ArgumentHelp("A file that everybody was given. May be repeated.", valueName: "file"))
    var base: [String] = []

    @Option(help: "How to write the result: text or json.")
    var output: OutputFormat = .text

    @Flag(help: "Read archives without a sandbox.")
    var unsandboxed = false

    func validate() throws {
        if !(1...100).contains(threshold) { throw ValidationError("--threshold takes 1 to 100, not \(threshold)") }
    }

    func run() throws {
        let console = LabConsole()
        try console.grading {
            let catalog = try LabCatalog.find(from: console.directory)
            let lab = try catalog.lab(in: catalog.folder(numbered: lab), needingSources: false)
            var search = SubmissionSearch(lab.definition)
            let found = try search.find(in: submissions.map(console.url))
            let given = try base.map { path in
                let file = console.url(path)
                guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                    throw LabError.unreadable(path: file.filePath, reason: "there is no such file, or it is no text")
                }
                return text
            }
            let report = SimilarityReport(
                sources: try sources(of: found, lab: lab, console: console), base: BaseCode.texts(of: lab) + given,
                threshold: threshold)
            switch output {
            case .json: console.write(try JSONText.encode(report))
            case .text: console.write(report.text)
            }
        }
    }

    private func sources(of found: [SubmissionSource], lab: Lab, console: LabConsole) throws -> [String: [String]] {
        let work = FileManager.default.temporaryDirectory.appending(path: "ordinal-similar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        let intake = try Intake(lab, sandbox: try Sandbox.find(isWanted: !unsandboxed, folder: work))
        var sources: [String: [String]] = [:]
        for (number, source) in found.enumerated() {
            if Interruption.isRequested { throw LabError.interrupted }
            console.progress("reading \(number + 1)/\(found.count)")
            let folder = work.appending(path: String(number))
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            switch try intake.take(source, folder: folder) {
            case .files(let files):
                sources[source.id] = files.sorted { $0.key < $1.key }.map { String(decoding: $0.value, as: UTF8.self) }
            case .refused(let refusals):
                console.clearProgress()
                console.writeError("ordinal: \(source.id) is left out: \(refusals.first?.sentence ?? "refused")\n")
            }
        }
        console.clearProgress()
        return sources
    }
}
