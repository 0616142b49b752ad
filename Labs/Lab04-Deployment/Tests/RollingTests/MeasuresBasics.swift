import XCTest

/// Task 5, Measures.
final class MeasuresBasics: XCTestCase {
    func testAPlaceThatChangesItsNameHasNoStableIdentity() {
        check(
            Finding(
                "The successor has another name", .identity, .truth(false), pods: pod("web-7f", at: 0, 0..<20),
                pod("web-c2", at: 0, 20..<1000)
            ).question)
    }

    func testADiskThatAllPlacesShareFollowsNobody() {
        check(
            Finding(
                "Two places share a disk", .storage, .truth(false), pods: pod("web-0", at: 0, 0..<1000, on: "data"),
                pod("web-1", at: 1, 5..<1000, on: "data")
            ).question)
    }

    func testTwoProcessesOnOneDiskAreTwoWriters() {
        check(
            Finding(
                "The successor starts while the old process still runs", .writers, .count(2),
                pods: pod("web-7f", at: 0, 0..<20), pod("web-c2", at: 0, 18..<1000)
            ).question)
    }

    func testAPodThatComesBeforeItsPredecessorIsReadyBreaksTheOrder() {
        check(
            Finding(
                "All are created at once", .order, .truth(false), pods: pod("web-0", at: 0, 0..<1000),
                pod("web-1", at: 1, 0..<1000)
            ).question)
    }

    func testAPodThatGoesBeforeThoseAboveItBreaksTheOrder() {
        check(
            Finding(
                "The lower of two gives its place up first", .order, .truth(false), pods: pod("web-0", at: 0, 0..<20),
                pod("web-1", at: 1, 5..<30)
            ).question)
    }

    func testAnAcknowledgedWriteThatIsGoneIsLost() {
        check(
            Finding(
                "One of three is gone", .lost, .writes(["w2"]), pods: pod("web-0", at: 0, 0..<1000),
                writes: [write(1), write(2, isKept: false), write(3)]
            ).question)
    }
}
