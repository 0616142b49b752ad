import Model
import Network
import Testing

@Suite("The reference identity")
struct IdentityTests {
    let identity = ReferenceIdentity()

    @Test("A Pod is called after its set and ordinal, in its name, host name and labels")
    func names() {
        let pod = identity.identity(of: 2, inSet: "nginx-web", service: "nginx")
        #expect(pod.name == "nginx-web-2")
        #expect(pod.hostname == "nginx-web-2")
        #expect(pod.subdomain == "nginx")
        #expect(
            pod.labels == [
                "statefulset.kubernetes.io/pod-name": "nginx-web-2", "apps.kubernetes.io/pod-index": "2",
            ])
        #expect(
            identity.dnsName(of: pod, namespace: "shop", clusterDomain: "cluster.local")
                == "nginx-web-2.nginx.shop.svc.cluster.local")
    }

    @Test(
        "A name is split at the last hyphen that only digits follow",
        arguments: [
            ("web-0", "web", 0), ("a-b-12", "a-b", 12), ("web-1-2", "web-1", 2), ("web-007", "web", 7),
            ("web-2147483647", "web", 2_147_483_647), ("-3", "", 3),
        ])
    func parse(name: String, set: String, ordinal: Int) {
        #expect(identity.parse(podName: name) == ParsedPodName(set: set, ordinal: Ordinal(ordinal)))
    }

    @Test(
        "A name that no set gives is none of a set's Pods",
        arguments: ["web", "web-", "web-x", "web-1a", "web0", "", "web-2147483648", "web-+1", "web-٣"])
    func strangers(name: String) {
        #expect(identity.parse(podName: name) == nil)
    }

    @Test("A missing or wrong name label is repaired along with the ordinal, and nothing else is touched")
    func repair() {
        let right = ["statefulset.kubernetes.io/pod-name": "web-1", "apps.kubernetes.io/pod-index": "1", "app": "x"]
        #expect(identity.repairedLabels(right, of: "web-1", inSet: "web") == nil)
        #expect(identity.repairedLabels(["app": "x"], of: "web-1", inSet: "web") == right)
        #expect(identity.repairedLabels(["app": "x"], of: "other-1", inSet: "web") == nil)
        #expect(identity.repairedLabels(["app": "x"], of: "nameless", inSet: "web") == nil)
    }

    @Test("DNS publishes ready Pods under their own names, and others only where the Service asks for them")
    func published() {
        var service = HeadlessService(name: "nginx", ports: [.init(name: "web", port: 80, targetPort: 8080)])
        let pods = [
            ServicePod(hostname: "web-0", subdomain: "nginx", address: "10.244.1.5"),
            ServicePod(hostname: "web-1", subdomain: "nginx", address: "10.244.2.7", isReady: false),
            ServicePod(hostname: "web-2", subdomain: "nginx", address: "10.244.3.2", hasEnded: true),
            ServicePod(hostname: "web-3", subdomain: "nginx", address: nil, isReady: false),
        ]
        let name = "nginx.default.svc.cluster.local"
        #expect(
            identity.dnsRecords(of: service, pods: pods, clusterDomain: "cluster.local") == [
                DNSRecord("_web._tcp.\(name)", .srv(.init(port: 8080, target: "web-0.\(name)"))),
                DNSRecord(name, .a("10.244.1.5")),
                DNSRecord("web-0.\(name)", .a("10.244.1.5")),
            ])
        service.publishNotReadyAddresses = true
        let all = identity.dnsRecords(of: service, pods: pods, clusterDomain: "cluster.local")
        #expect(all.compactMap(\.address).sorted() == ["10.244.1.5", "10.244.1.5", "10.244.2.7", "10.244.2.7"])
    }

    @Test("A Pod that another Service names is found by its address")
    func nameless() {
        let pod = ServicePod(hostname: "web-0", subdomain: "db", address: "10.244.1.5")
        let records = identity.dnsRecords(
            of: HeadlessService(name: "nginx"), pods: [pod], clusterDomain: "example.org")
        #expect(
            records.map(\.name) == ["10-244-1-5.nginx.default.svc.example.org", "nginx.default.svc.example.org"])
    }
}
