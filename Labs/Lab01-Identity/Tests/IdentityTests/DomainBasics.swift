import XCTest

/// Task 3, The whole name.
final class DomainBasics: XCTestCase {
    func testTheWholeName() {
        check(
            Situation(
                "web-0 of Service nginx in namespace shop",
                .dnsName(of: "web-0", namespace: "shop", is: "web-0.nginx.shop.svc.cluster.local")
            ).question)
    }

    func testNotEveryClusterIsCalledClusterLocal() {
        check(
            Situation(
                "A cluster with a domain of its own",
                .dnsName(of: "web-0", domain: "k8s.example.org", is: "web-0.nginx.default.svc.k8s.example.org")
            ).question)
    }
}
