import Controller
import Model
import Testing

/// Task 3, Repair.
@Suite("Repair")
struct RepairCases {
    @Test(
        "A Pod that has ended is deleted when its turn comes",
        arguments: [
            Situation("The first fails, the others are well", roster(replicas: 3, .failed(0), .ready(1)), .delete(0)),
            Situation(
                "Two have failed: one after the other", roster(replicas: 3, .ready(0), .failed(1), .failed(2)),
                .keep(0), .delete(1)),
            Situation(
                "One before it is not ready: its turn has not come",
                roster(replicas: 3, .unready(0), .failed(1)), .wait(0)),
            Situation(
                "One before it is missing: that is created first",
                roster(replicas: 3, .ready(0), .succeeded(2)), .keep(0), .create(1)),
            Situation(
                "It was ready a moment ago",
                roster(replicas: 1, RosterPod(ordinal: 0, phase: .failed, readySince: now + .seconds(-60))),
                .delete(0)),
            Situation(
                "In a set that begins at 3", roster(start: 3, replicas: 2, .ready(3), .succeeded(4)),
                .keep(3), .delete(4)),
            Situation(
                "With condemned Pods about", roster(replicas: 1, .failed(0), .ready(1), .ready(2)), .delete(0)),
        ])
    func ended(_ situation: Situation) { check(situation.wanted) }

    @Test(
        "The successor comes when the old Pod is gone, and not before",
        arguments: [
            Situation("Failed, just now: no successor in the same pass", roster(replicas: 1, .failed(0)), .delete(0)),
            Situation(
                "Succeeded, and going", roster(replicas: 3, .ready(0), .succeeded(1).terminating, .ready(2)),
                .keep(0), .wait(1)),
            Situation("Failed, and going", roster(replicas: 3, .ready(0), .failed(1).terminating), .keep(0), .wait(1)),
            Situation("Gone", roster(replicas: 3, .ready(0), .ready(2)), .keep(0), .create(1)),
        ])
    func successor(_ situation: Situation) { check(situation.wanted) }
}
