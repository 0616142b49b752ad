import Cluster
import Testing

@Suite struct `Ages` {
    @Test(arguments: [
        (-2, "<invalid>"), (-1, "0s"), (0, "0s"), (1, "1s"), (119, "119s"),
        (120, "2m"), (121, "2m1s"), (599, "9m59s"), (600, "10m"), (659, "10m"), (10799, "179m"),
        (10800, "3h"), (10859, "3h"), (10860, "3h1m"), (28799, "7h59m"), (28800, "8h"), (172_799, "47h"),
        (172_800, "2d"), (176_400, "2d1h"), (691_199, "7d23h"), (691_200, "8d"), (63_071_999, "729d"),
        (63_072_000, "2y"), (63_158_400, "2y1d"), (252_287_999, "7y364d"), (252_288_000, "8y"),
        (315_360_000, "10y"),
    ])
    func `a duration has two units at most`(seconds: Int64, text: String) {
        #expect(Duration.seconds(seconds).humanText == text)
    }

    @Test func `a fraction of a second does not count`() {
        #expect(Duration.milliseconds(1999).humanText == "1s")
        #expect(Duration.milliseconds(-1500).humanText == "0s")
        #expect(Duration.milliseconds(119_999).humanText == "119s")
    }
}
