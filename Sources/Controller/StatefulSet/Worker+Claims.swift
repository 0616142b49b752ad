import Model
import Storage

/// The names of a set's claims.
struct ClaimNames {
    /// The claim of a template for one ordinal.
    struct Claim {
        /// The template's name, which is also the volume's in the Pod.
        let volume: String
        let name: String
        /// The template's place among the set's.
        let index: Int
    }

    private let set: String
    private let templates: [String]
    private let policy: any StoragePolicy

    init(of set: StatefulSet, policy: any StoragePolicy) {
        self.set = set.metadata.name
        templates = set.spec.volumeClaimTemplates.map(\.metadata.name)
        self.policy = policy
    }

    /// A claim for each template, in the templates' order.
    func names(at ordinal: Ordinal) throws -> [Claim] {
        try templates.enumerated().map { index, template in
            let name = try policy.claimName(template: template, set: set, ordinal: ordinal)
            return Claim(volume: template, name: name, index: index)
        }
    }
}

extension StatefulSetPass.Worker {

    /// The ordinal's claims as volumes, before those that the template has beside them.
    func volumes(for ordinal: Ordinal, keeping others: [Volume]) throws -> [Volume] {
        let volumes = try claims.names(at: ordinal).map { Volume(claim: $0.name, as: $0.volume) }
        return volumes + others.filter { other in !volumes.contains { $0.name == other.name } }
    }

    /// Whether the Pod mounts the claims of its ordinal and no others in their place.
    func hasItsVolumes(_ pod: Pod, at ordinal: Ordinal) throws -> Bool {
        let claims = try claims.names(at: ordinal)
        guard !claims.isEmpty else { return true }
        let volumes = pod.spec.volumes
        return claims.allSatisfy { claim in
            volumes.contains { $0.name == claim.volume && $0.persistentVolumeClaim?.claimName == claim.name }
        }
    }

    /// Makes the claims that are missing; one that is going away is a failure once the others are made.
    func missingClaims(at ordinal: Ordinal, of pod: Pod) throws -> StatefulSetPlan.Unit {
        var unit = StatefulSetPlan.Unit()
        unit.claimant = pod.metadata.name
        for missing in try claims.names(at: ordinal) {
            if let claim = observation.claims[missing.name] {
                if claim.metadata.isTerminating, unit.failure == nil { unit.failure = .claimTerminating(missing.name) }
            } else {
                let template = set.spec.volumeClaimTemplates[missing.index]
                unit.actions.append(.createClaim(newClaim(template: template, name: missing.name)))
            }
        }
        return unit
    }

    /// Makes the claims that a pending Pod misses, and puts the owners of the others right.
    func missingClaims(of pod: Pod, at ordinal: Ordinal) throws -> StatefulSetPlan.Unit {
        var unit = try missingClaims(at: ordinal, of: pod)
        if unit.failure == nil { unit.actions += try claimOwnerRepairs(pod: pod, at: ordinal) }
        return unit
    }

    private func newClaim(template: PersistentVolumeClaim, name: String) -> PersistentVolumeClaim {
        var claim = template
        claim.other["apiVersion"] = nil
        claim.other["kind"] = nil
        claim.metadata.name = name
        claim.metadata.namespace = set.metadata.namespace
        claim.metadata.labels.merge(set.spec.selector?.matchLabels ?? [:]) { $1 }
        return claim
    }

    /// Whether a claim of the ordinal still belongs to an earlier Pod.
    func hasStaleClaim(_ pod: Pod, at ordinal: Ordinal) throws -> Bool {
        try claims.names(at: ordinal).contains { name in
            guard let claim = observation.claims[name.name] else { return false }
            return try policies.storage.isStale(situation(of: claim, pod: pod, at: ordinal))
        }
    }

    /// The writes that give the ordinal's claims the owners that the retention policy asks for.
    func claimOwnerRepairs(pod: Pod, at ordinal: Ordinal) throws -> [StatefulSetAction] {
        try claims.names(at: ordinal).compactMap { name in
            guard var claim = observation.claims[name.name],
                let owners = try policies.storage.repairedOwners(of: situation(of: claim, pod: pod, at: ordinal))
            else { return nil }
            claim.metadata.ownerReferences = owners
            return .updateClaim(claim)
        }
    }

    /// The owners' repair for a Pod that is no longer wanted.
    func claimRepair(of member: Members.Member) throws -> StatefulSetPlan.Unit {
        StatefulSetPlan.Unit(try claimOwnerRepairs(pod: member.pod, at: member.ordinal))
    }

    private func situation(of claim: PersistentVolumeClaim, pod: Pod, at ordinal: Ordinal) -> ClaimSituation {
        let policy = set.spec.persistentVolumeClaimRetentionPolicy
        return ClaimSituation(
            set: ClaimOwner(kind: "StatefulSet", name: set.metadata.name, uid: set.metadata.uid),
            pod: ClaimOwner(
                kind: "Pod", name: pod.metadata.name, uid: pod.metadata.uid == "" ? nil : pod.metadata.uid),
            isPodWanted: wanted.contains(ordinal.number), whenDeleted: ClaimSituation.Retention(policy?.whenDeleted),
            whenScaled: ClaimSituation.Retention(policy?.whenScaled), owners: claim.metadata.ownerReferences)
    }
}

extension ClaimSituation.Retention {
    /// What is not set, or not known, is retained.
    fileprivate init(_ retention: ClaimRetention?) {
        self = retention == .delete ? .delete : .retain
    }
}

extension Volume {
    /// The volume that a claim is bound to, under this name.
    fileprivate init(claim: String, as name: String) {
        self.init()
        self.name = name
        var source = ClaimVolumeSource()
        source.claimName = claim
        persistentVolumeClaim = source
    }
}
