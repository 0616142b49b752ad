import ArgumentParser
import LabRunner

/// `ordinal lab solution`: a worked answer, after a full score.
struct LabSolutionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solution",
        abstract: "Show a worked answer, once you have solved the lab.",
        discussion: "It asks first, and shows the answer only after a full score; --anyway shows it at once."
    )

    @Argument(help: "The lab's number.")
    var number: String

    @Flag(help: "Do not ask.")
    var yes = false

    @Flag(help: "Do not ask, and show it whatever the score is.")
    var anyway = false

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let lab = try catalog.lab(in: catalog.folder(numbered: number), needingSources: false)
            try WorkedAnswer.admit(LearnerProgress(in: catalog.root), to: lab.definition, anyway: anyway)
            let answer = try WorkedAnswer(of: lab)
            try console.confirm(
                "Show the worked answer of lab \(lab.definition.number)?", unless: yes || anyway, flag: "--yes")
            console.write(answer.text(style: console.style))
        }
    }
}
