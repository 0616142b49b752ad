public import Model
public import Storage

extension OwnerReference {
    /// The reference in words, such as `StatefulSet/web set-2, not in control`.
    public var phrase: String {
        var text = "\(kind)/\(name) \(uid)"
        if controller != true {
            text += ", not in control"
        } else if blockOwnerDeletion != true {
            text += ", without blockOwnerDeletion"
        }
        return text
    }

    /// Whether the reference names this owner, under whatever identity.
    func names(_ owner: ClaimOwner) -> Bool {
        kind == owner.kind && name == owner.name && apiVersion == owner.apiVersion
    }
}

extension [OwnerReference] {
    /// The references in words, such as `StatefulSet/web set-2; ConfigMap/notes cm-1, not in control`.
    public var phrase: String { isEmpty ? "nobody" : map(\.phrase).joined(separator: "; ") }
}

extension ClaimSituation {
    /// The situation in words, one step for the policy, one for the Pod and one for the owners.
    public func situation() -> Chronicle {
        var chronicle = Chronicle()
        chronicle.record(
            "\(set.name): whenDeleted \(whenDeleted.rawValue), whenScaled \(whenScaled.rawValue); "
                + "its UID is \(set.uid.map(\.rawValue) ?? "none")")
        let wanted = isPodWanted ? "is wanted" : "is no longer wanted"
        chronicle.record("\(pod.name) \(wanted); \(pod.uid.map { "its UID is \($0)" } ?? "it is still to be created")")
        chronicle.record("the claim is owned by \(owners.phrase)")
        return chronicle
    }

    /// Whether an owner of the claim has the name of its set or Pod, and another identity.
    var namesAnEarlierOwner: Bool {
        owners.contains { owner in
            (owner.names(set) && owner.uid != set.uid) || (owner.names(pod) && owner.uid != pod.uid)
        }
    }

    /// Whether the claim is managed by neither its set nor its Pod.
    var hasAnotherController: Bool { owners.contains { isStranger($0) && $0.controller == true } }

    /// Whether the reference is to neither the set nor the Pod, nor to an earlier one of them.
    func isStranger(_ owner: OwnerReference) -> Bool { !owner.names(set) && !owner.names(pod) }
}
