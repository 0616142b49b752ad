import Controller
import Testing

/// Task 2, Scale-up.
@Suite("Scale-up")
struct ScaleUpCases {
    @Test(
        "The lowest missing Pod is created, and no other",
        arguments: [
            Situation("Nothing is wanted of an empty set", roster(replicas: 0)),
            Situation("A single Pod", roster(replicas: 1), .create(0)),
            Situation("The second of three", roster(replicas: 3, .ready(0)), .keep(0), .create(1)),
            Situation(
                "The last of three", roster(replicas: 3, .ready(0), .ready(1)), .keep(0), .keep(1), .create(2)),
            Situation(
                "A gap at the beginning is filled first", roster(replicas: 3, .ready(1), .ready(2)), .create(0)),
            Situation(
                "A gap in the middle is filled before the end", roster(replicas: 4, .ready(0), .ready(2)),
                .keep(0), .create(1)),
            Situation(
                "A gap is filled whatever comes after it", roster(replicas: 3, .ready(0), .unready(2)),
                .keep(0), .create(1)),
            Situation(
                "Condemned Pods do not count as wanted ones", roster(replicas: 2, .ready(0), .ready(5), .ready(6)),
                .keep(0), .create(1)),
        ])
    func lowestMissing(_ situation: Situation) { check(situation.wanted) }

    @Test(
        "A Pod that is not available is waited for",
        arguments: [
            Situation("Pending", roster(replicas: 3, .pending(0)), .wait(0)),
            Situation("Running, not ready", roster(replicas: 3, .ready(0), .unready(1)), .keep(0), .wait(1)),
            Situation("On a node that cannot be asked", roster(replicas: 3, .unknown(0)), .wait(0)),
            Situation(
                "No longer ready, with all the others there",
                roster(replicas: 3, .ready(0), .unready(1), .ready(2)), .keep(0), .wait(1)),
            Situation("The last one", roster(replicas: 2, .ready(0), .pending(1)), .keep(0), .wait(1)),
            Situation(
                "Ready, but not yet for minReadySeconds",
                roster(replicas: 2, minReadySeconds: 10, .ready(0, for: .seconds(9))), .wait(0)),
            Situation(
                "A moment short of minReadySeconds",
                roster(replicas: 2, minReadySeconds: 10, .ready(0, for: .milliseconds(9999))), .wait(0)),
            Situation(
                "Ready for minReadySeconds: it is available, and the next one has its turn",
                roster(replicas: 2, minReadySeconds: 10, .ready(0, for: .seconds(10))), .keep(0), .create(1)),
            Situation(
                "With condemned Pods about, which make no difference",
                roster(replicas: 2, .ready(0), .unready(1), .ready(2), .ready(3)), .keep(0), .wait(1)),
        ])
    func notAvailable(_ situation: Situation) { check(situation.wanted) }

    @Test(
        "A Pod that is terminating is waited for, and only then replaced",
        arguments: [
            Situation("While it is still ready", roster(replicas: 2, .ready(0).terminating), .wait(0)),
            Situation("While it runs on", roster(replicas: 1, .unready(0).terminating), .wait(0)),
            Situation("Before it ever ran", roster(replicas: 2, .pending(0).terminating, .ready(1)), .wait(0)),
            Situation(
                "In the middle of the set", roster(replicas: 3, .ready(0), .ready(1).terminating, .ready(2)),
                .keep(0), .wait(1)),
            Situation("Once it is gone", roster(replicas: 3, .ready(0), .ready(2)), .keep(0), .create(1)),
        ])
    func terminating(_ situation: Situation) { check(situation.wanted) }

    @Test(
        "Ordinals begin where the set says",
        arguments: [
            Situation("The first Pod of a set that begins at 5", roster(start: 5, replicas: 2), .create(5)),
            Situation(
                "The next one", roster(start: 5, replicas: 2, .ready(5)), .keep(5), .create(6)),
            Situation(
                "And there it ends", roster(start: 5, replicas: 2, .ready(5), .ready(6)), .keep(5), .keep(6)),
            Situation(
                "Pods below the start are none of the wanted ones",
                roster(start: 2, replicas: 2, .ready(0), .ready(1)), .create(2)),
            Situation(
                "Not even when they are not well", roster(start: 1, replicas: 1, .failed(0), .ready(1)), .keep(1)),
        ])
    func startOrdinals(_ situation: Situation) { check(situation.wanted) }
}
