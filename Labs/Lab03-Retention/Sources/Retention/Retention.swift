import LabKit
import Model
import Storage

/// Which claims belong to an ordinal, and who owns them: your answer.
///
/// The lesson is README.md, two folders up. What you are given of a claim:
///
/// - `claim.set` and `claim.pod`: the set, and the Pod of the claim's ordinal, each with `kind`, `name`, `apiVersion`
///   and `uid` (the Pod's is `nil` while it is still to be created)
/// - `claim.isPodWanted`: whether the set should have a Pod of this ordinal
/// - `claim.whenDeleted` and `claim.whenScaled`: `.retain` or `.delete`
/// - `claim.owners`: the claim's owner references as they are
///
/// What you answer with: a name, a list of owner references or `nil`, and yes or no.
public struct Retention: StoragePolicy {
    /// A policy has no settings, and no memory either: all it may know is in the situation.
    public init() {}

    /// Task 1, Names: what the claim is called that a template gives an ordinal.
    ///
    /// The template `www-storage` gives ordinal 0 of the set `nginx-web` the claim `www-storage-nginx-web-0`.
    public func claimName(template: String, set: String, ordinal: Ordinal) throws -> String {
        throw NotImplemented("Lab 03, task 1: what is the claim called?")
    }

    /// Task 2, The four policies: the set, the Pod, or nobody.
    func wantedOwner(of claim: ClaimSituation) throws -> ClaimOwner? {
        throw NotImplemented("Lab 03, task 2: whose end should end the claim?")
    }

    /// Tasks 2, 3 and 4: the owners that the claim should have; `nil` when they are right as they are.
    public func repairedOwners(of claim: ClaimSituation) throws -> [OwnerReference]? {
        // Task 4, Not yours: what if the claim names an earlier set or Pod, or if another controller manages it?

        // Task 2: who should own it?
        guard let owner = try wantedOwner(of: claim) else { return nil }

        // Task 3, Repair: which references are there already? Which of them must go, and which must stay?
        return [reference(to: owner)]
    }

    /// The reference by which an owner controls a claim.
    private func reference(to owner: ClaimOwner) -> OwnerReference {
        var reference = OwnerReference()
        reference.apiVersion = owner.apiVersion
        reference.kind = owner.kind
        reference.name = owner.name
        reference.uid = owner.uid ?? ""
        // Task 2: `controller` and `blockOwnerDeletion` are still missing.
        return reference
    }

    /// Task 5, Stale claims: whether the claim still belongs to an earlier Pod, so that no new one may be made yet.
    public func isStale(_ claim: ClaimSituation) throws -> Bool {
        throw NotImplemented("Lab 03, task 5: is the claim on its way out?")
    }
}
