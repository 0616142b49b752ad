import ArgumentParser
import Foundation
import LabRunner

/// `ordinal lab reset`: the starter again, and a copy of what was there.
struct LabResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Put a lab's starter back, after keeping a copy of what you wrote.",
        discussion: """
            The starter comes from the version history of this checkout; the copy lies under .ordinal/backups. Only \
            the lab's source files are touched. (To have edited tests back: ordinal lab check NN --restore-tests.)
            """
    )

    @Argument(help: "The lab's number.")
    var number: String

    @Flag(help: "Do not ask.")
    var yes = false

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let lab = try catalog.lab(in: catalog.folder(numbered: number), needingSources: false)
            let restorer = StarterRestorer(lab: lab)
            let plan = try restorer.plan()
            if plan.paths.isEmpty {
                console.write("Lab \(lab.definition.number) is as it was handed out; nothing to do.\n")
                return
            }
            for path in plan.paths { console.write("\(lab.shown(path))\n") }
            try console.confirm("Put the starter back in its place? A copy is kept.", unless: yes, flag: "--yes")
            let backup = try restorer.carryOut(plan, now: Date())
            var progress = LearnerProgress(in: catalog.root)
            progress.forgetLastCheck(of: lab.definition.number)
            console.remember(progress, in: catalog.root)
            console.write("The starter is back." + (backup.map { " What you wrote is in \($0)." } ?? "") + "\n")
        }
    }
}
