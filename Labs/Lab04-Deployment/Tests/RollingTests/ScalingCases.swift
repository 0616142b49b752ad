import Testing

/// Task 4, Scaling.
@Suite("Scaling")
struct ScalingCases {
    @Test(
        "One set takes all",
        arguments: [
            Situation.scaled(
                "An old one, in the middle of nothing", deployment(rolling(1, 0), 7, v(1, 3), v(2, 0)), to: [1: 7]),
            Situation.scaled("Smaller", deployment(rolling(1, 0), 2, v(1, 5), hasNewSet: false), to: [1: 2]),
            Situation.scaled("From nothing: the new set", deployment(rolling(1, 0), 3, v(1, 0), v(2, 0)), to: [2: 3]),
            Situation.scaled(
                "From nothing, without a new set: the newest old one",
                deployment(rolling(1, 0), 3, v(1, 0), v(2, 0), hasNewSet: false), to: [2: 3]),
            Situation.scaled("It has the size already", deployment(rolling(1, 0), 3, v(1, 0), v(2, 3)), to: [:]),
            Situation.scaled("Under Recreate too", deployment(.recreate, 5, v(1, 0), v(2, 3)), to: [2: 5]),
            Situation.scaled("There are no sets", deployment(rolling(1, 0), 3, hasNewSet: false), to: [:]),
        ])
    func one(_ situation: Situation) { check(situation.question) }

    @Test(
        "A complete new set ends the old ones",
        arguments: [
            Situation.scaled(
                "Two old ones", deployment(rolling(1, 0), 4, v(1, 2), v(2, 1), v(3, 4, wanted: 4)), to: [1: 0, 2: 0]),
            Situation.scaled(
                "Under Recreate too", deployment(.recreate, 2, v(1, 2), v(2, 2, wanted: 2)), to: [1: 0]),
            Situation.scaled(
                "Not when one new Pod is not available",
                deployment(
                    rolling(0, 1), 4, v(1, 1, wanted: 5, atMost: 5), v(2, 4, available: 3, wanted: 4, atMost: 5)),
                to: [1: 1, 2: 3]),
            Situation.scaled(
                "Not when it was sized for another number",
                deployment(rolling(0, 1), 4, v(1, 1, wanted: 8, atMost: 8), v(2, 4, wanted: 8, atMost: 8)),
                to: [1: 1, 2: 3]),
        ])
    func complete(_ situation: Situation) { check(situation.question) }

    @Test(
        "Each set keeps its share",
        arguments: [
            Situation.scaled(
                "Half and half, twice as many",
                deployment(rolling(0, 1), 8, v(1, 2, wanted: 4, atMost: 4), v(2, 2, wanted: 4, atMost: 4)),
                to: [1: 4, 2: 4]),
            Situation.scaled(
                "8 and 2 of 10, of 20 with a surge",
                deployment(rolling("25%", 0), 20, v(1, 8, wanted: 10, atMost: 13), v(2, 5, wanted: 10, atMost: 13)),
                to: [1: 15, 2: 10]),
            Situation.scaled(
                "Rounding leaves one over: the larger takes it",
                deployment(rolling(0, 1), 7, v(1, 3, wanted: 4, atMost: 4), v(2, 1, wanted: 4, atMost: 4)),
                to: [1: 5, 2: 2]),
            Situation.scaled(
                "Equal ones, growing by one: the newer takes it",
                deployment(rolling(0, 1), 5, v(1, 2, wanted: 4, atMost: 4), v(2, 2, wanted: 4, atMost: 4)),
                to: [1: 2, 2: 3]),
            Situation.scaled(
                "Equal ones, shrinking by one: the older gives it",
                deployment(rolling(0, 1), 3, v(1, 2, wanted: 4, atMost: 4), v(2, 2, wanted: 4, atMost: 4)),
                to: [1: 1, 2: 2]),
            Situation.scaled(
                "Three sets shrink",
                deployment(
                    rolling(0, 1), 5, v(1, 5, wanted: 10, atMost: 10), v(2, 3, wanted: 10, atMost: 10),
                    v(3, 2, wanted: 10, atMost: 10)), to: [1: 2, 2: 2, 3: 1]),
            Situation.scaled(
                "Nothing was noted: what was counted last stands in for it",
                deployment(rolling(0, 1), 8, v(1, 3), v(2, 1), lastReported: 4), to: [1: 6, 2: 2]),
            Situation.scaled(
                "The sum is right already: all are named, and stay",
                deployment(rolling(1, 0), 4, v(1, 3, wanted: 5, atMost: 5), v(2, 2, wanted: 5, atMost: 5)),
                to: [1: 3, 2: 2]),
            Situation.scaled(
                "Empty sets take no part",
                deployment(
                    rolling(0, 1), 8, v(1, 0, wanted: 4, atMost: 4), v(2, 2, wanted: 4, atMost: 4),
                    v(3, 2, wanted: 4, atMost: 4)), to: [2: 4, 3: 4]),
        ])
    func shares(_ situation: Situation) { check(situation.question) }

    @Test(
        "What lies at the edges",
        arguments: [
            Situation.scaled(
                "To nothing, surge or not",
                deployment(rolling(2, 0), 0, v(1, 3, wanted: 4, atMost: 6), v(2, 2, wanted: 4, atMost: 6)),
                to: [1: 0, 2: 0]),
            Situation.scaled(
                "Under Recreate, two sets with Pods stay", deployment(.recreate, 5, v(1, 2), v(2, 1)), to: [:]),
            Situation.scaled(
                "Neither notes nor a count: the first takes the change",
                deployment(rolling(0, 1), 6, v(1, 3), v(2, 1)), to: [1: 5, 2: 1]),
        ])
    func edges(_ situation: Situation) { check(situation.question) }
}
