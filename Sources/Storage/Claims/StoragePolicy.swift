public import Model

/// One object that may own a claim: the set, or the Pod of the claim's ordinal.
public struct ClaimOwner: Hashable, Sendable, Codable {
    /// The owner's kind; `Pod` or `StatefulSet`.
    public var kind: String
    /// The owner's name.
    public var name: String
    /// The owner's identity; `nil` while it does not exist.
    public var uid: UID?

    /// An owner of a claim.
    public init(kind: String, name: String, uid: UID?) {
        self.kind = kind
        self.name = name
        self.uid = uid
    }

    /// The API group and version of the owner's kind.
    public var apiVersion: String { kind == "Pod" ? "v1" : "apps/v1" }
}

/// All that decides who owns a claim.
public struct ClaimSituation: Hashable, Sendable, Codable {
    /// What becomes of claims.
    public enum Retention: String, Hashable, Sendable, Codable, CaseIterable {
        /// The claim stays.
        case retain = "Retain"
        /// The claim goes with its owner.
        case delete = "Delete"
    }

    /// The set that the claim was made for.
    public var set: ClaimOwner
    /// The Pod of the claim's ordinal.
    public var pod: ClaimOwner
    /// Whether the Pod's ordinal is within the set's replicas.
    public var isPodWanted: Bool
    /// What becomes of the claim when the set is deleted.
    public var whenDeleted: Retention
    /// What becomes of the claim when the set is scaled down.
    public var whenScaled: Retention
    /// The claim's owners as they are.
    public var owners: [OwnerReference]

    /// The situation of a claim.
    public init(
        set: ClaimOwner, pod: ClaimOwner, isPodWanted: Bool, whenDeleted: Retention, whenScaled: Retention,
        owners: [OwnerReference]
    ) {
        self.set = set
        self.pod = pod
        self.isPodWanted = isPodWanted
        self.whenDeleted = whenDeleted
        self.whenScaled = whenScaled
        self.owners = owners
    }
}

/// Which claims belong to an ordinal, and who owns them.
public protocol StoragePolicy: Sendable {
    /// The name of the claim that a template gives an ordinal, such as `www-storage-nginx-web-0`.
    func claimName(template: String, set: String, ordinal: Ordinal) throws -> String

    /// The owners that the claim should have; `nil` when they are right as they are.
    func repairedOwners(of claim: ClaimSituation) throws -> [OwnerReference]?

    /// Whether the claim still belongs to an earlier Pod of the ordinal, so that no new Pod may be made yet.
    func isStale(_ claim: ClaimSituation) throws -> Bool
}
