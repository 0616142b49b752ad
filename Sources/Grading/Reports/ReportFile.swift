package import Foundation
package import LabRunner

/// A report, by its path in the folder of a run's reports.
package struct ReportFile: Equatable, Sendable {
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// A submission's identity as the name of a file: what could mean anything else to a system is replaced.
    ///
    /// A name that had to be changed ends in a checksum of what it was, so that no two become one.
    package static func name(of id: String) -> String {
        let safe = id.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": Character(scalar)
            default: Character("_")
            }
        }
        // What begins with a dot is hidden, and what begins with a hyphen is an option.
        let name = safe.first == "." || safe.first == "-" || safe.isEmpty ? "_" + String(safe) : String(safe)
        if name == id, name.utf8.count <= 100 { return name }
        return name.prefix(80) + "-" + SuiteChecksums.checksum(Data(id.utf8)).prefix(8)
    }
}

/// All reports of a run.
package struct ReportSet: Sendable {
    package let files: [ReportFile]

    /// Makes every report from the one model.
    package init(_ results: GradingResults) throws(LabError) {
        var files = [
            ReportFile(path: "results.json", text: try JSONText.encode(results)),
            ReportFile(path: "junit.xml", text: JUnitReport(results).text),
            ReportFile(path: "grades.csv", text: GradesTable(results).text),
            ReportFile(path: "report.md", text: MarkdownReport(results).text),
            ReportFile(path: "report.html", text: GradingPage(results).text),
        ]
        for submission in results.submissions {
            let name = ReportFile.name(of: submission.id)
            let gradescope = GradescopeReport(submission, of: results)
            files.append(
                ReportFile(path: "gradescope/\(name).json", text: try JSONText.encode(gradescope)))
            let classroom = ClassroomReport(submission, of: results)
            files.append(ReportFile(path: "classroom/\(name).json", text: try JSONText.encode(classroom)))
        }
        self.files = files
    }

    /// Writes every report whole or not at all; one that stands there already as it should be stays untouched.
    ///
    /// - Throws: `LabError.unwritable` with the first file that could not be written.
    package func write(to folder: URL) throws(LabError) {
        for file in files {
            try Data(file.text.utf8).store(at: folder.appending(path: file.path))
        }
    }
}
