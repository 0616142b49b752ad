import LabKit
import Model
import Network

/// By which names a StatefulSet's Pods are known: your answer.
///
/// The lesson is README.md, two folders up. What you work with:
///
/// - `Ordinal`: a Pod's place in its set; `ordinal.number` is an `Int` and never negative
/// - `PodIdentity`: a Pod's `name`, `hostname`, `subdomain` and identity `labels`
/// - `ParsedPodName`: a `set` and an `ordinal`, what a Pod's name stands for
/// - `StatefulSetLabel.podName` and `.podIndex`: the keys of the two labels
/// - `HeadlessService` and `ServicePod`: what DNS has to know of a Service and of a Pod
/// - `DNSRecord(name, .a(address))` and `DNSRecord(name, .srv(.init(port:target:)))`: what DNS says of a name
public struct Identity: IdentityPolicy {
    /// An identity policy has no settings, and no memory either: names are computed, not kept.
    public init() {}

    /// Task 1, The name: who the Pod at this ordinal is.
    ///
    /// All of it follows from the arguments. Nothing is counted, and nothing is drawn.
    public func identity(of ordinal: Ordinal, inSet set: String, service: String) throws -> PodIdentity {
        throw NotImplemented("Lab 01, task 1: the name, host name, subdomain and labels of a Pod")
    }

    /// Task 2, The name taken apart: which set and ordinal a Pod's name stands for; `nil` if for none.
    public func parse(podName: String) throws -> ParsedPodName? {
        throw NotImplemented("Lab 01, task 2: from a Pod's name to its set and ordinal")
    }

    /// Task 3, The whole name: under which name any Pod of the cluster finds this one.
    public func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) throws -> String {
        throw NotImplemented("Lab 01, task 3: the fully qualified DNS name of a Pod")
    }

    /// Task 4, Repair: all labels that the Pod must have; `nil` if it need not be written.
    public func repairedLabels(
        _ labels: [String: String], of podName: String, inSet set: String
    ) throws -> [String: String]? {
        throw NotImplemented("Lab 01, task 4: the labels of a Pod whose identity is damaged")
    }

    /// Task 5, What DNS publishes: the records of a headless Service and the Pods that it selects, in any order.
    public func dnsRecords(
        of service: HeadlessService, pods: [ServicePod], clusterDomain: String
    ) throws -> [DNSRecord] {
        throw NotImplemented("Lab 01, task 5: which Pods DNS names, and how")
    }
}
