import Controller
import Testing

/// Task 5, Parallel: keep and wait are the same here, and the order of the steps does not matter.
@Suite("Parallel")
struct ParallelCases {
    @Test(
        "No wanted Pod waits for another",
        arguments: [
            Situation(
                "One that is not ready holds nobody up", roster(.parallel, replicas: 3, .unready(0)),
                .keep(0), .create(1), .create(2)),
            Situation(
                "One that is terminating holds nobody up", roster(.parallel, replicas: 3, .ready(0).terminating),
                .keep(0), .create(1), .create(2)),
            Situation(
                "All gaps are filled together", roster(.parallel, replicas: 4, .ready(1), .pending(3)),
                .create(0), .keep(1), .create(2), .keep(3)),
            Situation(
                "minReadySeconds hold nobody up",
                roster(.parallel, replicas: 2, minReadySeconds: 60, .ready(0, for: .seconds(1))),
                .keep(0), .create(1)),
            Situation(
                "Ordinals begin where the set says", roster(.parallel, start: 3, replicas: 2, .ready(0)),
                .create(3), .create(4)),
            Situation(
                "A complete set is kept, well or not",
                roster(.parallel, replicas: 3, .pending(0), .unready(1), .unknown(2)), .keep(0), .keep(1), .keep(2)),
        ])
    func wanted(_ situation: Situation) { check(situation.wanted) }

    @Test(
        "Pods that have ended are replaced, each for itself",
        arguments: [
            Situation(
                "Two have ended: both are deleted, and the missing one is created",
                roster(.parallel, replicas: 4, .failed(0), .ready(1), .succeeded(2)),
                .delete(0), .keep(1), .delete(2), .create(3)),
            Situation(
                "One that has ended and is going is not deleted again",
                roster(.parallel, replicas: 2, .failed(0).terminating, .failed(1)), .wait(0), .delete(1)),
            Situation(
                "One that is not well but has not ended stays",
                roster(.parallel, replicas: 2, .unknown(0), .unready(1)), .keep(0), .keep(1)),
        ])
    func ended(_ situation: Situation) { check(situation.wanted) }

    @Test(
        "No condemned Pod waits for another",
        arguments: [
            Situation("There is none", roster(.parallel, replicas: 2, .ready(0), .ready(1))),
            Situation(
                "All must go", roster(.parallel, replicas: 0, .ready(0), .ready(1), .ready(2)),
                .delete(2), .delete(1), .delete(0)),
            Situation(
                "Well or not, they go together",
                roster(.parallel, replicas: 1, .ready(0), .pending(1), .unready(2), .failed(3)),
                .delete(3), .delete(2), .delete(1)),
            Situation(
                "One that is going is left alone",
                roster(.parallel, replicas: 0, .ready(0), .ready(1).terminating, .ready(2)),
                .delete(2), .keep(1), .delete(0)),
            Situation(
                "The wanted ones are not well: that holds nobody up",
                roster(.parallel, replicas: 1, .unready(0), .ready(1), .ready(2)), .delete(2), .delete(1)),
            Situation(
                "Those below the start go as well",
                roster(.parallel, start: 2, replicas: 1, .ready(0), .ready(1), .ready(2), .ready(3)),
                .delete(3), .delete(1), .delete(0)),
        ])
    func condemned(_ situation: Situation) { check(situation.condemned) }
}
