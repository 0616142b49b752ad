package import Foundation
import LabKit
package import LabRunner

/// The pages on which a lab's tests draw what failed, on their way into the reports' folder.
package struct DrawnFailures {
    /// Where they stand in the reports' folder.
    private static let folderName = "timelines"

    /// Where the tests draw.
    private let folder: URL
    private let reports: URL

    /// - Parameters:
    ///   - place: a folder of the submission's alone.
    ///   - reports: the folder of the run's reports.
    init(in place: URL, reports: URL) throws {
        folder = place.appending(path: Self.folderName)
        self.reports = reports
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// What tells the tests where to draw.
    var variables: [String: String] { [TimelineFolder.variable: folder.filePath] }

    /// Brings the pages of failed tests to the reports, and links them.
    func keep(of submission: inout GradedSubmission) throws(LabError) {
        let path = "\(Self.folderName)/\(ReportFile.name(of: submission.id))"
        try? FileManager.default.removeItem(at: reports.appending(path: path))
        for index in submission.tests.indices where submission.tests[index].status == .failed {
            let name = TimelineFolder.fileName(ofTest: submission.tests[index].shortName)
            guard let page = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            try page.store(at: reports.appending(path: "\(path)/\(name)"))
            submission.tests[index].timeline = "\(path)/\(name)"
        }
    }

    /// Brings the pages that a share's reports link to.
    package static func copy(from share: URL, to reports: URL) throws(LabError) {
        for (path, page) in try MirroredFolder.contents(of: share.appending(path: folderName)) {
            try page.store(at: reports.appending(path: "\(folderName)/\(path)"))
        }
    }
}
