import Testing

/// Task 3, The whole name.
@Suite("Domains")
struct DomainCases {
    @Test(
        "Host name, Service, namespace, svc, domain",
        arguments: [
            Situation("The usual", .dnsName(of: "web-0", is: "web-0.nginx.default.svc.cluster.local")),
            Situation(
                "A Service called like its set",
                .dnsName(
                    of: "kafka-2", service: "kafka", namespace: "stream", is: "kafka-2.kafka.stream.svc.cluster.local")),
            Situation(
                "A namespace called like the Service",
                .dnsName(of: "db-0", service: "db", namespace: "db", is: "db-0.db.db.svc.cluster.local")),
            Situation(
                "A namespace called svc",
                .dnsName(of: "web-1", namespace: "svc", is: "web-1.nginx.svc.svc.cluster.local")),
            Situation(
                "A set with hyphens", .dnsName(of: "nginx-web-10", is: "nginx-web-10.nginx.default.svc.cluster.local")),
            Situation(
                "A domain of one word", .dnsName(of: "web-0", domain: "local", is: "web-0.nginx.default.svc.local")),
        ])
    func domains(_ situation: Situation) { check(situation.question) }

    @Test("A Pod is found by its host name, even where that is not the Pod's name", arguments: ["primary", "db"])
    func hostNames(_ hostname: String) {
        check(
            Situation(
                "web-0 with host name \(hostname)",
                .dnsName(
                    .init(name: "web-0", hostname: hostname, subdomain: "nginx", labels: [:]), namespace: "shop",
                    clusterDomain: "cluster.local", "\(hostname).nginx.shop.svc.cluster.local")
            ).question)
    }
}
