import Foundation
import LabKit
import LabRunner

/// The pages on which a lab's tests draw what failed, on their way into the reports' folder.
struct DrawnFailures {
    /// Where the tests draw.
    private let folder: URL
    private let reports: URL

    /// - Parameters:
    ///   - place: a folder of the submission's alone.
    ///   - reports: the folder of the run's reports.
    init(in place: URL, reports: URL) throws {
        folder = place.appending(path: "timelines")
        self.reports = reports
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// What tells the tests where to draw.
    var variables: [String: String] { [TimelineFolder.variable: folder.filePath] }

    /// Brings the pages of failed tests to the reports, and links them.
    func keep(of submission: inout GradedSubmission) throws(LabError) {
        let path = "timelines/\(ReportFile.name(of: submission.id))"
        try? FileManager.default.removeItem(at: reports.appending(path: path))
        for index in submission.tests.indices where submission.tests[index].status == .failed {
            let name = TimelineFolder.fileName(ofTest: submission.tests[index].shortName)
            guard let page = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            let file = reports.appending(path: "\(path)/\(name)")
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try page.write(to: file, options: .atomic)
            } catch {
                throw .unwritable(path: file.filePath, reason: error.localizedDescription)
            }
            submission.tests[index].timeline = "\(path)/\(name)"
        }
    }
}
