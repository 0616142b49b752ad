public import Model

/// The labels that Kubernetes gives the Pods of a StatefulSet.
public enum StatefulSetLabel {
    /// Holds the Pod's name.
    public static let podName = "statefulset.kubernetes.io/pod-name"
    /// Holds the Pod's ordinal.
    public static let podIndex = "apps.kubernetes.io/pod-index"
    /// Holds the name of the revision that the Pod was made from.
    public static let revision = "controller-revision-hash"
}

/// The identities of Kubernetes 1.36's StatefulSet controller.
public struct ReferenceIdentity: IdentityPolicy {
    /// The policy has no settings.
    public init() {}

    /// The identity of the Pod at an ordinal.
    public func identity(of ordinal: Ordinal, inSet set: String, service: String) -> PodIdentity {
        let name = "\(set)-\(ordinal)"
        return PodIdentity(
            name: name, hostname: name, subdomain: service,
            labels: [StatefulSetLabel.podName: name, StatefulSetLabel.podIndex: "\(ordinal)"])
    }

    /// Splits at the last hyphen that only digits follow.
    ///
    /// As in Kubernetes the digits may have leading zeros and must fit 32 bits.
    public func parse(podName: String) -> ParsedPodName? {
        let bytes = podName.utf8
        guard let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")) else { return nil }
        let digits = bytes[bytes.index(after: hyphen)...]
        guard !digits.isEmpty else { return nil }
        var number: Int32 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            let (tens, isTooLong) = number.multipliedReportingOverflow(by: 10)
            let (sum, isTooLarge) = tens.addingReportingOverflow(Int32(digit - 0x30))
            if isTooLong || isTooLarge { return nil }
            number = sum
        }
        return ParsedPodName(set: String(podName[..<hyphen]), ordinal: Ordinal(Int(number)))
    }

    /// The labels with the Pod's name and ordinal in them, where the name is missing or wrong.
    ///
    /// Kubernetes looks at the Pod's name only; a wrong ordinal in the labels is put right along with it.
    public func repairedLabels(
        _ labels: [String: String], of podName: String, inSet set: String
    ) -> [String: String]? {
        guard let parsed = parse(podName: podName), parsed.set == set, labels[StatefulSetLabel.podName] != podName
        else { return nil }
        return labels.merging(identity(of: parsed.ordinal, inSet: set, service: "").labels) { $1 }
    }

    /// Host name, Service, namespace and `svc`, in the cluster's domain.
    public func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) -> String {
        "\(identity.hostname).\(identity.subdomain).\(namespace).svc.\(clusterDomain)"
    }
}
