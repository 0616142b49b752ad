import Model
import Storage
import Testing

@Suite("The reference storage")
struct ClaimTests {
    typealias Retention = ClaimSituation.Retention

    let storage = ReferenceStorage()
    let set = ClaimOwner(kind: "StatefulSet", name: "web", uid: "set-1")
    let pod = ClaimOwner(kind: "Pod", name: "web-0", uid: "pod-1")

    func reference(_ owner: ClaimOwner, uid: UID? = nil, isController: Bool = true) -> OwnerReference {
        var reference = OwnerReference()
        reference.apiVersion = owner.apiVersion
        reference.kind = owner.kind
        reference.name = owner.name
        reference.uid = uid ?? owner.uid ?? ""
        reference.controller = isController ? true : nil
        reference.blockOwnerDeletion = isController ? true : nil
        return reference
    }

    func situation(
        deleted: Retention, scaled: Retention, isWanted: Bool = true, _ owners: [OwnerReference] = []
    ) -> ClaimSituation {
        ClaimSituation(
            set: set, pod: pod, isPodWanted: isWanted, whenDeleted: deleted, whenScaled: scaled, owners: owners)
    }

    @Test("A claim is called after its template, its set and its ordinal")
    func names() {
        #expect(storage.claimName(template: "www-storage", set: "nginx-web", ordinal: 3) == "www-storage-nginx-web-3")
    }

    static let policies: [(Retention, Retention, Bool, String?)] = [
        (.retain, .retain, true, nil), (.retain, .retain, false, nil),
        (.delete, .retain, true, "StatefulSet"), (.delete, .retain, false, "StatefulSet"),
        (.retain, .delete, true, nil), (.retain, .delete, false, "Pod"),
        (.delete, .delete, true, "StatefulSet"), (.delete, .delete, false, "Pod"),
    ]

    @Test("The owner whose end should end the claim follows from the policy and the scale", arguments: policies)
    func owners(deleted: Retention, scaled: Retention, isWanted: Bool, owner: String?) {
        let bare = situation(deleted: deleted, scaled: scaled, isWanted: isWanted)
        let owners = storage.repairedOwners(of: bare)
        #expect(owners?.map(\.kind) == owner.map { [$0] })
        let repaired = situation(deleted: deleted, scaled: scaled, isWanted: isWanted, owners ?? [])
        #expect(storage.repairedOwners(of: repaired) == nil)
    }

    @Test("An owner that the policy no longer asks for is taken away, and strangers stay")
    func policyChange() {
        var stranger = OwnerReference()
        stranger.kind = "ConfigMap"
        stranger.uid = "cm-1"
        let claim = situation(deleted: .retain, scaled: .retain, [stranger, reference(set)])
        #expect(storage.repairedOwners(of: claim) == [stranger])
    }

    @Test("Another controller's claim is left to it, and our own references are taken away")
    func otherController() {
        let other = reference(ClaimOwner(kind: "Deployment", name: "other", uid: "other-1"))
        #expect(storage.repairedOwners(of: situation(deleted: .delete, scaled: .delete, [other])) == nil)
        let both = situation(deleted: .delete, scaled: .delete, [other, reference(set)])
        #expect(storage.repairedOwners(of: both) == [other])
    }

    @Test("A reference to an earlier set of the same name is nobody's to touch")
    func earlierSet() {
        let earlier = situation(deleted: .delete, scaled: .delete, [reference(set, uid: "set-0")])
        #expect(storage.repairedOwners(of: earlier) == nil)
        let both = situation(deleted: .delete, scaled: .delete, [reference(set, uid: "set-0"), reference(set)])
        #expect(storage.repairedOwners(of: both) == nil)
    }

    @Test("An owner that does not control is made to")
    func ownerWithoutControl() {
        let claim = situation(deleted: .delete, scaled: .retain, [reference(set, isController: false)])
        #expect(storage.repairedOwners(of: claim) == [reference(set)])
    }

    @Test("A claim is stale while it names an earlier Pod of the ordinal, where scaling down deletes claims")
    func stale() {
        let earlier = [reference(pod, uid: "pod-0")]
        #expect(storage.isStale(situation(deleted: .retain, scaled: .delete, earlier)))
        #expect(!storage.isStale(situation(deleted: .retain, scaled: .retain, earlier)))
        #expect(!storage.isStale(situation(deleted: .retain, scaled: .delete, [reference(pod)])))
        var future = situation(deleted: .retain, scaled: .delete, earlier)
        future.pod.uid = nil
        #expect(storage.isStale(future))
    }
}
