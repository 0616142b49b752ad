import ArgumentParser
import Foundation
import Grading
import LabRunner

extension LabConsole {
    /// Runs the work of a command about grading or kits; what is wrong with what the instructor named is printed, and ends it with 2.
    func grading(_ body: () throws -> Void) throws {
        try run {
            do {
                try body()
            } catch let error as GradingError {
                try end(error)
            } catch let error as GradingInputError {
                try end(error)
            } catch let error as KitError {
                try end(error)
            }
        }
    }

    private func end(_ error: any Error) throws -> Never {
        clearProgress()
        writeError("ordinal: \(error)\n")
        throw ExitCode(2)
    }

    /// A path as it was typed, seen from the current folder.
    func url(_ path: String) -> URL { URL(filePath: path, relativeTo: directory).absoluteURL.standardizedFileURL }

    /// Tells of a run: on a terminal in one line that is written over, elsewhere in a line for each submission.
    func tell(_ state: BatchProgress) {
        if isatty(2) == 1 {
            progress(state.bar)
        } else if let line = state.line {
            writeError(line + "\n")
        }
    }
}
