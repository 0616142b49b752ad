import ArgumentParser
import Foundation
import LabRunner

/// What the lab commands share: where they are, what they print on, and how an error ends them.
struct LabConsole {
    /// Colours for standard output.
    let style = TextStyle(isTerminal: isatty(1) == 1, environment: ProcessInfo.processInfo.environment)
    /// Colours for standard error.
    let errorStyle = TextStyle(isTerminal: isatty(2) == 1, environment: ProcessInfo.processInfo.environment)
    private let showsProgress = isatty(2) == 1

    var directory: URL { URL(filePath: FileManager.default.currentDirectoryPath) }

    /// Runs a command's work; an error is printed and becomes the exit status that the help documents.
    func run(_ body: () throws -> Void) throws {
        do {
            try Interruption.listening(body)
        } catch let error as LabError {
            clearProgress()
            writeError("ordinal: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }

    /// Asks whether to go on, unless that was said on the command line.
    ///
    /// - Throws: `LabError.declined`, and `.notConfirmable` where nobody can be asked.
    func confirm(_ question: String, unless agreed: Bool, flag: String) throws(LabError) {
        if agreed { return }
        guard Question.canBeAsked else { throw .notConfirmable(flag: flag) }
        writeError("\(question) [y/N] ")
        guard try Question.isAnsweredYes() else { throw .declined }
    }

    /// Shows what goes on, in a line that the next one overwrites, if someone is watching.
    func progress(_ text: String) {
        if showsProgress { writeError("\r\u{1B}[K\(text.prefix(78))") }
    }

    func clearProgress() {
        if showsProgress { writeError("\r\u{1B}[K") }
    }

    /// Empties the screen, if there is one, so that a new result stands alone.
    func clearScreen() {
        if isatty(1) == 1 { write("\u{1B}[2J\u{1B}[H") }
    }

    /// Keeps the learner's progress; where that cannot be written, the result counts all the same.
    func remember(_ progress: LearnerProgress, in root: URL) {
        do {
            try progress.write(in: root)
        } catch {
            writeError("ordinal: your progress is not remembered: \(error)\n")
        }
    }

    func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    func writeError(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}

extension LabCatalog {
    /// The lab with a number, or without one the lab that the current folder is in, or the one checked last.
    func folder(named number: String?, from directory: URL, progress: LearnerProgress) throws(LabError) -> LabFolder {
        if let number { return try folder(numbered: number) }
        if let here = folder(containing: directory) { return here }
        if let last = progress.last, let folder = folders.first(where: { $0.number == last }) { return folder }
        throw .labNotNamed(known: folders.map(\.number))
    }
}
