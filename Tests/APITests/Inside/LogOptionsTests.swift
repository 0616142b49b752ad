import Model
import Testing

@testable import API

@Suite("What a client wants of a log")
struct LogOptionsTests {
    private static func options(_ query: [(String, String)]) throws -> LogOptions {
        let parameters = query.map { APIRequest.Parameter($0.0, $0.1) }
        return try LogOptions(APIRequest("GET", path: [], query: parameters), pod: "web-0")
    }

    @Test("Everything that kubectl sends is read")
    func read() throws {
        #expect(try Self.options([]) == LogOptions())
        let options = try Self.options([
            ("container", "main"), ("follow", "true"), ("previous", "true"), ("timestamps", "true"),
            ("sinceSeconds", "5"), ("tailLines", "0"), ("limitBytes", "1"),
        ])
        #expect(options.container == "main" && options.follow && options.previous && options.timestamps)
        #expect((options.tailLines, options.limitBytes, options.since) == (0, 1, .seconds(5)))
        let time = try #require(Timestamp("2026-01-01T00:00:00Z"))
        #expect(try Self.options([("sinceTime", "2026-01-01T00:00:00Z")]).since == .time(time))
        #expect(LogOptions.Since.seconds(60).moment(at: time) == time + .seconds(-60))
        #expect(LogOptions.Since.seconds(.max).moment(at: time) < time)
    }

    @Test(
        "What breaks a rule is refused by name",
        arguments: [
            ([("tailLines", "-1")], "tailLines: Invalid value: -1: must be greater than or equal to 0"),
            ([("limitBytes", "0")], "limitBytes: Invalid value: 0: must be greater than 0"),
            ([("sinceSeconds", "0")], "sinceSeconds: Invalid value: 0: must be greater than 0"),
            (
                [("sinceSeconds", "1"), ("sinceTime", "2026-01-01T00:00:00Z")],
                "Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified"
            ), ([("tailLines", "many")], "strconv.ParseInt: parsing \"many\": invalid syntax"),
            ([("sinceTime", "noon")], "sinceTime: \"noon\" is not a time such as 2026-01-01T00:00:00Z"),
        ])
    func refused(query: [(String, String)], sentence: String) {
        let refusal = #expect(throws: Refusal.self) { try Self.options(query) }
        #expect(refusal?.message.contains(sentence) == true, "\(refusal?.message ?? "")")
    }
}
