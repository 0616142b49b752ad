import LabKit
import Model
import Network
import Testing

/// One row of a table: a question and its right answer, and what is special about it.
struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: IdentityQuestion.Kind

    init(_ name: String, _ kind: IdentityQuestion.Kind) {
        self.name = name
        self.kind = kind
    }

    var testDescription: String { name }

    /// The question to the subject; in a table, what the whole table is about comes first.
    var question: IdentityQuestion {
        IdentityQuestion(Test.current?.displayName.map { "\($0): \(name)" } ?? name, to: subject, kind)
    }
}

extension IdentityQuestion.Kind {
    /// Who the Pod at an ordinal is: its name and host name, its Service and its two labels.
    static func identity(
        of ordinal: Ordinal, set: String, service: String = "nginx", isCalled name: String, index: String
    ) -> Self {
        .identity(
            ordinal, set: set, service: service,
            PodIdentity(name: name, hostname: name, subdomain: service, labels: labels(name, index)))
    }

    /// The name of one of a set's Pods.
    static func name(_ name: String, isOf set: String, _ ordinal: Ordinal) -> Self {
        .parse(name, ParsedPodName(set: set, ordinal: ordinal))
    }

    /// A name that no set gives.
    static func stranger(_ name: String) -> Self { .parse(name, nil) }

    /// The DNS name of a Pod.
    static func dnsName(
        of name: String, service: String = "nginx", namespace: String = "default", domain: String = "cluster.local",
        is right: String
    ) -> Self {
        let identity = PodIdentity(name: name, hostname: name, subdomain: service, labels: [:])
        return .dnsName(identity, namespace: namespace, clusterDomain: domain, right)
    }

    /// A Pod with labels that are to become others.
    static func damaged(
        _ name: String, _ labels: [String: String], inSet set: String = "web", becomes right: [String: String]
    ) -> Self { .repair(labels, of: name, inSet: set, right) }

    /// A Pod with labels that are to stay as they are.
    static func fine(_ name: String, _ labels: [String: String], inSet set: String = "web") -> Self {
        .repair(labels, of: name, inSet: set, nil)
    }

    /// A Service with Pods that are published under these records.
    static func publishing(
        _ service: HeadlessService = HeadlessService(name: "nginx"), _ pods: ServicePod...,
        domain: String = "cluster.local", are right: [DNSRecord]
    ) -> Self { .records(of: service, pods: pods, clusterDomain: domain, right) }
}

/// The two labels of a Pod's identity, and others.
func labels(_ name: String?, _ index: String?, _ others: [String: String] = [:]) -> [String: String] {
    var labels = others
    labels[StatefulSetLabel.podName] = name
    labels[StatefulSetLabel.podIndex] = index
    return labels
}

/// The end of the names of Service `nginx`.
let nginx = "nginx.default.svc.cluster.local"

extension ServicePod {
    /// A Pod of set `web`, ready and under Service `nginx`, whose address ends with its ordinal and 10.
    static func web(_ ordinal: Int) -> ServicePod {
        ServicePod(hostname: "web-\(ordinal)", subdomain: "nginx", address: "10.244.1.1\(ordinal)")
    }

    /// The same Pod while it is not ready.
    var unready: ServicePod { changed { $0.isReady = false } }
    /// The same Pod while it is being deleted.
    var terminating: ServicePod { changed { $0.isTerminating = true } }
    /// The same Pod when its containers have ended.
    var ended: ServicePod { changed { ($0.hasEnded, $0.isReady) = (true, false) } }
    /// The same Pod before it has an address.
    var unstarted: ServicePod { changed { ($0.address, $0.isReady) = (nil, false) } }

    /// The same Pod after a change.
    func changed(_ change: (inout ServicePod) -> Void) -> ServicePod {
        var pod = self
        change(&pod)
        return pod
    }
}

/// The address records of a Pod of set `web`, under its own name and under the Service's.
func published(_ ordinal: Int) -> [DNSRecord] {
    let address = "10.244.1.1\(ordinal)"
    return [DNSRecord("web-\(ordinal).\(nginx)", .a(address)), DNSRecord(nginx, .a(address))]
}

/// A service record.
func location(_ name: String, _ port: Int, _ target: String) -> DNSRecord {
    DNSRecord(name, .srv(.init(port: port, target: target)))
}
