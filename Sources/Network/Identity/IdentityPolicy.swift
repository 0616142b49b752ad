public import Model

/// The names that a Pod keeps through every release: its own, its host's and its domain.
public struct PodIdentity: Hashable, Sendable, Codable {
    /// The Pod's name, such as `nginx-web-0`.
    public var name: String
    /// The host name that the Pod sees and DNS publishes.
    public var hostname: String
    /// The headless Service under which the Pod is named in DNS; empty where the set names none.
    public var subdomain: String
    /// The labels that say which Pod of the set this is.
    public var labels: [String: String]

    /// An identity of these parts.
    public init(name: String, hostname: String, subdomain: String, labels: [String: String]) {
        self.name = name
        self.hostname = hostname
        self.subdomain = subdomain
        self.labels = labels
    }
}

/// A Pod's name taken apart.
public struct ParsedPodName: Hashable, Sendable, Codable {
    /// The StatefulSet's name.
    public var set: String
    /// The Pod's place in it.
    public var ordinal: Ordinal

    /// A set's name and an ordinal.
    public init(set: String, ordinal: Ordinal) {
        self.set = set
        self.ordinal = ordinal
    }
}

/// How a StatefulSet's Pods are named, and how a name leads back to the Pod.
public protocol IdentityPolicy: Sendable {
    /// The identity of the Pod at an ordinal of a set whose headless Service is `service`.
    func identity(of ordinal: Ordinal, inSet set: String, service: String) throws -> PodIdentity

    /// The set and ordinal that a Pod's name stands for; `nil` for a name that no StatefulSet gives.
    func parse(podName: String) throws -> ParsedPodName?

    /// The labels that a Pod must get for its identity to be right again; `nil` when nothing is wrong.
    ///
    /// - Parameter labels: the Pod's labels as they are.
    func repairedLabels(_ labels: [String: String], of podName: String, inSet set: String) throws -> [String: String]?

    /// The fully qualified DNS name of a Pod, such as `web-0.nginx.default.svc.cluster.local`.
    func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) throws -> String

    /// The addresses and the service locations that DNS publishes of a headless Service and the Pods that it selects.
    ///
    /// The records come in any order, each once. Addresses stand under the Service's name and under each published
    /// Pod's own; a location stands under each named port. A client's choice among locations, by priority and weight,
    /// is left to the one who serves DNS.
    ///
    /// - Parameters:
    ///   - service: the Service.
    ///   - pods: the Pods of its namespace that it selects, in whatever state they are.
    ///   - clusterDomain: the end of every name.
    func dnsRecords(of service: HeadlessService, pods: [ServicePod], clusterDomain: String) throws -> [DNSRecord]
}
