// caught by: RetentionTests.PolicyBasics/testARetainedClaimBelongsToNobody, RetentionTests.ClusterScenarios/deleted(_:)
// mistake: Lets the set own all its claims, as it owns its Pods.
import Model
import Storage

/// Which claims belong to an ordinal, and who owns them.
public struct Retention: StoragePolicy {
    /// A policy has no settings, and no memory either: all it may know is in the situation.
    public init() {}

    /// The Pod's name is `web-0`, so the claim's is the template's and the Pod's.
    public func claimName(template: String, set: String, ordinal: Ordinal) -> String {
        "\(template)-\(set)-\(ordinal)"
    }

    /// The one whose end should be the claim's end, if there is one.
    func wantedOwner(of claim: ClaimSituation) -> ClaimOwner? {
        if claim.whenScaled == .delete, !claim.isPodWanted { return claim.pod }
        return claim.set
    }

    /// Strangers as they are, and beside them the wanted owner; `nil` when that is what there is.
    public func repairedOwners(of claim: ClaimSituation) -> [OwnerReference]? {
        guard !claim.owners.contains(where: { isEarlier($0, in: claim) }) else { return nil }
        let strangers = claim.owners.filter { !isOwn($0, in: claim) }
        let isManagedByAnother = strangers.contains { $0.controller == true }
        let owner = isManagedByAnother ? nil : wantedOwner(of: claim)
        return isRight(claim.owners.filter { isOwn($0, in: claim) }, for: owner)
            ? nil : strangers + (owner.map { [reference(to: $0)] } ?? [])
    }

    /// Whether the set's and the Pod's references say that this owner, and no other, controls the claim.
    private func isRight(_ own: [OwnerReference], for owner: ClaimOwner?) -> Bool {
        guard let owner else { return own.isEmpty }
        return !own.isEmpty && own.allSatisfy { $0.uid == owner.uid && $0.controller == true }
    }

    private func reference(to owner: ClaimOwner) -> OwnerReference {
        var reference = OwnerReference()
        reference.apiVersion = owner.apiVersion
        reference.kind = owner.kind
        reference.name = owner.name
        reference.uid = owner.uid ?? ""
        reference.controller = true
        reference.blockOwnerDeletion = true
        return reference
    }

    /// Claims are worth waiting for only where scaling down deletes them.
    public func isStale(_ claim: ClaimSituation) -> Bool {
        claim.whenScaled == .delete && claim.owners.contains { names(claim.pod, $0) && $0.uid != claim.pod.uid }
    }

    /// Whether a reference is to the set or the Pod, or to an earlier one of the same name.
    private func isOwn(_ reference: OwnerReference, in claim: ClaimSituation) -> Bool {
        names(claim.set, reference) || names(claim.pod, reference)
    }

    private func isEarlier(_ reference: OwnerReference, in claim: ClaimSituation) -> Bool {
        names(claim.set, reference) && reference.uid != claim.set.uid
            || names(claim.pod, reference) && reference.uid != claim.pod.uid
    }

    private func names(_ owner: ClaimOwner, _ reference: OwnerReference) -> Bool {
        reference.kind == owner.kind && reference.name == owner.name && reference.apiVersion == owner.apiVersion
    }
}
