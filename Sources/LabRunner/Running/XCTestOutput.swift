/// Reads what XCTest prints while it runs.
///
/// There is no other source. Swift 6.3 writes `--xunit-output` for XCTest only under `--parallel`, where it says that a
/// test failed but not why, and its experimental option to say why quotes this same text. A learner's own `print` may
/// stand before any of the marks, on the same line, so marks are looked for anywhere in a line.
package struct XCTestOutput {
    /// The graded tests by the names under which XCTest prints them.
    private let names: [String: String]
    private var current: (id: String, printed: String)?
    private var records: TestRecords = [:]

    /// Whether a mark counts only if its line holds nothing else.
    private let isStrict: Bool

    /// The records of the tests asked for, as far as the output mentions them.
    ///
    /// - Parameter isStrict: whether a mark counts only if its line holds nothing else, as where nobody prints but XCTest,
    ///   and where words of a learner's that a failure quotes must not pass for a mark.
    package static func records(in output: Substring, of tests: [LabTest], isStrict: Bool = false) -> TestRecords {
        var reader = XCTestOutput(tests: tests, isStrict: isStrict)
        for line in output.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            // A mark ends its line; what a loop printed before it, without a line's end, may be megabytes.
            reader.read(line.count > 8192 ? Substring(decoding: line.suffix(8192), as: UTF8.self) : Substring(line))
        }
        return reader.records
    }

    private init(tests: [LabTest], isStrict: Bool) {
        self.isStrict = isStrict
        var names: [String: String] = [:]
        for test in tests where test.framework == .xctest {
            // Linux: Class.method. Apple's platforms: -[Target.Class method].
            names[test.shortName.replacing("/", with: ".")] = test.id
            names["-[\(test.id.replacing("/", with: " "))]"] = test.id
        }
        self.names = names
    }

    private mutating func read(_ line: Substring) {
        let mark = /Test Case '([^']+)' (started|passed|failed|skipped)/
        let whole = /Test Case '([^']+)' (started|passed|failed|skipped)(?:\.| at [-0-9:. ]+| \([0-9.]+ seconds\)\.?)/
        if let match = isStrict ? line.wholeMatch(of: whole) : line.firstMatch(of: mark) {
            let printed = String(match.1)
            guard let id = names[printed] else { return }
            note(match.2, of: id, printed: printed)
            return
        }
        guard let current else { return }
        if let range = line.firstRange(of: ": error: \(current.printed) : ") {
            records[current.id, default: TestRecord()].failures.append(Self.reason(line[range.upperBound...]))
        } else if let last = records[current.id]?.failures.indices.last {
            records[current.id]?.failures[last] += "\n" + line
        }
    }

    private mutating func note(_ event: Substring, of id: String, printed: String) {
        switch event {
        case "started":
            records[id, default: TestRecord()].starts += 1
            current = (id, printed)
        default:
            records[id, default: TestRecord()].ended = true
            records[id]?.skipped = event == "skipped"
            records[id]?.reportedFailed = event == "failed"
            current = nil
        }
    }

    /// A failure without the words that XCTest puts before the test's own.
    private static func reason(_ text: Substring) -> String {
        if text.hasPrefix("failed - ") { return String(text.dropFirst("failed - ".count)) }
        return text.hasSuffix(" - ") ? String(text.dropLast(" - ".count)) : String(text)
    }
}
