import Foundation
import Testing

@testable import Grading

struct LatenessTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-27T10:00:00Z", 1_795_773_600), ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("2018-07-01T14:22:32.365935-07:00", 1_530_480_152), ("2000-03-01 00:00:00+01:30", 951_863_400),
    ])
    func `a moment is read with its fraction and its offset`(text: String, seconds: Int) throws {
        let time = try #require(GradingTime(text))
        #expect(time.seconds == seconds)
        #expect(GradingTime(time.description) == time)
    }

    @Test(arguments: [
        "", "yesterday", "2026-11-27", "2026-11-27T10:00:00", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
        "2026-11-27T24:00:00Z", "2026-11-27T10:00:00Z; rm",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(GradingTime(text) == nil)
    }

    @Test(arguments: 0..<400)
    func `a moment that is written is read as itself`(step: Int) {
        let time = GradingTime(seconds: step * 12_345_679 - 1_000_000_000)
        #expect(GradingTime(time.description) == time)
    }

    @Test(arguments: ["none", "10%/day", "10.25%/day,grace=2h", "5%/day,grace=90s,max=50%", "100%/day,grace=1d"])
    func `a policy is written as it was given`(text: String) throws {
        #expect(try LatePolicy(text).description == text)
    }

    @Test(arguments: [
        "", "10", "10%", "-1%/day", "101%/day", "10%/day,grace=2", "10%/day,max=x", "10%/day,", "10%/week",
    ])
    func `a policy that says nothing clear is refused`(text: String) {
        #expect(throws: GradingInputError.latePolicy(text)) { try LatePolicy(text) }
    }

    @Test(arguments: [
        (-1, 0, "0"), (0, 0, "0"), (3_600, 0, "0"), (3_601, 1, "10"), (3_600 + 86_400, 1, "10"),
        (3_600 + 86_401, 2, "20"), (10 * 86_400, 10, "35"), (Int.max / 2, Int.max / 172_800 + 1, "35"),
    ])
    func `each begun day after the grace period counts, up to the most`(late: Int, days: Int, percent: String) throws {
        let policy = try LatePolicy("10%/day,grace=1h,max=35%")
        let lateness = try #require(
            policy.lateness(submitted: GradingTime(seconds: late), due: GradingTime(seconds: 0)))
        #expect(abs(lateness.daysCounted - days) <= (late > 1 << 40 ? 1 : 0))
        #expect(lateness.percent.description == percent)
    }

    @Test
    func `lateness is a step of its own, and the score before it stays to be seen`() throws {
        let ada = try #require(Sample.late().submissions.first { $0.id == "ada" })
        #expect(ada.score == Score(points: 5))
        #expect(ada.lateness?.percent == Score(hundredths: 2_100))
        #expect(ada.finalScore == Score(hundredths: 395))
        #expect(ada.remarks.last?.contains("2 days late, 21 % off") == true)
    }

    @Test
    func `nobody is in time or late by accident`() throws {
        let times = try HandInTimes(table: "id,submitted\nada,2026-11-27T10:00:00Z\n", path: "t")
        #expect(throws: GradingInputError.noSubmissionTime(ids: ["-o", Sample.hostile, "turing", "zz"])) {
            try Sample.results().applying(LatePolicy("10%/day"), times: times, due: GradingTime(seconds: 0))
        }
        let run = Sample.results()
        let ada = run.with(run.submissions.filter { $0.id == "ada" })
        #expect(throws: GradingInputError.noDueTime(id: "ada")) {
            try ada.applying(LatePolicy("10%/day"), times: times, due: nil)
        }
    }

    @Test
    func `Gradescope's metadata gives the times, and a learner's own extension counts`() throws {
        let metadata = """
            {"id": 1, "created_at": "2018-07-01T14:22:32.365935-07:00",
             "assignment": {"due_date": "2018-07-01T00:00:00.000000-07:00", "total_points": "20.0"},
             "users": [{"email": "a@b", "id": 2, "name": "A", "assignment": {"due_date": "2018-07-02T00:00:00-07:00"}}],
             "previous_submissions": []}
            """
        let times = try HandInTimes(gradescope: Data(metadata.utf8), path: "submission_metadata.json")
        let entry = try #require(times.entry(of: "submission"))
        #expect(entry.submitted == GradingTime("2018-07-01T21:22:32Z"))
        #expect(entry.due == GradingTime("2018-07-02T07:00:00Z"))
        #expect(throws: GradingInputError.self) { try HandInTimes(gradescope: Data("{}".utf8), path: "x.json") }
    }

    @Test(arguments: ["submitted\nx\n", "id,submitted\na\n", "id,submitted\na,now\n", "id,submitted\n\"a,1\n"])
    func `a table that cannot be meant is refused`(text: String) {
        #expect(throws: GradingInputError.self) { try HandInTimes(table: text, path: "times.csv") }
    }

    @Test
    func `quoted fields, line ends and a byte order mark are read`() {
        let rows = CommaSeparatedValues.rows(of: "\u{FEFF}a,\"b, \"\"c\"\"\"\r\n\"line\nend\",\n,x")
        #expect(rows == [["a", "b, \"c\""], ["line\nend", ""], ["", "x"]])
    }
}
