import Controller
import Testing

/// Task 4, Scale-down.
@Suite("Scale-down")
struct ScaleDownCases {
    @Test(
        "One at a time, from the highest ordinal down",
        arguments: [
            Situation("The only one that must go", roster(replicas: 2, .ready(0), .ready(1), .ready(2)), .delete(2)),
            Situation("All must go", roster(replicas: 0, .ready(0), .ready(1), .ready(2)), .delete(2)),
            Situation("The last one of all", roster(replicas: 0, .ready(0)), .delete(0)),
            Situation(
                "Over a gap", roster(replicas: 1, .ready(0), .ready(1), .ready(4)), .delete(4)),
            Situation(
                "The highest is going", roster(replicas: 0, .ready(0), .ready(1), .ready(2).terminating), .wait(2)),
            Situation(
                "The highest has failed, and is going",
                roster(replicas: 1, .ready(0), .ready(1), .failed(2).terminating), .wait(2)),
        ])
    func highestFirst(_ situation: Situation) { check(situation.condemned) }

    @Test(
        "A condemned Pod that is not well goes only when no Pod before it is unhealthy",
        arguments: [
            Situation(
                "The highest is not ready, and alone with that: it goes",
                roster(replicas: 1, .ready(0), .ready(1), .unready(2)), .delete(2)),
            Situation(
                "The highest is Pending, and alone with that: it goes",
                roster(replicas: 1, .ready(0), .ready(1), .pending(2)), .delete(2)),
            Situation(
                "The highest has failed, and is alone with that: it goes",
                roster(replicas: 1, .ready(0), .failed(1)), .delete(1)),
            Situation(
                "One before it is not ready either: the highest is waited for",
                roster(replicas: 1, .ready(0), .unready(1), .unready(2)), .wait(2)),
            Situation(
                "One before it is going: the highest, not ready, is waited for",
                roster(replicas: 1, .ready(0), .ready(1).terminating, .pending(2)), .wait(2)),
            Situation(
                "Two have failed: the highest is waited for, for ever if nobody helps",
                roster(replicas: 1, .ready(0), .failed(1), .failed(2)), .wait(2)),
            Situation(
                "The highest is well, one before it is not: the highest goes",
                roster(replicas: 1, .ready(0), .unready(1), .ready(2)), .delete(2)),
            Situation(
                "Not yet ready for minReadySeconds, and alone with that: it goes",
                roster(replicas: 1, minReadySeconds: 10, .ready(0), .ready(1, for: .seconds(3))), .delete(1)),
            Situation(
                "Not yet ready for minReadySeconds, and one before it Pending: it is waited for",
                roster(replicas: 1, minReadySeconds: 10, .ready(0), .pending(1), .ready(2, for: .seconds(3))),
                .wait(2)),
        ])
    func unhealthy(_ situation: Situation) { check(situation.condemned) }

    @Test(
        "Pods below the start ordinal must go too, after those above the range",
        arguments: [
            Situation(
                "The start has moved from 0 to 2",
                roster(start: 2, replicas: 2, .ready(0), .ready(1), .ready(2), .ready(3)), .delete(1)),
            Situation(
                "The range has moved up: only what is below it must go",
                roster(start: 3, replicas: 1, .ready(0), .ready(3)), .delete(0)),
            Situation(
                "Some are below it and some above",
                roster(start: 2, replicas: 1, .ready(0), .ready(1), .ready(2), .ready(3), .ready(4)), .delete(4)),
            Situation(
                "One below is going already",
                roster(start: 2, replicas: 1, .ready(0), .ready(1).terminating, .ready(2)), .wait(1)),
        ])
    func belowTheStart(_ situation: Situation) { check(situation.condemned) }
}
