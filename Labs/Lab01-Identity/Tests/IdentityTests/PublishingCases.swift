import Network
import Testing

/// Task 5, What DNS publishes.
@Suite("Publishing")
struct PublishingCases {
    private static let plain = HeadlessService(name: "nginx")
    private static let anyway = HeadlessService(name: "nginx", publishNotReadyAddresses: true)

    @Test(
        "Only Pods that are ready and not terminating are published",
        arguments: [
            Situation("No Pods, no records", .publishing(plain, are: [])),
            Situation(
                "Three ready ones", .publishing(plain, .web(0), .web(1), .web(2), are: (0...2).flatMap(published))),
            Situation(
                "One in the middle is not ready",
                .publishing(plain, .web(0), .web(1).unready, .web(2), are: published(0) + published(2))),
            Situation(
                "One is terminating and still ready",
                .publishing(plain, .web(0).terminating, .web(1), are: published(1))),
            Situation("One has no address yet", .publishing(plain, .web(0), .web(1).unstarted, are: published(0))),
            Situation("One has ended", .publishing(plain, .web(0).ended, .web(1), are: published(1))),
            Situation("None is ready", .publishing(plain, .web(0).unready, .web(1).unready, are: [])),
        ])
    func readiness(_ situation: Situation) { check(situation.question) }

    @Test(
        "Under publishNotReadyAddresses all are published that can be",
        arguments: [
            Situation("One is not ready", .publishing(anyway, .web(0).unready, are: published(0))),
            Situation("One is terminating", .publishing(anyway, .web(0).terminating, are: published(0))),
            Situation(
                "One is neither ready nor staying", .publishing(anyway, .web(0).unready.terminating, are: published(0))),
            Situation(
                "One has no address yet", .publishing(anyway, .web(0).unready, .web(1).unstarted, are: published(0))),
            Situation("One has ended", .publishing(anyway, .web(0).ended, .web(1).unready, are: published(1))),
        ])
    func publishedAnyway(_ situation: Situation) { check(situation.question) }

    @Test(
        "Named ports are published where the Pods listen",
        arguments: [
            Situation(
                "The Pods listen at another port than the Service says",
                .publishing(
                    HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80, targetPort: 8080)]), .web(0),
                    are: published(0) + [location("_web._tcp.\(nginx)", 8080, "web-0.\(nginx)")])),
            Situation(
                "One record for each Pod",
                .publishing(
                    HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80)]), .web(0), .web(1),
                    are: published(0) + published(1)
                        + (0...1).map { location("_web._tcp.\(nginx)", 80, "web-\($0).\(nginx)") })),
            Situation(
                "One record for each port, UDP under _udp",
                .publishing(
                    HeadlessService(
                        name: "nginx",
                        ports: [.init(name: "web", port: 80), .init(name: "gossip", protocol: "UDP", port: 7946)]),
                    .web(0),
                    are: published(0) + [
                        location("_web._tcp.\(nginx)", 80, "web-0.\(nginx)"),
                        location("_gossip._udp.\(nginx)", 7946, "web-0.\(nginx)"),
                    ])),
            Situation(
                "A port without a name has no record",
                .publishing(
                    HeadlessService(name: "nginx", ports: [.init(name: "", port: 80)]), .web(0), are: published(0))),
            Situation(
                "None for a Pod that is not ready",
                .publishing(
                    HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80)]), .web(0).unready, are: [])),
            Situation(
                "In another namespace and cluster",
                .publishing(
                    HeadlessService(name: "nginx", namespace: "shop", ports: [.init(name: "web", port: 80)]), .web(0),
                    domain: "example.org",
                    are: [
                        DNSRecord("nginx.shop.svc.example.org", .a("10.244.1.10")),
                        DNSRecord("web-0.nginx.shop.svc.example.org", .a("10.244.1.10")),
                        location("_web._tcp.nginx.shop.svc.example.org", 80, "web-0.nginx.shop.svc.example.org"),
                    ])),
        ])
    func ports(_ situation: Situation) { check(situation.question) }

    @Test(
        "A Pod that has no name here is named by its address",
        arguments: [
            Situation(
                "Its set names another Service",
                .publishing(
                    plain, .web(0).changed { $0.subdomain = "db" }, are: addressed("10-244-1-10", "10.244.1.10"))),
            Situation(
                "Its set names no Service",
                .publishing(plain, .web(1).changed { $0.subdomain = "" }, are: addressed("10-244-1-11", "10.244.1.11"))),
            Situation(
                "It is no set's Pod, and has no host name",
                .publishing(
                    plain, .web(2).changed { $0.hostname = "" }, are: addressed("10-244-1-12", "10.244.1.12"))),
            Situation(
                "Its port leads to that name",
                .publishing(
                    HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80)]),
                    .web(0).changed { $0.subdomain = "db" },
                    are: addressed("10-244-1-10", "10.244.1.10")
                        + [location("_web._tcp.\(nginx)", 80, "10-244-1-10.\(nginx)")])),
        ])
    func nameless(_ situation: Situation) { check(situation.question) }

    private static func addressed(_ host: String, _ address: String) -> [DNSRecord] {
        [DNSRecord("\(host).\(nginx)", .a(address)), DNSRecord(nginx, .a(address))]
    }
}
