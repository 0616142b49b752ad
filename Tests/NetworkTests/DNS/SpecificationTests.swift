import Model
import Network
import Testing

@Suite("The examples of Kubernetes' DNS specification")
struct SpecificationTests {
    /// A question, and what is answered to it.
    struct Example: Sendable, CustomTestStringConvertible {
        var section: String
        var name: String
        var type: DNSType
        var code = DNSCode.noError
        var answers: [String] = []
        var additionals: [String] = []
        var testDescription: String { "\(section) \(name) \(type)" }
    }

    static let examples: [Example] = [
        Example(
            section: "2.2", name: "dns-version.cluster.local", type: .txt,
            answers: ["dns-version.cluster.local. 5 TXT \"1.1.0\""]),
        Example(
            section: "2.3.1", name: "kubernetes.default.svc.cluster.local", type: .a,
            answers: ["kubernetes.default.svc.cluster.local. 5 A 10.3.0.1"]),
        Example(
            section: "2.3.1", name: "kubernetes.default.svc.cluster.local", type: .aaaa,
            answers: ["kubernetes.default.svc.cluster.local. 5 AAAA 2001:db8:0:0:0:0:0:1"]),
        Example(
            section: "2.3.2", name: "_https._tcp.kubernetes.default.svc.cluster.local", type: .srv,
            answers: [
                "_https._tcp.kubernetes.default.svc.cluster.local. 5 SRV 0 100 443 "
                    + "kubernetes.default.svc.cluster.local."
            ],
            additionals: [
                "kubernetes.default.svc.cluster.local. 5 A 10.3.0.1",
                "kubernetes.default.svc.cluster.local. 5 AAAA 2001:db8:0:0:0:0:0:1",
            ]),
        Example(
            section: "2.3.3", name: "1.0.3.10.in-addr.arpa", type: .ptr,
            answers: ["1.0.3.10.in-addr.arpa. 5 PTR kubernetes.default.svc.cluster.local."]),
        Example(
            section: "2.3.3", name: "1." + String(repeating: "0.", count: 23) + "8.b.d.0.1.0.0.2.ip6.arpa", type: .ptr,
            answers: [
                "1." + String(repeating: "0.", count: 23)
                    + "8.b.d.0.1.0.0.2.ip6.arpa. 5 PTR kubernetes.default.svc.cluster.local."
            ]),
        Example(
            section: "2.4.1", name: "headless.default.svc.cluster.local", type: .a,
            answers: ["10.3.0.100", "10.3.0.101", "10.3.0.102"].map {
                "headless.default.svc.cluster.local. 5 A \($0)"
            }),
        Example(
            section: "2.4.1", name: "headless.default.svc.cluster.local", type: .aaaa,
            answers: ["headless.default.svc.cluster.local. 5 AAAA 2001:db8:0:0:0:0:0:100"]),
        Example(
            section: "2.4.1", name: "my-pet.headless.default.svc.cluster.local", type: .a,
            answers: ["my-pet.headless.default.svc.cluster.local. 5 A 10.3.0.100"]),
        Example(
            section: "2.4.1", name: "10-3-0-102.headless.default.svc.cluster.local", type: .a,
            answers: ["10-3-0-102.headless.default.svc.cluster.local. 5 A 10.3.0.102"]),
        Example(
            section: "2.4.1, no ready endpoint", name: "empty.default.svc.cluster.local", type: .a, code: .nameError),
        Example(
            section: "2.4.1, not ready", name: "late.headless.default.svc.cluster.local", type: .a, code: .nameError),
        Example(
            section: "2.4.2", name: "_dns._udp.headless.default.svc.cluster.local", type: .srv,
            answers: ["my-pet", "my-pet-2", "10-3-0-102"].map {
                "_dns._udp.headless.default.svc.cluster.local. 5 SRV 0 25 53 $.headless.default.svc.cluster.local."
                    .replacing("$", with: $0)
            },
            additionals: [
                "my-pet.headless.default.svc.cluster.local. 5 A 10.3.0.100",
                "my-pet.headless.default.svc.cluster.local. 5 AAAA 2001:db8:0:0:0:0:0:100",
                "my-pet-2.headless.default.svc.cluster.local. 5 A 10.3.0.101",
                "10-3-0-102.headless.default.svc.cluster.local. 5 A 10.3.0.102",
            ]),
        Example(
            section: "2.4.3", name: "100.0.3.10.in-addr.arpa", type: .ptr,
            answers: ["100.0.3.10.in-addr.arpa. 5 PTR my-pet.headless.default.svc.cluster.local."]),
        Example(
            section: "2.5", name: "foo.default.svc.cluster.local", type: .a,
            answers: ["foo.default.svc.cluster.local. 5 CNAME www.example.com."]),
        Example(
            section: "2.5, inside", name: "inner.default.svc.cluster.local", type: .a,
            answers: [
                "inner.default.svc.cluster.local. 5 CNAME kubernetes.default.svc.cluster.local.",
                "kubernetes.default.svc.cluster.local. 5 A 10.3.0.1",
            ]),
        Example(
            section: "2.6", name: "1-2-3-4.default.pod.cluster.local", type: .a,
            answers: ["1-2-3-4.default.pod.cluster.local. 5 A 1.2.3.4"]),
        Example(section: "2.6, no address", name: "1-2-3-256.default.pod.cluster.local", type: .a, code: .nameError),
        Example(section: "2.6, no namespace", name: "1-2-3-4.nowhere.pod.cluster.local", type: .a, code: .nameError),
        Example(section: "2.6, other type", name: "1-2-3-4.default.pod.cluster.local", type: .aaaa),
    ]

    @Test("An example", arguments: examples)
    func example(_ example: Example) throws {
        let answer = ExampleCluster.zone.answer(DNSQuestion(try #require(DNSName(example.name)), example.type))
        #expect(answer.code == example.code)
        #expect(answer.answers.map(\.line) == example.answers)
        #expect(answer.additionals.map(\.line) == example.additionals)
        let authority = ["cluster.local. 5 SOA ns.dns.cluster.local. hostmaster.cluster.local. 5"]
        #expect(answer.authorities.map(\.line) == (example.answers.isEmpty ? authority : []))
        #expect(answer.isAuthoritative)
    }

    @Test(
        "A name under which others stand exists although nothing is said of it",
        arguments: [
            "cluster.local", "svc.cluster.local", "pod.cluster.local", "default.svc.cluster.local",
            "kube-system.svc.cluster.local", "default.pod.cluster.local", "_tcp.headless.default.svc.cluster.local",
            "10.in-addr.arpa",
        ])
    func emptyName(name: String) throws {
        let answer = ExampleCluster.zone.answer(DNSQuestion(try #require(DNSName(name)), .a))
        #expect(answer.code == .noError)
        #expect(answer.answers.isEmpty)
        #expect(answer.authorities.count == 1)
    }

    @Test(
        "A name that is not there is missing, and the zone that it would be in is told",
        arguments: [
            ("nobody.default.svc.cluster.local", "cluster.local."), ("nowhere.svc.cluster.local", "cluster.local."),
            ("x.1-2-3-4.default.pod.cluster.local", "cluster.local."), ("9.9.9.9.in-addr.arpa", "in-addr.arpa."),
            ("f.ip6.arpa", "ip6.arpa."),
        ])
    func missingName(name: String, zone: String) throws {
        let answer = ExampleCluster.zone.answer(DNSQuestion(try #require(DNSName(name)), .a))
        #expect(answer.code == .nameError)
        #expect(answer.authorities.map { "\($0.name)" } == [zone])
    }

    @Test("What belongs to others is refused, and names that are each other's lead to a failure")
    func noAnswer() throws {
        for name in ["www.example.com", "local", "arpa", ".", "evilcluster.local"] {
            let answer = ExampleCluster.zone.answer(DNSQuestion(try #require(DNSName(name)), .a))
            #expect(answer.code == .refused)
            #expect(!answer.isAuthoritative)
        }
        let circle = try #require(DNSName("one.default.svc.cluster.local"))
        #expect(ExampleCluster.zone.answer(DNSQuestion(circle, .a)).code == .serverFailure)
        #expect(ExampleCluster.zone.answer(DNSQuestion(circle, .cname)).answers.count == 1)
    }

    @Test("The zone tells who answers for it, and what asks for everything gets next to nothing")
    func apex() throws {
        let apex = try #require(DNSName("cluster.local"))
        let zone = ExampleCluster.zone
        #expect(
            zone.answer(DNSQuestion(apex, .ns)).answers.map(\.line) == ["cluster.local. 5 NS ns.dns.cluster.local."])
        #expect(
            zone.answer(DNSQuestion(apex, .ns)).additionals.map(\.line) == ["ns.dns.cluster.local. 5 A 127.0.0.53"])
        #expect(zone.answer(DNSQuestion(apex, .soa)).answers.count == 1)
        #expect(zone.answer(DNSQuestion(apex, .any)).answers.map(\.line) == ["cluster.local. 5 HINFO \"RFC8482\" \"\""])
    }

    @Test("Case makes no difference to what is found, and the answer is about the name as it was written")
    func letters() throws {
        let asked = try #require(DNSName("My-PET.headLESS.default.SVC.cluster.LOCAL"))
        let answer = ExampleCluster.zone.answer(DNSQuestion(asked, .a))
        #expect(answer.answers.map(\.line) == ["My-PET.headLESS.default.SVC.cluster.LOCAL. 5 A 10.3.0.100"])
    }

    @Test("Each of several addresses comes first in turn")
    func turns() throws {
        let name = try #require(DNSName("headless.default.svc.cluster.local"))
        let first = (0..<6).map {
            ExampleCluster.zone.answer(DNSQuestion(name, .a), turn: $0).answers[0].line.suffix(3)
        }
        #expect(first == ["100", "101", "102", "100", "101", "102"])
    }

    @Test("What is gone is no longer named, and nothing is left of it")
    func withdrawal() throws {
        var names = ExampleCluster.names
        let host = try #require(DNSName("my-pet.headless.default.svc.cluster.local"))
        let port = try #require(DNSName("_dns._udp.headless.default.svc.cluster.local"))
        let reverse = try #require(DNSName("100.0.3.10.in-addr.arpa"))
        let serial = names.zone.serial
        names.store(
            ExampleCluster.slice(of: "headless", [("my-pet", "10.3.0.200", true)], ports: [("https", "TCP", 8443)]))
        names.publish()
        #expect(names.zone.serial != serial)
        #expect(names.zone.answer(DNSQuestion(host, .a)).answers.map(\.line) == ["\(host) 5 A 10.3.0.200"])
        #expect(names.zone.answer(DNSQuestion(port, .srv)).code == .nameError)
        #expect(names.zone.answer(DNSQuestion(reverse, .ptr)).code == .nameError)
        names.remove(ExampleCluster.service("headless", ports: []))
        names.publish()
        #expect(names.zone.answer(DNSQuestion(host, .a)).code == .nameError)
        let namespace = try #require(DNSName("default.svc.cluster.local"))
        #expect(names.zone.answer(DNSQuestion(namespace, .a)).code == .noError)
    }
}
