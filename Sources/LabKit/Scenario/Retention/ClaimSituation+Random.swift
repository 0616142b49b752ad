public import Model
public import Storage

extension ClaimSituation {
    /// A claim that the seed decides: any policy, and owners in every state that they are found in.
    ///
    /// As the API does, it lets at most one owner be in control; and no claim names an earlier owner beside a living one.
    public static func random(seed: UInt64) -> ClaimSituation {
        var random = SplitMix64(seed: seed)
        let set = ClaimOwner(kind: "StatefulSet", name: "web", uid: "set-2")
        let isWanted = random.chance(percent: 55)
        let isThere = !isWanted || random.chance(percent: 75)
        let pod = ClaimOwner(kind: "Pod", name: "web-2", uid: isThere ? "pod-2" : nil)
        var owners = own(set: set, pod: pod, using: &random)
        for stranger in strangers(using: &random) {
            owners.insert(stranger, at: random.number(in: 0...owners.count))
        }
        let ruler = random.element(of: owners.indices.filter { owners[$0].controller == true })
        for index in owners.indices where index != ruler && owners[index].controller == true {
            owners[index].controller = nil
        }
        return ClaimSituation(
            set: set, pod: pod, isPodWanted: isWanted,
            whenDeleted: random.chance(percent: 50) ? .retain : .delete,
            whenScaled: random.chance(percent: 50) ? .retain : .delete, owners: owners)
    }

    /// Asks a policy about the claims of many seeds, twice.
    public static func seededQuestions(
        _ histories: Histories, to policy: any StoragePolicy
    ) -> SeededQuestions<RetentionQuestion> {
        let reference = ReferenceStorage()
        return SeededQuestions(histories, noMemory: RetentionRule.noMemory) { seed in
            let claim = random(seed: seed)
            return [
                RetentionQuestion(
                    "Who owns a claim, by chance", to: policy, about: claim,
                    .owners(reference.repairedOwners(of: claim))),
                RetentionQuestion(
                    "Whether a claim is stale, by chance", to: policy, about: claim, .stale(reference.isStale(claim))),
            ]
        }
    }

    private static func own(
        set: ClaimOwner, pod: ClaimOwner, using random: inout SplitMix64
    ) -> [OwnerReference] {
        func reference(_ owner: ClaimOwner, _ uid: UID?, using random: inout SplitMix64) -> OwnerReference {
            var reference = OwnerReference(to: owner, uid: uid ?? "", isInControl: random.chance(percent: 75))
            if reference.controller == nil, random.chance(percent: 40) { reference.controller = false }
            return reference
        }
        switch random.number(in: 0...99) {
        case ..<22: return []
        case ..<46: return [reference(set, set.uid, using: &random)]
        case ..<66 where pod.uid != nil: return [reference(pod, pod.uid, using: &random)]
        case ..<74 where pod.uid != nil:
            return [reference(set, set.uid, using: &random), reference(pod, pod.uid, using: &random)]
        case ..<80: return [reference(set, set.uid, using: &random), reference(set, set.uid, using: &random)]
        case ..<90: return [reference(set, "set-1", using: &random)]
        default: return [reference(pod, "pod-1", using: &random)]
        }
    }

    /// Owners that are none of the set's business, some of which look like the set or its Pod at a glance.
    private static func strangers(using random: inout SplitMix64) -> [OwnerReference] {
        let all: [(kind: String, name: String, uid: UID, apiVersion: String)] = [
            ("ConfigMap", "notes", "cm-1", "v1"), ("Deployment", "web", "deploy-1", "apps/v1"),
            ("Pod", "web-1", "pod-7", "v1"), ("Pod", "web", "pod-8", "v1"),
            ("StatefulSet", "web-2", "set-7", "apps/v1"), ("StatefulSet", "web", "set-8", "example.com/v1"),
        ]
        return all.compactMap { kind, name, uid, apiVersion in
            guard random.chance(percent: 12) else { return nil }
            var reference = OwnerReference()
            reference.apiVersion = apiVersion
            reference.kind = kind
            reference.name = name
            reference.uid = uid
            reference.controller = random.element(of: [true, false, nil]) ?? nil
            return reference
        }
    }
}

extension OwnerReference {
    /// A reference to an owner under an identity, which may be an earlier one.
    public init(to owner: ClaimOwner, uid: UID, isInControl: Bool = true) {
        self.init()
        apiVersion = owner.apiVersion
        kind = owner.kind
        name = owner.name
        self.uid = uid
        controller = isInControl ? true : nil
        blockOwnerDeletion = isInControl ? true : nil
    }
}
