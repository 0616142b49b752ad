import Controller
import Model
import Network
import Rollout
import Storage

/// The reference's claims with one thing wrong.
struct BuggyStorage: StoragePolicy {
    enum Bug: Sendable {
        /// All ordinals share one claim.
        case sharedClaim
        /// What is asked for deletion is done on scaling down as well.
        case mixedUpPolicy
        /// Owners are named under a wrong identity.
        case wrongIdentity
        /// A claim that has no owners is never given any.
        case neverRepaired
    }

    let bug: Bug
    private let reference = ReferenceStorage()

    init(_ bug: Bug) { self.bug = bug }

    func claimName(template: String, set: String, ordinal: Ordinal) -> String {
        let shared = bug == .sharedClaim ? Ordinal(0) : ordinal
        return reference.claimName(template: template, set: set, ordinal: shared)
    }

    func repairedOwners(of claim: ClaimSituation) -> [OwnerReference]? {
        var claim = claim
        if bug == .mixedUpPolicy { claim.whenScaled = claim.whenDeleted }
        if bug == .neverRepaired, claim.owners.isEmpty { return nil }
        let owners = reference.repairedOwners(of: claim)
        guard bug == .wrongIdentity else { return owners }
        return owners?.map { owner in
            var owner = owner
            owner.uid = UID("\(owner.uid)-of-old")
            return owner
        }
    }

    func isStale(_ claim: ClaimSituation) -> Bool { reference.isStale(claim) }
}

/// The reference's identities, except that every second Pod shares its host name with another.
struct BuggyIdentity: IdentityPolicy {
    private let reference = ReferenceIdentity()

    func identity(of ordinal: Ordinal, inSet set: String, service: String) -> PodIdentity {
        var identity = reference.identity(of: ordinal, inSet: set, service: service)
        identity.hostname = "\(set)-\(ordinal.number / 2)"
        return identity
    }

    func parse(podName: String) -> ParsedPodName? { reference.parse(podName: podName) }

    func repairedLabels(_ labels: [String: String], of podName: String, inSet set: String) -> [String: String]? {
        reference.repairedLabels(labels, of: podName, inSet: set)
    }

    func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) -> String {
        reference.dnsName(of: identity, namespace: namespace, clusterDomain: clusterDomain)
    }

    func dnsRecords(of service: HeadlessService, pods: [ServicePod], clusterDomain: String) -> [DNSRecord] {
        reference.dnsRecords(of: service, pods: pods, clusterDomain: clusterDomain)
    }
}

/// The reference's sizes with one thing wrong.
struct BuggyDeployment: DeploymentPolicy {
    enum Bug: Sendable {
        /// The new set gets all its Pods at once.
        case ignoresSurge
        /// The old sets lose all their Pods at once.
        case dropsTheOld
    }

    let bug: Bug
    private let reference = ReferenceDeploymentPolicy()

    init(_ bug: Bug) { self.bug = bug }

    func bounds(of strategy: DeploymentState.Strategy, desired: Int) -> DeploymentBounds {
        reference.bounds(of: strategy, desired: desired)
    }

    func newSetSize(in state: DeploymentState) -> Int? {
        bug == .ignoresSurge ? state.desired : reference.newSetSize(in: state)
    }

    func oldSetSizes(in state: DeploymentState) -> [SetSize] {
        bug == .dropsTheOld
            ? state.oldSets.filter { $0.size > 0 }.map { SetSize(set: $0.name, size: 0) }
            : reference.oldSetSizes(in: state)
    }

    func sizesAfterScaling(in state: DeploymentState) -> [SetSize] { reference.sizesAfterScaling(in: state) }
}
