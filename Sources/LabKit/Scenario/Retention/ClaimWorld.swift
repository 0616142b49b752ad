import Model
import Storage

/// A small world without time: one set, its Pods, the claims of one template, and a garbage collector that goes by UIDs.
///
/// A claim is `data-web-0` and so on, and each new Pod writes a line to the disk behind it. The world keeps two books:
/// the owners that the policy under test gives a claim, and the one that it should have been given.
///
/// Guarantees: the same seed gives the same history, as long as the policy gives the same answers.
struct ClaimWorld: Sendable {
    /// The set, while it exists.
    struct Workload: Sendable {
        let uid: UID
        var replicas: Int
        var whenDeleted: ClaimSituation.Retention
        var whenScaled: ClaimSituation.Retention

        var policy: String { "whenDeleted \(whenDeleted.rawValue), whenScaled \(whenScaled.rawValue)" }
    }

    /// One Pod; a terminating one is still there.
    struct Member: Sendable {
        let uid: UID
        /// The set that made it.
        let set: UID
        var isTerminating: Bool
    }

    /// One claim, and the disk behind it.
    struct Disk: Sendable {
        /// The owners as the policy under test has made them.
        var owners: [OwnerReference]
        /// The set or Pod that owns the claim by the rules; it may be gone by now.
        var rightOwner: UID?
        /// How many lines Pods have written.
        var lines: Int
        /// Deleted, but a Pod still uses it.
        var isTerminating: Bool
    }

    var set: Workload?
    var pods: [Ordinal: Member] = [:]
    var claims: [Ordinal: Disk] = [:]
    /// Other objects that own claims, and exist.
    var others: Set<UID> = []
    var chronicle = Chronicle()
    /// How often anything has changed.
    private(set) var changes = 0
    private var count = 0

    let policy: any StoragePolicy
    let name = "web"

    /// A world with a set that has no Pods yet.
    init(
        replicas: Int, whenDeleted: ClaimSituation.Retention, whenScaled: ClaimSituation.Retention,
        policy: any StoragePolicy
    ) {
        self.policy = policy
        makeSet(replicas: replicas, whenDeleted: whenDeleted, whenScaled: whenScaled)
    }

    mutating func makeSet(
        replicas: Int, whenDeleted: ClaimSituation.Retention, whenScaled: ClaimSituation.Retention
    ) {
        let set = Workload(
            uid: newUID("set"), replicas: replicas, whenDeleted: whenDeleted, whenScaled: whenScaled)
        self.set = set
        note("\(name) (\(set.uid)): \(set.policy), replicas \(replicas)")
    }

    /// Writes down a change.
    mutating func note(_ text: String) {
        chronicle.record(text)
        changes += 1
    }

    mutating func newUID(_ kind: String) -> UID {
        count += 1
        return UID(rawValue: "\(kind)-\(count)")
    }

    func podName(_ ordinal: Ordinal) -> String { "\(name)-\(ordinal)" }

    func claimName(_ ordinal: Ordinal) -> String { "data-\(name)-\(ordinal)" }

    func isWanted(_ ordinal: Ordinal) -> Bool { ordinal.number < set?.replicas ?? 0 }

    /// Whether an object of this identity exists.
    func exists(_ uid: UID) -> Bool {
        set?.uid == uid || others.contains(uid) || pods.values.contains { $0.uid == uid }
    }

    /// What the policy is asked about: a claim, and the Pod of its ordinal or the one that is to be made.
    func situation(_ ordinal: Ordinal, of set: Workload, _ disk: Disk) -> ClaimSituation {
        let member = pods[ordinal].flatMap { $0.set == set.uid ? $0.uid : nil }
        return ClaimSituation(
            set: ClaimOwner(kind: "StatefulSet", name: name, uid: set.uid),
            pod: ClaimOwner(kind: "Pod", name: podName(ordinal), uid: member), isPodWanted: isWanted(ordinal),
            whenDeleted: set.whenDeleted, whenScaled: set.whenScaled, owners: disk.owners)
    }

    /// The owners whose end ends the claim, by the rules: others that were added, and the set or the Pod.
    func rightOwners(of disk: Disk, _ ordinal: Ordinal) -> [UID] {
        let strangers = disk.owners.filter { !isOwn($0, ordinal) }.map(\.uid)
        return strangers + (disk.rightOwner.map { [$0] } ?? [])
    }

    /// Whether the reference is to the set or the ordinal's Pod, or to an earlier one of them.
    func isOwn(_ owner: OwnerReference, _ ordinal: Ordinal) -> Bool {
        (owner.kind == "StatefulSet" && owner.name == name) || (owner.kind == "Pod" && owner.name == podName(ordinal))
    }

    /// The ordinals of the claims, in ascending order.
    var claimed: [Ordinal] { claims.keys.sorted() }

    /// The ordinals that have a Pod, in ascending order.
    var manned: [Ordinal] { pods.keys.sorted() }
}
