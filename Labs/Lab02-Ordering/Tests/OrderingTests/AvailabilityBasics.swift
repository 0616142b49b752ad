import XCTest

/// Task 1, Ready to go on.
final class AvailabilityBasics: XCTestCase {
    func testARunningReadyPodIsAvailable() {
        check(availability("A Pod that runs and is ready is available", of: .ready(0), is: true))
    }

    func testARunningPodThatIsNotReadyIsNotAvailable() {
        check(availability("A Pod that runs but is not ready is not available", of: .unready(0), is: false))
    }

    func testAReadyPodHasToStayReadyForMinReadySeconds() {
        check(
            availability(
                "A Pod that has just become ready is not available yet", of: .ready(0, for: .seconds(3)),
                minReadySeconds: 10, is: false))
    }
}
