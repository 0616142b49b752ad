import Testing

/// Task 4, Repair.
@Suite("Repair")
struct RepairCases {
    @Test(
        "A missing or wrong pod-name label brings both labels back, and no other label changes",
        arguments: [
            Situation(
                "The name is missing",
                .damaged("web-1", labels(nil, "1", ["app": "nginx"]), becomes: labels("web-1", "1", ["app": "nginx"]))),
            Situation(
                "The name is another Pod's",
                .damaged("web-1", labels("web-0", "1"), becomes: labels("web-1", "1"))),
            Situation("The name is empty", .damaged("web-2", labels("", "2"), becomes: labels("web-2", "2"))),
            Situation(
                "Both are missing, and others are there",
                .damaged(
                    "web-0", ["app": "nginx", "tier": "gold"],
                    becomes: labels("web-0", "0", ["app": "nginx", "tier": "gold"]))),
            Situation(
                "Both are wrong", .damaged("web-3", labels("web-4", "4"), becomes: labels("web-3", "3"))),
            Situation(
                "The revision stays",
                .damaged(
                    "db-2-0", ["controller-revision-hash": "db-2-5d4c"], inSet: "db-2",
                    becomes: labels("db-2-0", "0", ["controller-revision-hash": "db-2-5d4c"]))),
        ])
    func damaged(_ situation: Situation) { check(situation.question) }

    @Test(
        "A right pod-name label is enough",
        arguments: [
            Situation("Both are right", .fine("web-12", labels("web-12", "12", ["app": "nginx"]))),
            Situation("The index is missing", .fine("web-1", labels("web-1", nil))),
            Situation("The index is wrong", .fine("web-1", labels("web-1", "7"))),
            Situation(
                "The index is no number", .fine("nginx-web-0", labels("nginx-web-0", "first"), inSet: "nginx-web")),
        ])
    func enough(_ situation: Situation) { check(situation.question) }

    @Test(
        "A Pod whose name is not the set's is left alone",
        arguments: [
            Situation("Another set", .fine("db-0", labels(nil, nil, ["app": "web"]))),
            Situation("A set whose name begins like ours", .fine("web-db-0", [:])),
            Situation("A set whose name ends like ours", .fine("my-web-0", [:])),
            Situation("A set whose name is ours and a number", .fine("web-1-0", [:])),
            Situation("No ordinal", .fine("web-canary", ["app": "web"])),
            Situation("The set's own name", .fine("web", [:])),
            Situation("An ordinal beyond 32 bits", .fine("web-4294967296", [:])),
        ])
    func strangers(_ situation: Situation) { check(situation.question) }
}
