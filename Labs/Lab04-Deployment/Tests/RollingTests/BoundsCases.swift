import Testing

/// Task 1, Bounds.
@Suite("Bounds")
struct BoundsCases {
    @Test(
        "maxSurge is rounded up",
        arguments: [
            Situation.bounds("A number", rolling(3, 1), of: 10, surge: 3, unavailable: 1),
            Situation.bounds("A number larger than the Deployment", rolling(20, 1), of: 10, surge: 20, unavailable: 1),
            Situation.bounds("A quarter of 10", rolling("25%", 1), of: 10, surge: 3, unavailable: 1),
            Situation.bounds("A quarter of 8, even", rolling("25%", 1), of: 8, surge: 2, unavailable: 1),
            Situation.bounds("One percent of 10", rolling("1%", 0), of: 10, surge: 1, unavailable: 0),
            Situation.bounds("A third of 100", rolling("33%", 1), of: 100, surge: 33, unavailable: 1),
            Situation.bounds("All of 7", rolling("100%", 1), of: 7, surge: 7, unavailable: 1),
            Situation.bounds("A quarter of nothing", rolling("25%", 0), of: 0, surge: 0, unavailable: 0),
        ])
    func surge(_ situation: Situation) { check(situation.question) }

    @Test(
        "maxUnavailable is rounded down",
        arguments: [
            Situation.bounds("A number", rolling(1, 3), of: 10, surge: 1, unavailable: 3),
            Situation.bounds("A quarter of 10", rolling(1, "25%"), of: 10, surge: 1, unavailable: 2),
            Situation.bounds("A quarter of 8, even", rolling(1, "25%"), of: 8, surge: 1, unavailable: 2),
            Situation.bounds("99 percent of 10", rolling(1, "99%"), of: 10, surge: 1, unavailable: 9),
            Situation.bounds("All of 7", rolling(0, "100%"), of: 7, surge: 0, unavailable: 7),
            Situation.bounds("The default of Kubernetes, of 3", rolling("25%", "25%"), of: 3, surge: 1, unavailable: 0),
            Situation.bounds(
                "The default of Kubernetes, of 10", rolling("25%", "25%"), of: 10, surge: 3, unavailable: 2),
        ])
    func unavailable(_ situation: Situation) { check(situation.question) }

    @Test(
        "What lies at the edges",
        arguments: [
            Situation.bounds("Nothing and nothing, as numbers", rolling(0, 0), of: 4, surge: 0, unavailable: 1),
            Situation.bounds("Nothing and a quarter of 3", rolling(0, "25%"), of: 3, surge: 0, unavailable: 1),
            Situation.bounds("A surge is enough to begin", rolling(1, 0), of: 4, surge: 1, unavailable: 0),
            Situation.bounds("More may be unavailable than are wanted", rolling(1, 9), of: 4, surge: 1, unavailable: 4),
            Situation.bounds("Nothing of nothing", rolling(0, 0), of: 0, surge: 0, unavailable: 0),
            Situation.bounds("Recreate", .recreate, of: 10, surge: 0, unavailable: 0),
        ])
    func edges(_ situation: Situation) { check(situation.question) }
}
