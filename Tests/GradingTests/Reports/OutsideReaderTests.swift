import Foundation
import LabRunner
import Testing

@testable import Grading

/// The reports as others read them.
struct OutsideReaderTests {
    private static let xmllint = Outsider.program("xmllint")
    private static let python = Outsider.program("python3")

    private static let browser = ["chromium", "google-chrome", "chromium-browser"].lazy.compactMap(Outsider.program)
        .first

    private static func report(_ path: String) throws -> String {
        try #require(try ReportSet(Sample.late()).files.first { $0.path == path }).text
    }

    @Test(.enabled(if: xmllint != nil, "there is no xmllint"))
    func `xmllint finds that the JUnit report keeps to its schema`() throws {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Schemas")
        let schema = try String(contentsOf: folder.appending(path: "junit.xsd"), encoding: .utf8)
        let files = ["junit.xml": try Self.report("junit.xml"), "junit.xsd": schema]
        let (status, output) = try Outsider.run(
            try #require(Self.xmllint), ["--noout", "--nonet", "--schema", "junit.xsd", "junit.xml"], files: files)
        #expect(status == .exited(0), "\(output)")
        let broken = files.merging(["junit.xml": try Self.report("junit.xml").replacing("tests=", with: "test=")]) {
            $1
        }
        let (refused, _) = try Outsider.run(
            try #require(Self.xmllint), ["--noout", "--nonet", "--schema", "junit.xsd", "junit.xml"], files: broken)
        #expect(refused != .exited(0), "a schema that takes everything shows nothing")
    }

    @Test(.enabled(if: python != nil, "there is no python3"))
    func `Python's csv reads the same table`() throws {
        let script = """
            import csv, sys
            rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))
            assert all(None not in row and None not in row.values() for row in rows), rows
            print(*[row["id"].lstrip("'")[:6] + "=" + row["final_score"] for row in rows], sep=";")
            """
        let (status, output) = try Outsider.run(
            try #require(Self.python), ["-c", script, "grades.csv"],
            files: ["grades.csv": try Self.report("grades.csv")])
        #expect(status == .exited(0), "\(output)")
        #expect(output.contains("ada=3.95;") && output.contains(";turing=100;zz=0"), "\(output)")
    }

    @Test(.enabled(if: python != nil, "there is no python3"))
    func `Python's json reads every JSON report`() throws {
        let files = try ReportSet(Sample.late()).files.filter { $0.path.hasSuffix(".json") }
        #expect(files.count == 11)
        let named = Dictionary(uniqueKeysWithValues: files.enumerated().map { ("\($0.offset).json", $0.element.text) })
        let script = """
            import json, sys
            for path in sys.argv[1:]:
                found = json.load(open(path, encoding="utf-8"))
                if "stdout_visibility" in found:
                    assert all(t["status"] in ("passed", "failed") and "score" in t for t in found["tests"]), found
                    assert {t["visibility"] for t in found["tests"]} <= {"visible", "hidden"}, found
                elif "version" in found:
                    assert found["status"] in ("pass", "fail", "error"), found
                    assert all(t["status"] in ("pass", "fail", "error") for t in found["tests"]), found
            """
        let (status, output) = try Outsider.run(
            try #require(Self.python), ["-c", script] + named.keys.sorted(), files: named)
        #expect(status == .exited(0), "\(output)")
    }

    @Test(.enabled(if: python != nil, "there is no python3"))
    func `Python's HTML reader finds every element closed, and no address but the page's own`() throws {
        let script = """
            import sys
            from html.parser import HTMLParser
            void, stack, seen = {"meta", "br", "hr", "img", "link"}, [], set()
            class Reader(HTMLParser):
                def handle_starttag(self, tag, attrs):
                    seen.add(tag)
                    for name, value in attrs:
                        assert not name.startswith("on"), (tag, name)
                        if name in ("href", "src"): assert value.startswith(("#", "./timelines/")), value
                    if tag not in void: stack.append(tag)
                def handle_endtag(self, tag):
                    assert stack and stack.pop() == tag, (tag, self.getpos())
            Reader(convert_charrefs=True).feed(open(sys.argv[1], encoding="utf-8").read())
            assert not stack and "script" not in seen and "table" in seen, (stack, seen)
            """
        let (status, output) = try Outsider.run(
            try #require(Self.python), ["-c", script, "report.html"],
            files: ["report.html": try Self.report("report.html")])
        #expect(status == .exited(0), "\(output)")
    }

    @Test(.enabled(if: browser != nil, "there is no Chromium"))
    func `a browser shows every submission and its score, and runs nothing`() throws {
        let results = try Sample.late()
        let (status, output) = try Outsider.run(
            try #require(Self.browser),
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom", "report.html"],
            files: ["report.html": try Self.report("report.html")])
        #expect(status == .exited(0), "\(output)")
        #expect(output.matches(of: /<details id="s\d+">/).count == results.submissions.count)
        #expect(output.contains("<td class=\"number final\">3.95</td>"))
        #expect(!output.contains("<script"))
    }
}
