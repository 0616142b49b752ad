import LabKit
import Model
import Storage
import Testing

/// The set that all claims of these tests belong to.
let web = ClaimOwner(kind: "StatefulSet", name: "web", uid: "set-2")

/// The Pod of the claim's ordinal, where it exists.
let web2 = ClaimOwner(kind: "Pod", name: "web-2", uid: "pod-2")

/// What is true of an ordinal.
enum Place {
    /// The set should have it, and its Pod exists.
    case wanted
    /// The set should have it, and its Pod is still to be created.
    case empty
    /// It is no longer wanted, and its Pod still exists.
    case condemned
}

/// A claim under a policy.
func claim(
    deleted: ClaimSituation.Retention, scaled: ClaimSituation.Retention, _ place: Place = .wanted,
    _ owners: OwnerReference...
) -> ClaimSituation {
    var pod = web2
    if place == .empty { pod.uid = nil }
    return ClaimSituation(
        set: web, pod: pod, isPodWanted: place != .condemned, whenDeleted: deleted, whenScaled: scaled, owners: owners)
}

extension OwnerReference {
    /// The set.
    static let set = OwnerReference(to: web, uid: "set-2")
    /// The Pod.
    static let pod = OwnerReference(to: web2, uid: "pod-2")
    /// An earlier set of the same name.
    static let earlierSet = OwnerReference(to: web, uid: "set-1")
    /// An earlier Pod of the same ordinal.
    static let earlierPod = OwnerReference(to: web2, uid: "pod-1")
    /// An object that is there for the claim's sake, and nobody's manager.
    static let notes = other("v1", "ConfigMap", "notes", "cm-1").withoutControl
    /// An operator's object that manages the claim.
    static let restore = other("example.com/v1", "Restore", "monday", "restore-1")

    /// Any other object.
    static func other(_ apiVersion: String, _ kind: String, _ name: String, _ uid: UID) -> OwnerReference {
        var reference = OwnerReference(to: ClaimOwner(kind: kind, name: name, uid: uid), uid: uid)
        reference.apiVersion = apiVersion
        return reference
    }

    /// The same reference without a word about control.
    var withoutControl: OwnerReference {
        var reference = self
        reference.controller = nil
        reference.blockOwnerDeletion = nil
        return reference
    }

    /// The same reference, said not to control.
    var denyingControl: OwnerReference {
        var reference = self
        reference.controller = false
        return reference
    }
}

/// One row of a table: a claim, and the owners that are right for it.
struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let claim: ClaimSituation
    /// `nil` where nothing is to be repaired.
    let right: [OwnerReference]?

    /// A claim whose owners are to become these.
    init(_ name: String, _ claim: ClaimSituation, ownedBy right: OwnerReference...) {
        self.name = name
        self.claim = claim
        self.right = right
    }

    /// A claim that is to lose its owners.
    init(disowned name: String, _ claim: ClaimSituation) {
        self.name = name
        self.claim = claim
        right = []
    }

    /// A claim whose owners are right.
    init(_ name: String, right claim: ClaimSituation) {
        self.name = name
        self.claim = claim
        right = nil
    }

    var testDescription: String { name }

    /// In a table, what the whole table is about comes first.
    private var title: String { Test.current?.displayName.map { "\($0): \(name)" } ?? name }

    /// Asks for the claim's owners.
    var owners: RetentionQuestion { RetentionQuestion(title, to: subject, about: claim, .owners(right)) }
}

/// Asks the subject whether a claim is stale.
func staleness(_ title: String, of claim: ClaimSituation, is right: Bool) -> RetentionQuestion {
    RetentionQuestion(title, to: subject, about: claim, .stale(right))
}
