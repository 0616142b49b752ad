import LabKit
import Network
import XCTest

/// Task 6, Whole histories.
final class WholeHistoryBasics: XCTestCase {
    func testAMemberThatReturnsIsTheSameMember() {
        let service = HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80)])
        check(
            IdentityExamination(
                IdentityHistory(
                    "nginx-web-1 is lost, and comes back on another node", set: "nginx-web", service: service,
                    moves: [
                        .create(0), .start(0, address: "10.244.1.2"), .ready(0),
                        .create(1), .start(1, address: "10.244.2.2"), .ready(1),
                        .unready(1), .terminate(1), .vanish(1),
                        .create(1), .start(1, address: "10.244.3.9"), .ready(1),
                    ]), of: subject))
    }
}
