public import Model

/// The claims of Kubernetes 1.36's StatefulSet controller.
public struct ReferenceStorage: StoragePolicy {
    /// The policy has no settings.
    public init() {}

    /// The template's name, the set's and the ordinal, joined by hyphens.
    public func claimName(template: String, set: String, ordinal: Ordinal) -> String {
        "\(template)-\(set)-\(ordinal)"
    }

    /// Who should own the claim, given what becomes of it on deletion and on scale-down.
    public func repairedOwners(of claim: ClaimSituation) -> [OwnerReference]? {
        guard !isUpToDate(claim) else { return nil }
        let others = claim.owners.filter { !$0.names(claim.set) && !$0.names(claim.pod) }
        if hasUnexpectedController(claim) { return others }
        return others + claim.expectedOwners.compactMap { OwnerReference(controller: $0) }
    }

    /// A claim is stale while it names the ordinal's Pod under another identity than the Pod has.
    ///
    /// Where scaling down retains claims they are meant to be used again, and none is stale.
    public func isStale(_ claim: ClaimSituation) -> Bool {
        claim.whenScaled == .delete && claim.owners.contains { $0.isStale(for: claim.pod) }
    }

    private func isUpToDate(_ claim: ClaimSituation) -> Bool {
        // An earlier set or Pod of the same name had the claim; the garbage collector sees to it, and nobody else.
        if claim.owners.contains(where: { $0.isStale(for: claim.set) || $0.isStale(for: claim.pod) }) { return true }
        let ownedBySet = claim.owners.contains { $0.uid == claim.set.uid }
        let ownedByPod = claim.owners.contains { $0.uid == claim.pod.uid }
        if hasUnexpectedController(claim) { return !ownedBySet && !ownedByPod }
        let isOwnedWithoutControl = claim.owners.contains {
            ($0.uid == claim.set.uid || $0.uid == claim.pod.uid) && $0.controller != true
        }
        if isOwnedWithoutControl { return false }
        let expected = claim.expectedOwners
        return ownedBySet == expected.contains(claim.set) && ownedByPod == expected.contains(claim.pod)
    }

    /// Somebody else manages the claim, so neither set nor Pod may own it.
    ///
    /// Where every claim is retained, other managers are no concern of the set.
    private func hasUnexpectedController(_ claim: ClaimSituation) -> Bool {
        if claim.whenScaled == .retain, claim.whenDeleted == .retain { return false }
        return claim.owners.contains { owner in
            if owner.names(claim.set) { return owner.uid != claim.set.uid }
            if owner.names(claim.pod) { return owner.uid != claim.pod.uid }
            return owner.controller == true
        }
    }
}

extension ClaimSituation {
    /// The owners whose end should end the claim.
    fileprivate var expectedOwners: [ClaimOwner] {
        switch (whenScaled, whenDeleted, isPodWanted) {
        case (.retain, .retain, _): []
        case (.retain, .delete, _): [set]
        case (.delete, .retain, true): []
        case (.delete, .delete, true): [set]
        case (.delete, _, false): [pod]
        }
    }
}

extension OwnerReference {
    /// Whether the reference names this owner, under whatever identity.
    fileprivate func names(_ owner: ClaimOwner) -> Bool {
        kind == owner.kind && name == owner.name && apiVersion == owner.apiVersion
    }

    /// Whether the reference names this owner under another identity than the owner's own.
    fileprivate func isStale(for owner: ClaimOwner) -> Bool {
        names(owner) && uid != owner.uid
    }

    fileprivate init?(controller owner: ClaimOwner) {
        guard let uid = owner.uid else { return nil }
        var metadata = ObjectMeta(name: owner.name)
        metadata.uid = uid
        self.init(apiVersion: owner.apiVersion, kind: owner.kind, metadata: metadata)
    }
}
