package import Foundation

/// Reads Swift Testing's event stream: JSON lines of versions 0 and 6.3.
///
/// Only `kind`, `testID`, the first message and the issue's flags are used, which both versions share.
package enum EventStream {
    /// The records of all test functions that the stream mentions; a line that was cut short by a crash is passed over.
    package static func records(in stream: Data) -> TestRecords {
        var functions: Set<String> = []
        var records: TestRecords = [:]
        let decoder = JSONDecoder()
        for line in stream.split(separator: UInt8(ascii: "\n")) {
            guard let entry = try? decoder.decode(Entry.self, from: Data(line)) else { continue }
            switch entry.kind {
            case "test":
                guard entry.payload.kind == "function", let id = entry.payload.id else { continue }
                functions.insert(identifier(id))
            case "event":
                guard let id = entry.payload.testID.map(identifier), functions.contains(id) else { continue }
                records[id, default: TestRecord()].note(entry.payload)
            default:
                continue
            }
        }
        return records
    }

    /// An event stream's identifier without the place that ends it: `Target.Suite/test()/File.swift:5:6`.
    package static func identifier(_ id: String) -> String {
        guard let match = id.firstMatch(of: /\/[^\/]+\.swift:\d+:\d+$/) else { return id }
        return String(id[..<match.range.lowerBound])
    }

    fileprivate struct Entry: Decodable {
        var kind: String
        var payload: Payload
    }

    fileprivate struct Payload: Decodable {
        var kind: String?
        var id: String?
        var testID: String?
        var messages: [Message]?
        var issue: Issue?
    }

    fileprivate struct Message: Decodable {
        var symbol: String
        var text: String
    }

    fileprivate struct Issue: Decodable {
        var isKnown: Bool?
        var isFailure: Bool?

        /// Version 0 does not say whether an issue fails its test; there all do that are not known.
        var fails: Bool { isKnown != true && isFailure != false }
    }
}

extension TestRecord {
    fileprivate mutating func note(_ event: EventStream.Payload) {
        let messages = event.messages ?? []
        switch event.kind {
        case "testStarted":
            starts += 1
        case "testCaseStarted":
            lastCase = messages.first.flatMap { Self.arguments(in: $0.text) }
        case "testCaseEnded":
            casesEnded += 1
        case "testSkipped":
            skipped = true
        case "testEnded":
            ended = true
            reportedFailed = reportedFailed || messages.contains { $0.symbol == "fail" }
        case "issueRecorded" where event.issue?.fails ?? true:
            failures.append(Self.story(in: messages))
        default:
            break
        }
    }

    /// The arguments in "Test case passing 1 argument n → 5 to …".
    private static func arguments(in text: String) -> String? {
        text.firstMatch(of: /^Test case passing \d+ arguments? (.*) to .* started\.$/).map { String($0.1) }
    }

    /// What the test itself said, or failing that what the library said of the expectation.
    private static func story(in messages: [EventStream.Message]) -> String {
        let details = messages.filter { $0.symbol == "details" }.map(\.text)
        let headline = messages.first { $0.symbol != "details" }?.text
        if details.contains(where: { $0.contains("\n") }) || headline == "Issue recorded" {
            return details.isEmpty ? headline ?? "failed" : details.joined(separator: "\n")
        }
        return ([headline].compactMap(\.self) + details).joined(separator: "\n")
    }
}
