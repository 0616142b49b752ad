import Model
import Testing

@testable import API
@testable import Containers

@Suite("Reading a log")
struct LogCursorTests {
    private static let start = Timestamp(seconds: 1_767_225_600)

    /// A log with a line each second.
    private static func log(_ texts: String...) -> ContainerLog {
        var log = ContainerLog()
        for (index, text) in texts.enumerated() {
            log.append(Array(text.utf8), to: index % 2 == 0 ? .stdout : .stderr, at: start + .seconds(index))
        }
        return log
    }

    private static func read(
        _ log: ContainerLog, at seconds: Int = 60, _ change: (inout LogOptions) -> Void = { _ in }
    ) -> String {
        var options = LogOptions()
        change(&options)
        var cursor = LogCursor(options, log: log, now: start + .seconds(seconds))
        return String(decoding: cursor.read(log), as: UTF8.self)
    }

    @Test("All of it, the end of it, or what is not too old")
    func parts() {
        let log = Self.log("a\n", "b\n", "c\n", "d\n")
        #expect(Self.read(log) == "a\nb\nc\nd\n")
        #expect(Self.read(log) { $0.tailLines = 0 } == "")
        #expect(Self.read(log) { $0.tailLines = 2 } == "c\nd\n")
        #expect(Self.read(log) { $0.tailLines = 9 } == "a\nb\nc\nd\n")
        #expect(Self.read(log, at: 3) { $0.since = .seconds(1) } == "c\nd\n")
        #expect(Self.read(log) { $0.since = .time(Self.start + .seconds(3)) } == "d\n")
        #expect(
            Self.read(log) {
                $0.since = .time(Self.start + .seconds(1))
                $0.tailLines = 1
            } == "d\n")
        #expect(Self.read(log) { $0.limitBytes = 3 } == "a\nb")
    }

    @Test("Each line with its moment, a long one with one moment")
    func moments() {
        var log = Self.log("a\n", "b\n")
        log.append([UInt8](repeating: 120, count: 17 << 10) + [10], to: .stdout, at: Self.start + .milliseconds(2500))
        let text = Self.read(log) { $0.timestamps = true }
        #expect(text.hasPrefix("2026-01-01T00:00:00.000000000Z a\n2026-01-01T00:00:01.000000000Z b\n"))
        #expect(text.hasSuffix("\n2026-01-01T00:00:02.500000000Z " + String(repeating: "x", count: 17 << 10) + "\n"))
        #expect(Self.read(log) { $0.tailLines = 1 }.count == (17 << 10) + 1)
        #expect(Self.read(log) { $0.tailLines = 2 }.hasPrefix("b\nx"))
    }

    @Test("Who follows gets each line once, whatever was forgotten meanwhile")
    func following() {
        var log = Self.log("a\n", "b\n")
        var options = LogOptions()
        options.tailLines = 1
        var cursor = LogCursor(options, log: log, now: Self.start)
        #expect(cursor.read(log) == Array("b\n".utf8))
        #expect(cursor.read(log) == [])
        log.append(Array("c".utf8), to: .stdout, at: Self.start)
        #expect(cursor.read(log) == [])
        log.append(Array("d\n".utf8), to: .stdout, at: Self.start)
        #expect(cursor.read(log) == Array("cd\n".utf8))
        for number in 0..<50_000 { log.append(Array("\(number)\n".utf8), to: .stdout, at: Self.start) }
        let rest = String(decoding: cursor.read(log), as: UTF8.self)
        #expect(rest.hasSuffix("\n49998\n49999\n") && rest.split(separator: "\n").count == log.end - log.start)
    }
}
