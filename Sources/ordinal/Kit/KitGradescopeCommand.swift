import ArgumentParser
import Foundation
import Grading
import LabRunner

/// `ordinal kit gradescope`: a lab's autograder.
struct KitGradescopeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gradescope",
        abstract: "Make the archive from which Gradescope builds a lab's autograder.",
        discussion: """
            Upload it as the assignment's autograder, on an Ubuntu image. It holds the seed of the hidden inputs, so keep \
            it to yourself. Where Gradescope's machines allow no sandbox, its log says so at the first submission; \
            Docs/Grading.md tells what --unsandboxed means there.
            """
    )

    @Option(help: ArgumentHelp("The lab's number.", valueName: "number"))
    var lab: String

    @Option(help: ArgumentHelp("The archive, a .zip; by default in this folder.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("What hidden inputs are drawn from; drawn by lot unless given.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("What being late costs, by Gradescope's own times.", valueName: "policy"))
    var latePolicy: String?

    @Flag(help: "Grade without a sandbox, in Gradescope's own container.")
    var unsandboxed = false

    func validate() throws {
        if let out, !out.lowercased().hasSuffix(".zip") { throw ValidationError("--out: expected a .zip, not \(out)") }
    }

    func run() throws {
        let console = LabConsole()
        try console.grading {
            let catalog = try LabCatalog.find(from: console.directory)
            let folder = try catalog.folder(numbered: lab)
            var options: [String] = []
            if let latePolicy {
                _ = try LatePolicy(latePolicy)
                options += ["--late-policy", latePolicy]
            }
            if unsandboxed { options.append("--unsandboxed") }
            let kit = GradescopeKit(
                of: catalog, lab: folder, toolchain: try Toolchain.find(),
                seed: seed.map { HiddenSeed($0) } ?? .random(), options: options)
            let archive = console.url(out ?? "ordinal-lab-\(folder.number)-autograder.zip")
            try kit.write(to: archive)
            console.write("\(archive.filePath): upload it as the assignment's autograder\n")
        }
    }
}
