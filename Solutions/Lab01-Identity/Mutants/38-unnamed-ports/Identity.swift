// caught by: IdentityTests.PublishingCases/ports(_:)
// mistake: Publishes ports without a name, under a name with nothing in it.
import Model
import Network

/// By which names a StatefulSet's Pods are known.
public struct Identity: IdentityPolicy {
    /// An identity policy has no settings, and no memory either: names are computed, not kept.
    public init() {}

    /// Name, host name and label are one text; the set's Service is where it is found.
    public func identity(of ordinal: Ordinal, inSet set: String, service: String) -> PodIdentity {
        let name = "\(set)-\(ordinal.number)"
        return PodIdentity(
            name: name, hostname: name, subdomain: service,
            labels: [StatefulSetLabel.podName: name, StatefulSetLabel.podIndex: "\(ordinal.number)"])
    }

    /// The last hyphen divides, since a set's name may have hyphens and an ordinal has none.
    public func parse(podName: String) -> ParsedPodName? {
        guard let hyphen = podName.lastIndex(of: "-") else { return nil }
        let digits = podName[podName.index(after: hyphen)...]
        // Int32 alone would also read a sign.
        guard digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int32(digits) else { return nil }
        return ParsedPodName(set: String(podName[..<hyphen]), ordinal: Ordinal(Int(number)))
    }

    /// From the narrowest to the widest: the Pod, its Service, its namespace, the cluster.
    public func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) -> String {
        [identity.hostname, identity.subdomain, namespace, "svc", clusterDomain].joined(separator: ".")
    }

    /// Only the name is looked at; if it is wrong, both labels are written over whatever is there.
    public func repairedLabels(
        _ labels: [String: String], of podName: String, inSet set: String
    ) -> [String: String]? {
        guard let parsed = parse(podName: podName), parsed.set == set else { return nil }
        guard labels[StatefulSetLabel.podName] != podName else { return nil }
        let right = identity(of: parsed.ordinal, inSet: set, service: "").labels
        return labels.merging(right) { _, new in new }
    }

    /// The addresses of each published Pod under both names, and a location for each port that has a name.
    public func dnsRecords(
        of service: HeadlessService, pods: [ServicePod], clusterDomain: String
    ) -> [DNSRecord] {
        let serviceName = "\(service.name).\(service.namespace).svc.\(clusterDomain)"
        var records: [DNSRecord] = []
        for pod in pods where isPublished(pod, by: service) {
            guard let address = pod.address else { continue }
            let podName = "\(label(of: pod, at: address, under: service)).\(serviceName)"
            records.append(DNSRecord(serviceName, .a(address)))
            records.append(DNSRecord(podName, .a(address)))
            for port in service.ports {
                let name = "_\(port.name)._\(port.protocol.lowercased()).\(serviceName)"
                records.append(DNSRecord(name, .srv(.init(port: port.targetPort, target: podName))))
            }
        }
        return records
    }

    /// A Pod that has ended answers nobody, whatever the Service asks for.
    private func isPublished(_ pod: ServicePod, by service: HeadlessService) -> Bool {
        if pod.hasEnded { return false }
        return service.publishNotReadyAddresses || (pod.isReady && !pod.isTerminating)
    }

    /// The Pod's host name, if the Pod wants to be found under this Service; otherwise its address as one label.
    private func label(of pod: ServicePod, at address: String, under service: HeadlessService) -> String {
        let isNamedHere = !pod.hostname.isEmpty && pod.subdomain == service.name
        return isNamedHere ? pod.hostname : String(address.map { $0 == "." ? "-" : $0 })
    }
}
