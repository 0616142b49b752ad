import Rollout
import Testing

/// Task 5, Forgetting.
@Suite("Forgetting")
struct ForgettingCases {
    @Test(
        "The newest stay, as many as the limit says",
        arguments: [
            Situation.forget("Fewer than the limit", of: history("v1", "v2", "v3"), live: "web-v3", limit: 10),
            Situation.forget("As many as the limit", of: history("v1", "v2", "v3"), live: "web-v3", limit: 2),
            Situation.forget(
                "Two more than the limit, oldest first", of: history("v1", "v2", "v3", "v4"), live: "web-v4", limit: 1,
                is: "web-v1", "web-v2"),
            Situation.forget(
                "A limit of nothing", of: history("v1", "v2", "v3"), live: "web-v3", limit: 0, is: "web-v1", "web-v2"),
            Situation.forget("No history", of: history(), live: "web-v1", limit: 0),
            Situation.forget(
                "After a rollback the newest is another one", of: history("v2", "v3", "v1", numbers: [2, 3, 4]),
                live: "web-v1", limit: 1, is: "web-v2"),
        ])
    func limit(_ situation: Situation) { check(situation.question) }

    @Test(
        "What is in use stays, and does not count",
        arguments: [
            Situation.forget(
                "The oldest is in use", of: history("v1", "v2", "v3", "v4"), live: "web-v1", "web-v4", limit: 1,
                is: "web-v2"),
            Situation.forget(
                "One is in use by a Pod alone", of: history("v1", "v2", "v3", "v4"), live: "web-v3", "web-v4", "web-v2",
                limit: 0, is: "web-v1"),
            Situation.forget(
                "All are in use", of: history("v1", "v2", "v3"), live: "web-v3", "web-v2", "web-v1", limit: 0),
            Situation.forget(
                "Those in use do not use the limit up", of: history("v1", "v2", "v3"), live: "web-v2", "web-v3",
                limit: 1),
            Situation.forget(
                "Named twice, and still one", of: history("v1", "v2", "v3"), live: "web-v3", "web-v3", "web-v1",
                limit: 1),
            Situation.forget(
                "In use, and not in the history yet", of: history("v1", "v2"), live: "web-v2", "web-v3", limit: 0,
                is: "web-v1"),
        ])
    func live(_ situation: Situation) { check(situation.question) }
}
