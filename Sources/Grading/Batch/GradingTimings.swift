package import Foundation
package import LabRunner

/// What was measured in a run, apart from its reports, since no two runs measure the same.
package struct GradingTimings: Codable, Equatable, Sendable {
    package static let fileName = "timings.json"

    package var format = 1
    /// By identity.
    package var submissions: [GradingCost]

    package init(_ costs: [GradingCost]) {
        submissions = costs.sorted { $0.id < $1.id }
    }

    /// Those of a run; none where there are none.
    package init(in folder: URL) {
        let data = try? Data(contentsOf: folder.appending(path: Self.fileName))
        self = data.flatMap { try? JSONDecoder().decode(GradingTimings.self, from: $0) } ?? GradingTimings([])
    }

    package func write(to folder: URL) throws(LabError) {
        try Data(try JSONText.encode(self).utf8).store(at: folder.appending(path: Self.fileName))
    }
}
