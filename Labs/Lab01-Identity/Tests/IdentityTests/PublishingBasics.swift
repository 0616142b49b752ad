import Network
import XCTest

/// Task 5, What DNS publishes.
final class PublishingBasics: XCTestCase {
    func testAReadyPodIsFoundByItsNameAndByItsService() {
        check(Situation("web-0 is ready", .publishing(.init(name: "nginx"), .web(0), are: published(0))).question)
    }

    func testAPodThatIsNotReadyIsNotFound() {
        check(
            Situation(
                "web-1 is not ready", .publishing(.init(name: "nginx"), .web(0), .web(1).unready, are: published(0))
            ).question)
    }

    func testAServiceMayAskForAllOfItsPods() {
        let service = HeadlessService(name: "nginx", publishNotReadyAddresses: true)
        check(
            Situation(
                "web-1 is not ready, and published anyway",
                .publishing(service, .web(0), .web(1).unready, are: published(0) + published(1))
            ).question)
    }

    func testANamedPortLeadsToThePod() {
        let service = HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80)])
        check(
            Situation(
                "Port web of web-0",
                .publishing(
                    service, .web(0), are: published(0) + [location("_web._tcp.\(nginx)", 80, "web-0.\(nginx)")])
            ).question)
    }
}
