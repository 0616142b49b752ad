package import Model
package import Network

/// A question to an ``IdentityPolicy``.
package enum IdentityCall: SeamCall {
    case identity(of: Ordinal, set: String, service: String)
    case parse(podName: String)
    case repairedLabels([String: String], podName: String, set: String)
    case dnsName(of: PodIdentity, namespace: String, clusterDomain: String)
    case dnsRecords(of: HeadlessService, pods: [ServicePod], clusterDomain: String)

    package var method: String {
        switch self {
        case .identity: "identity(of:inSet:service:)"
        case .parse: "parse(podName:)"
        case .repairedLabels: "repairedLabels(_:of:inSet:)"
        case .dnsName: "dnsName(of:namespace:clusterDomain:)"
        case .dnsRecords: "dnsRecords(of:pods:clusterDomain:)"
        }
    }

    package func answer(of policy: any IdentityPolicy) throws -> any Encodable {
        switch self {
        case .identity(let ordinal, let set, let service):
            try policy.identity(of: ordinal, inSet: set, service: service)
        case .parse(let name):
            try policy.parse(podName: name)
        case .repairedLabels(let labels, let name, let set):
            try policy.repairedLabels(labels, of: name, inSet: set)
        case .dnsName(let identity, let namespace, let domain):
            try policy.dnsName(of: identity, namespace: namespace, clusterDomain: domain)
        case .dnsRecords(let service, let pods, let domain):
            try policy.dnsRecords(of: service, pods: pods, clusterDomain: domain)
        }
    }
}

/// An identity policy whose answers come through a channel.
package struct RemoteIdentity: IdentityPolicy {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func identity(of ordinal: Ordinal, inSet set: String, service: String) throws -> PodIdentity {
        try channel.ask(IdentityCall.identity(of: ordinal, set: set, service: service))
    }

    package func parse(podName: String) throws -> ParsedPodName? {
        try channel.ask(IdentityCall.parse(podName: podName))
    }

    package func repairedLabels(
        _ labels: [String: String], of podName: String, inSet set: String
    ) throws -> [String: String]? {
        try channel.ask(IdentityCall.repairedLabels(labels, podName: podName, set: set))
    }

    package func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) throws -> String {
        try channel.ask(IdentityCall.dnsName(of: identity, namespace: namespace, clusterDomain: clusterDomain))
    }

    package func dnsRecords(
        of service: HeadlessService, pods: [ServicePod], clusterDomain: String
    ) throws -> [DNSRecord] {
        try channel.ask(IdentityCall.dnsRecords(of: service, pods: pods, clusterDomain: clusterDomain))
    }
}
