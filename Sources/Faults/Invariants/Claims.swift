package import Cluster
import Controller
import Model

/// Claims are deleted only where the set asks for it.
package struct ClaimsStay: Invariant {
    package let name = "claims stay"
    package let rule = """
        No part of the cluster deletes a claim unless the set has asked for it: with whenDeleted Delete once the set goes, \
        with whenScaled Delete once the ordinal is not wanted. A claim whose Pod was condemned goes even if the ordinal \
        is wanted again by then; Kubernetes does not turn back.
        """
    package var authors: AuthorSet { .cluster }
    package var verb: WriteRequest.Verb? { .delete }
    package var judgesChanges: Bool { true }
    /// What each set, by identity, has asked for at some time.
    private var wishes: [UID: Wishes] = [:]

    private struct Wishes: Sendable {
        var whenDeleted = false
        var whenScaled = false
        var fewestReplicas = Int.max
    }

    package init(cluster: Cluster) {
        for set in cluster.server.list(StatefulSet.self) { note(set) }
    }

    private mutating func note(_ set: StatefulSet) {
        var wish = wishes[set.metadata.uid] ?? Wishes()
        let policy = set.spec.persistentVolumeClaimRetentionPolicy
        wish.whenDeleted = wish.whenDeleted || policy?.whenDeleted == .delete
        wish.whenScaled = wish.whenScaled || policy?.whenScaled == .delete
        wish.fewestReplicas = min(wish.fewestReplicas, set.wantedReplicas)
        wishes[set.metadata.uid] = wish
    }

    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? {
        if case .statefulSet(let set?, _) = change { note(set) }
        return nil
    }

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests
        where request.author != nil && request.verb == .delete && request.type == PersistentVolumeClaim.self {
            let sets = cluster.server.list(StatefulSet.self)
            let isGone = sets.allSatisfy(\.metadata.isTerminating)
            let ordinal = request.key.name.split(separator: "-").last.flatMap { Int($0) } ?? 0
            let mayGo = wishes.contains { uid, wish in
                (wish.whenDeleted && (isGone || !sets.contains { $0.metadata.uid == uid }))
                    || (wish.whenScaled && ordinal >= wish.fewestReplicas)
            }
            if !mayGo { return "\(request.key.name) is deleted, which nobody has asked for" }
        }
        return nil
    }
}

/// Owners are named by their current identity.
package struct CurrentOwners: Invariant {
    package let name = "owners are current"
    package let rule = """
        An owner that the StatefulSet controller adds to a claim is the set or the Pod that it knows under that name, by \
        its identity. At rest every claim names the owners that the retention policy asks for, and none that is gone. \
        A claim that still names an earlier set or Pod of the name is left to the garbage collector.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .update }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests where request.author == .statefulSets && request.verb == .update {
            guard let claim = request.object as? PersistentVolumeClaim else { continue }
            let view = cluster.statefulSetView
            let known = view.claims[claim.key]?.metadata.ownerReferences ?? []
            for owner in claim.metadata.ownerReferences where !known.contains(owner) {
                let key = ObjectKey(namespace: claim.metadata.namespace, name: owner.name)
                let uid = owner.kind == Pod.kind.name ? view.pods[key]?.metadata.uid : view.sets[key]?.metadata.uid
                if uid != owner.uid {
                    return "\(claim.metadata.name) gets the owner \(owner.name) under an identity that it has not"
                }
            }
        }
        return nil
    }

    package func judgeRest(of cluster: Cluster) -> String? {
        guard let set = cluster.server.find(StatefulSet.self, Profile.workloadKey), !set.metadata.isTerminating else {
            return nil
        }
        let policy = set.spec.persistentVolumeClaimRetentionPolicy
        for ordinal in 0..<set.wantedReplicas {
            let name = "data-\(Profile.workloadName)-\(ordinal)"
            guard let claim = cluster.server.find(PersistentVolumeClaim.self, name, in: "default"),
                !claim.metadata.isTerminating
            else { continue }
            let owners = claim.metadata.ownerReferences
            if let stale = owners.first(where: { !$0.exists(in: cluster) }) {
                return "\(name) names the owner \(stale.name), which is gone"
            }
            let isOwned = owners.contains { $0.uid == set.metadata.uid }
            if isOwned != (policy?.whenDeleted == .delete) {
                return "\(name) is \(isOwned ? "" : "not ")owned by its set, whatever the retention policy says"
            }
        }
        return nil
    }
}

extension OwnerReference {
    /// Whether an object of this kind and name has this identity.
    fileprivate func exists(in cluster: Cluster) -> Bool {
        let key = ObjectKey(namespace: "default", name: name)
        return switch kind {
        case Pod.kind.name: cluster.server.find(Pod.self, key)?.metadata.uid == uid
        case StatefulSet.kind.name: cluster.server.find(StatefulSet.self, key)?.metadata.uid == uid
        default: true
        }
    }
}
