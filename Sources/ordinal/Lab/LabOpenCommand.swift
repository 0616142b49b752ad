import ArgumentParser
import Foundation
import LabRunner

/// `ordinal lab open`: the lesson in the browser.
struct LabOpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Show a lab's lesson in the browser.",
        discussion: """
            The page is made from the lesson's Markdown, follows the browser's light or dark look, and needs no \
            network. Where there is no browser to open, its path is all you get.
            """
    )

    @OptionGroup
    var choice: LabChoice

    @Flag(help: "Only make the page and print its path.")
    var noBrowser = false

    func run() throws {
        let console = LabConsole()
        try console.run {
            let catalog = try LabCatalog.find(from: console.directory)
            let progress = LearnerProgress(in: catalog.root)
            let folder = try choice.folder(in: catalog, console: console, progress: progress)
            let lab = try catalog.lab(in: folder, needingSources: false)
            let page = try LessonPage(lab: lab).write()
            console.write(page.filePath + "\n")
            let environment = ProcessInfo.processInfo.environment
            if !noBrowser, let browser = Browser(environment: environment, programs: Programs(environment: environment))
            {
                try browser.show(page)
            }
        }
    }
}
