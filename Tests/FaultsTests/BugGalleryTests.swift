import Foundation
import LabKit
import Testing

@testable import Faults

@Suite("The search finds planted bugs")
struct BugGalleryTests {
    /// How many histories a bug is searched for at most; each takes a few milliseconds.
    private static let patience: UInt64 = 400

    /// The first history from the bug's seed on that breaks a rule.
    private func find(_ bug: PlantedBug, in search: Search) -> Trial? {
        let maker = TrialMaker(profiles: [bug.profile])
        return (bug.seed..<(bug.seed + Self.patience)).lazy.map { maker.trial(seed: $0) }
            .first { search.outcome(of: $0).violation != nil }
    }

    @Test("Each planted bug is found from its seed, by the rule that it breaks", arguments: PlantedBug.all)
    func isFound(bug: PlantedBug) throws {
        let search = Search(bug.suspect, profiles: [bug.profile])
        let trial = try #require(find(bug, in: search), "nothing was found")
        #expect(search.outcome(of: trial).violation?.invariant == bug.invariant)
    }

    /// Whose story is told, by the bug's name: `BUG='lowest first' swift test --filter tellsItsStory`.
    private static let wanted = ProcessInfo.processInfo.environment["BUG"]

    @Test("A planted bug tells its story", .enabled(if: wanted != nil))
    func tellsItsStory() throws {
        let bug = try #require(
            PlantedBug.all.first { $0.name == Self.wanted },
            "there are \(PlantedBug.all.map(\.name).joined(separator: ", "))")
        let search = Search(bug.suspect, profiles: [bug.profile])
        let small = search.minimised(try #require(find(bug, in: search)))
        let story = Story(of: small, in: search)
        print(story.text + "\n\nhistory:  \(small.text)")
        let page = FileManager.default.temporaryDirectory.appendingPathComponent("bug.html")
        try Data(story.timeline.html().utf8).write(to: page)
        print("timeline: \(page.path)")
        #expect(story.violation?.invariant == bug.invariant)
    }
}
