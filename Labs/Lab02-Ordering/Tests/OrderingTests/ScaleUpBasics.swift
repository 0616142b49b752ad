import XCTest

/// Task 2, Scale-up.
final class ScaleUpBasics: XCTestCase {
    func testAnEmptySetBeginsWithItsFirstPodAlone() {
        check(Situation("An empty set begins with its first Pod alone", roster(replicas: 3), .create(0)).wanted)
    }

    func testTheNextPodWaitsForTheOneBeforeIt() {
        check(
            Situation(
                "The second Pod waits until the first is ready", roster(replicas: 3, .unready(0)), .wait(0)
            ).wanted)
    }

    func testACompleteSetIsKept() {
        check(
            Situation(
                "A complete set is kept as it is", roster(replicas: 3, .ready(0), .ready(1), .ready(2)),
                .keep(0), .keep(1), .keep(2)
            ).wanted)
    }
}
