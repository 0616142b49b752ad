import ArgumentParser
import Foundation
import LabRunner

/// `ordinal lab submit`: the archive that an instructor grades.
struct LabSubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Make the archive that you hand in: your source files and a list of them.",
        discussion: """
            Scores are not in it; an instructor unpacks it over a clean lab and grades it there. \
            The archive holds one folder with the lab's name, in which submission.json has the keys format, lab, \
            title, made and files (path, bytes, checksum).
            """
    )

    @Argument(help: "The lab's number.")
    var number: String

    @Option(help: ArgumentHelp("The archive, a .tar.gz, .tgz or .zip; by default in this folder.", valueName: "file"))
    var output: String?

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let submission = Submission(lab: try catalog.lab(in: catalog.folder(numbered: number)))
            let now = Date()
            let archive = URL(filePath: output ?? submission.defaultName(now: now), relativeTo: console.directory)
            try submission.make(at: archive.absoluteURL, now: now)
            for path in submission.paths { console.write("  \(path)\n") }
            console.write("Ready to hand in: \(archive.absoluteURL.filePath)\n")
        }
    }
}
