public import Network
public import Rollout
public import Storage

/// One implementation of each seam: what a controller asks when it must decide.
public struct Policies: Sendable {
    /// Names, and how a name leads back to the Pod.
    public var identity: any IdentityPolicy
    /// What to create, wait for and delete next.
    public var ordering: any OrderingPolicy
    /// Which claims belong to an ordinal, and who owns them.
    public var storage: any StoragePolicy
    /// Which template a Pod gets, and which Pod is replaced next.
    public var canary: any CanaryPolicy
    /// How large a Deployment's ReplicaSets are next.
    public var deployment: any DeploymentPolicy

    /// Kubernetes' own answers, but for the seams that are given.
    public init(
        identity: any IdentityPolicy = ReferenceIdentity(), ordering: any OrderingPolicy = ReferenceOrdering(),
        storage: any StoragePolicy = ReferenceStorage(), canary: any CanaryPolicy = ReferenceCanary(),
        deployment: any DeploymentPolicy = ReferenceDeploymentPolicy()
    ) {
        self.identity = identity
        self.ordering = ordering
        self.storage = storage
        self.canary = canary
        self.deployment = deployment
    }
}
