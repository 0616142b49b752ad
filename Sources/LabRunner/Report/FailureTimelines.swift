package import Foundation
import LabKit

/// The pages that a lab's failing tests leave: each shows a scenario over time, beside what was right.
package struct FailureTimelines {
    private let lab: Lab

    /// Where they are, as seen from the checkout.
    private var path: String { ".build-labs/timelines/\(lab.definition.number)" }

    /// Where the tests write them.
    package var folder: URL { lab.root.appending(path: path) }

    package init(of lab: Lab) { self.lab = lab }

    /// Takes away those of the last check; where that fails, or the folder cannot be made, there are none.
    package func clear() {
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Names each failure's page in a report.
    package func link(in report: inout LabReport) {
        let pages = Set((try? FileManager.default.contentsOfDirectory(atPath: folder.filePath)) ?? [])
        for task in report.tasks.indices {
            for test in report.tasks[task].tests.indices where report.tasks[task].tests[test].status == .failed {
                let name = TimelineFolder.fileName(ofTest: report.tasks[task].tests[test].shortName)
                if pages.contains(name) { report.tasks[task].tests[test].timeline = "\(path)/\(name)" }
            }
        }
    }
}

extension TestReport {
    /// The identifier without its target.
    fileprivate var shortName: Substring {
        id.firstIndex(of: ".").map { id[id.index(after: $0)...] } ?? id[...]
    }
}
