import Model
import Network
import Testing

@Suite("DNS records")
struct DNSTests {
    private func service(_ change: (inout Service) -> Void = { _ in }) -> Service {
        var service = Service()
        service.metadata = ObjectMeta(name: "nginx", namespace: "default")
        service.spec.clusterIP = "None"
        var port = ServicePort()
        port.name = "web"
        port.protocol = "TCP"
        port.port = 80
        service.spec.ports = [port]
        change(&service)
        return service
    }

    private func slice(
        _ endpoints: [(host: String?, address: String, ready: Bool?)], ports: [(name: String?, number: Int32)]
    ) -> EndpointSlice {
        var slice = EndpointSlice()
        slice.endpoints = endpoints.map { host, address, ready in
            var endpoint = Endpoint()
            endpoint.addresses = [address]
            endpoint.hostname = host
            endpoint.conditions.ready = ready
            return endpoint
        }
        slice.ports = ports.map { name, number in
            var port = EndpointSlicePort()
            port.name = name
            port.protocol = "TCP"
            port.port = number
            return port
        }
        return slice
    }

    @Test("A headless Service's name leads to each ready Pod, and each Pod has its own name under it")
    func headless() {
        let slice = slice(
            [("web-0", "10.244.1.5", true), ("web-1", "10.244.2.7", nil), ("web-2", "10.244.3.2", false)],
            ports: [("web", 8080), (nil, 9090), ("", 9091)])
        #expect(
            DNSRecords(service: service(), slices: [slice]).all.map(\.description) == [
                "5.1.244.10.in-addr.arpa. 5 IN PTR web-0.nginx.default.svc.cluster.local.",
                "7.2.244.10.in-addr.arpa. 5 IN PTR web-1.nginx.default.svc.cluster.local.",
                "_web._tcp.nginx.default.svc.cluster.local. 5 IN SRV 0 50 8080 web-0.nginx.default.svc.cluster.local.",
                "_web._tcp.nginx.default.svc.cluster.local. 5 IN SRV 0 50 8080 web-1.nginx.default.svc.cluster.local.",
                "nginx.default.svc.cluster.local. 5 IN A 10.244.1.5",
                "nginx.default.svc.cluster.local. 5 IN A 10.244.2.7",
                "web-0.nginx.default.svc.cluster.local. 5 IN A 10.244.1.5",
                "web-1.nginx.default.svc.cluster.local. 5 IN A 10.244.2.7",
            ])
    }

    @Test("A name stays while its address changes")
    func stableName() {
        let identity = ReferenceIdentity()
        let pod = identity.identity(of: 0, inSet: "web", service: "nginx")
        let name = identity.dnsName(of: pod, namespace: "default", clusterDomain: "cluster.local")
        let before = DNSRecords(service: service(), slices: [slice([("web-0", "10.244.1.5", true)], ports: [])])
        let after = DNSRecords(service: service(), slices: [slice([("web-0", "10.244.9.1", true)], ports: [])])
        #expect(before.addresses(of: name) == ["10.244.1.5"])
        #expect(after.addresses(of: name) == ["10.244.9.1"])
    }

    @Test("A Service with an address is one name for all, with a location for each named port")
    func clusterAddress() {
        let service = service {
            $0.spec.clusterIP = "10.96.0.7"
            $0.spec.ports.append(ServicePort())
        }
        let slice = slice([("web-0", "10.244.1.5", true)], ports: [("web", 8080)])
        #expect(
            DNSRecords(service: service, slices: [slice], clusterDomain: "example.org").all.map(\.description) == [
                "7.0.96.10.in-addr.arpa. 5 IN PTR nginx.default.svc.example.org.",
                "_web._tcp.nginx.default.svc.example.org. 5 IN SRV 0 100 80 nginx.default.svc.example.org.",
                "nginx.default.svc.example.org. 5 IN A 10.96.0.7",
            ])
    }

    @Test("An ExternalName is another name and nothing else")
    func externalName() {
        let alias = service {
            $0.spec.type = "ExternalName"
            $0.spec.clusterIP = ""
            $0.spec.externalName = "Db.Example.com."
        }
        #expect(
            DNSRecords(service: alias, slices: []).all.map(\.description)
                == ["nginx.default.svc.cluster.local. 5 IN CNAME db.example.com."])
        #expect(DNSRecords(service: service { $0.spec.type = "ExternalName" }, slices: []).all.isEmpty)
    }

    @Test("An endpoint without a name is named by its address")
    func unnamed() {
        let records = DNSRecords(
            service: service(), slices: [slice([(nil, "10.244.1.5", true), (nil, "fd00::1", true)], ports: [])])
        #expect(records["10-244-1-5.nginx.default.svc.cluster.local"].map(\.type) == ["A"])
        #expect(records["fd00--1.nginx.default.svc.cluster.local"].map(\.type) == ["AAAA"])
    }

    @Test("Case and a dot at the end make no difference, and an unknown name has no records")
    func lookUp() {
        let records = DNSRecords(
            service: service(), slices: [slice([("web-0", "10.0.0.1", true)], ports: [("web", 80)])])
        #expect(records.addresses(of: "WEB-0.nginx.Default.svc.cluster.local.") == ["10.0.0.1"])
        #expect(records.addresses(of: "_web._tcp.nginx.default.svc.cluster.local") == [])
        #expect(records["web-1.nginx.default.svc.cluster.local"].isEmpty)
        #expect(DNSRecords().all.isEmpty)
    }

    @Test("Merged, each record stands once")
    func merged() {
        let first = DNSRecords(service: service(), slices: [slice([("web-0", "10.0.0.1", true)], ports: [])])
        let second = DNSRecords(
            service: service { $0.metadata.name = "api" }, slices: [slice([("api-0", "10.0.0.2", true)], ports: [])])
        var all = first
        all.merge(second)
        all.merge(first)
        #expect(all.all.count == first.all.count + second.all.count)
        #expect(all.addresses(of: "api.default.svc.cluster.local") == ["10.0.0.2"])
    }

    @Test(
        "An address has its own name in reverse, and what is no address has none",
        arguments: [
            ("10.244.1.5", "5.1.244.10.in-addr.arpa"),
            ("fd00::1", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa"),
            ("::", String(repeating: "0.", count: 32) + "ip6.arpa"),
            ("1:2:3:4:5:6:7::", "0.0.0.0.7.0.0.0.6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.ip6.arpa"),
            ("1:2:3:4:5:6:7:8", "8.0.0.0.7.0.0.0.6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.ip6.arpa"),
            ("1.2.3", nil), ("1.2.3.256", nil), ("a::b::c", nil), ("1:2", nil), ("12345::", nil), ("g::", nil),
            ("1:2:3:4:5:6:7:8:9", nil), ("1::2:3:4:5:6:7:8", nil), ("", nil), (":", nil), ("1:", nil),
        ] as [(String, String?)])
    func reverse(address: String, expected: String?) {
        #expect(ReverseName(of: address)?.text == expected)
    }
}
