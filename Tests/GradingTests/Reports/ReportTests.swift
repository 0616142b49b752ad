import Foundation
import LabRunner
import Testing

@testable import Grading

struct ReportTests {
    @Test
    func `the totals are the same in every report`() throws {
        let results = try Sample.late()
        let files = Dictionary(uniqueKeysWithValues: try ReportSet(results).files.map { ($0.path, $0.text) })
        let table = try #require(files["grades.csv"])
        let rows = try #require(CommaSeparatedValues.rows(of: table))
        let column = try #require(rows.first?.firstIndex(of: "final_score"))
        let page = try #require(files["report.html"])
        let markdown = try #require(files["report.md"])
        let junit = try #require(files["junit.xml"])
        for (place, submission) in results.submissions.enumerated() {
            let total = submission.finalScore
            let name = ReportFile.name(of: submission.id)
            let gradescope = try Self.object(files["gradescope/\(name).json"])
            #expect(gradescope["score"] as? Double == total.number)
            let classroom = try Self.object(files["classroom/\(name).json"])
            let scores = try #require(classroom["tests"] as? [[String: Any]]).compactMap { $0["score"] as? Double }
            #expect(abs(scores.reduce(0, +) - total.number) < 0.000_1)
            #expect(rows[place + 1][column] == total.description)
            #expect(page.contains("<span class=\"number\">\(total) of 100</span>"))
            #expect(markdown.contains("**\(total)** |"))
            #expect(junit.contains("<property name=\"finalScore\" value=\"\(total)\"/>"))
        }
        #expect(results.submissions.map(\.finalScore.description) == ["0", "0", "3.95", "100", "0"])
    }

    @Test
    func `what was written is read back as it was`() throws {
        let results = try Sample.late()
        let text = try JSONText.encode(results)
        #expect(try JSONDecoder().decode(GradingResults.self, from: Data(text.utf8)) == results)
    }

    @Test
    func `results whose totals are not those of their tests are refused`() throws {
        let text = try JSONText.encode(try Sample.late())
        let forged = text.replacing("\"finalScore\" : 3.95", with: "\"finalScore\" : 99.5")
        #expect(forged != text)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(GradingResults.self, from: Data(forged.utf8))
        }
    }

    @Test
    func `no report depends on the order in which submissions were graded`() throws {
        let results = Sample.results()
        let other = results.with(results.submissions.reversed())
        #expect(try ReportSet(results).files == ReportSet(other).files)
    }

    @Test
    func `nothing that a stranger wrote becomes markup`() throws {
        for file in try ReportSet(Sample.results()).files {
            #expect(!file.text.contains("\u{0}"), "\(file.path)")
            if file.path.hasSuffix(".html") || file.path.hasSuffix(".xml") {
                #expect(!file.text.contains("<script>"), "\(file.path)")
                #expect(!file.text.contains("\u{202E}"), "\(file.path)")
                #expect(!file.text.contains("]]>"), "\(file.path)")
            }
        }
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
    func `a spreadsheet takes no name for a formula`(name: String) {
        #expect(GradesTable.field(name).hasPrefix("\"'"))
    }

    @Test
    func `a hidden test's story is not in what Classroom shows`() throws {
        let results = Sample.results()
        let ada = try #require(results.submissions.first { $0.id == "ada" })
        let report = ClassroomReport(ada, of: results)
        #expect(report.tests.count == 4)
        #expect(report.tests[1].message != nil)
        #expect(report.tests[3].message == nil)
        let output = try report.stepOutput()
        let decoded = try #require(Data(base64Encoded: output))
        #expect(try Self.object(String(decoding: decoded, as: UTF8.self))["version"] as? Int == 1)
    }

    @Test
    func `files keep names that mean nothing else to a system, and never share one`() {
        let ids = ["ada", "-o", "../x", ".._x", "", "a/b", "a_b", String(repeating: "x", count: 300), Sample.hostile]
        let names = ids.map(ReportFile.name(of:))
        #expect(Set(names).count == ids.count)
        #expect(names[0] == "ada")
        for name in names {
            #expect(!name.isEmpty && name.utf8.count <= 100 && !name.contains("/"))
            #expect(!name.hasPrefix("-") && !name.hasPrefix("."))
        }
    }

    @Test
    func `a long output is cut, and says by how much`() {
        let cut = ReportText.cut(String(repeating: "é", count: 3_000), toBytes: 101)
        #expect(cut == String(repeating: "é", count: 50) + "… (5900 bytes more)")
        #expect(ReportText.shown([String](repeating: "x", count: 1_000)).count == 81)
    }

    private static func object(_ text: String?) throws -> [String: Any] {
        let data = Data(try #require(text).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
