import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal kit export`: what learners get.
struct KitExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write what learners get: labs, lessons and what they need to build.",
        discussion: """
            No solution, wrong answer, hidden test or seed is in it. A lab whose file is not the starter stops it. With \
            --git the folder becomes a repository of one commit, from which 'ordinal lab reset' takes the starter; \
            publish it as it is, or copy the files into one of your own.
            """
    )

    @Option(help: ArgumentHelp("The folder of the kit; it is made.", valueName: "folder"))
    var out: String

    @Option(help: ArgumentHelp("Only this lab. May be repeated.", valueName: "number"))
    var lab: [String] = []

    @Option(help: ArgumentHelp("The lessons' language.", valueName: "language"))
    var lang = LearnerKit.plainLanguage

    @Flag(help: "Make the folder a git repository.")
    var git = false

    func run() throws {
        let console = LabConsole()
        try console.grading {
            let catalog = try LabCatalog.find(from: console.directory)
            let labs = lab.isEmpty ? catalog.folders : try lab.map { try catalog.folder(numbered: $0) }
            let kit = try LearnerKit(of: catalog, labs: labs, language: lang)
            let out = console.url(out)
            try kit.write(to: out)
            if git { try commit(out) }
            console.write("\(out.filePath): \(labs.count == 1 ? "1 lab" : "\(labs.count) labs"), no answers\n")
        }
    }

    private func commit(_ folder: URL) throws {
        let identity = ["-c", "user.name=Ordinal", "-c", "user.email=ordinal@localhost"]
        let steps = [
            ["init", "-q"], ["add", "-A"], identity + ["commit", "-q", "-m", "The labs as they are handed out"],
        ]
        for step in steps {
            let answer = try ChildProcess.run(Command("git", ["-C", folder.filePath] + step))
            guard answer.ending == .exited(0) else {
                let reason = answer.output.split(separator: "\n").last.map(String.init) ?? "git failed"
                throw KitError.notPacked(path: folder.filePath, reason: reason)
            }
        }
    }
}
