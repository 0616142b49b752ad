import Controller
import Foundation
import LabKit
import Testing

/// What Lab 04 says in three places is one thing, and its histories are fair.
@Suite("The rules of Lab 04")
struct ScenarioLab04Tests {
    private struct LabFile: Decodable {
        struct Rule: Decodable {
            let id: String
            let text: String
            let lesson: String
        }
        let rules: [Rule]
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Labs/Lab04-Deployment")

    @Test("are the same in LabKit and in lab.json")
    func labFile() throws {
        let data = try Data(contentsOf: Self.folder.appending(path: "lab.json"))
        let rules = try JSONDecoder().decode(LabFile.self, from: data).rules
        #expect(rules.map { LessonRule($0.id, $0.text) } == RollingRule.all)
        #expect(rules.map(\.lesson) == RollingRule.all.map(\.lesson))
    }

    @Test("are explained in the lesson, each after an anchor of its name", arguments: RollingRule.all)
    func lesson(_ rule: LessonRule) throws {
        let lesson = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
            .split { $0.isWhitespace }.joined(separator: " ")
        #expect(lesson.contains("<a id=\"\(rule.id)\"></a>**\(rule.id)** \(rule.text)"))
    }

    @Test("are kept by Kubernetes' own answers in every history")
    func histories() {
        #expect(RollingHistories(Histories(count: 1000), of: Policies().deployment).story(replay: "") == nil)
    }
}
