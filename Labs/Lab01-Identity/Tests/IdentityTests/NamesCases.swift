import Testing

/// Task 1, The name.
@Suite("Names")
struct NamesCases {
    @Test(
        "A Pod's identity follows from its set, its ordinal and its Service",
        arguments: [
            Situation("The first Pod", .identity(of: 0, set: "web", isCalled: "web-0", index: "0")),
            Situation(
                "A set with a hyphen in its name",
                .identity(of: 1, set: "nginx-web", isCalled: "nginx-web-1", index: "1")),
            Situation(
                "A set whose name ends with a number",
                .identity(of: 0, set: "db-2", service: "db", isCalled: "db-2-0", index: "0")),
            Situation(
                "A set whose name is a number",
                .identity(of: 3, set: "7", service: "seven", isCalled: "7-3", index: "3")),
            Situation(
                "Two digits are two digits, and one is one",
                .identity(of: 10, set: "web", isCalled: "web-10", index: "10")),
            Situation(
                "A set that names no Service has an empty subdomain",
                .identity(of: 4, set: "web", service: "", isCalled: "web-4", index: "4")),
            Situation(
                "The Service may be called like the set",
                .identity(of: 5, set: "kafka", service: "kafka", isCalled: "kafka-5", index: "5")),
            Situation(
                "The greatest ordinal that Kubernetes reads",
                .identity(of: 2_147_483_647, set: "web", isCalled: "web-2147483647", index: "2147483647")),
        ])
    func identities(_ situation: Situation) { check(situation.question) }

    @Test(
        "Where a set begins at another ordinal, its Pods have that number in name and index",
        arguments: [
            Situation(
                "The first of a set that begins at 1", .identity(of: 1, set: "web", isCalled: "web-1", index: "1")),
            Situation("The first of a set that begins at 5", .identity(of: 5, set: "db", isCalled: "db-5", index: "5")),
            Situation("The third of that set", .identity(of: 7, set: "db", isCalled: "db-7", index: "7")),
            Situation(
                "The first of a set that begins at 100",
                .identity(of: 100, set: "nginx-web", isCalled: "nginx-web-100", index: "100")),
        ])
    func startOrdinals(_ situation: Situation) { check(situation.question) }
}
