import Model

/// What the controller is told, and what it is not.
extension FaultWorld {
    /// Tells the next of the changes that the controller does not know, as they happened.
    mutating func tell(_ count: Int) {
        let end = told + min(count, changes.count - told)
        for change in changes[told..<end] { known.take(change) }
        told = end
    }

    /// Passes over the next change: the controller is never told of it.
    mutating func lose() {
        guard told < changes.count else { return }
        note { "the watch loses an event: \($0.changes[$0.told].phrase)" }
        told += 1
    }

    /// Tells once more of a change that the controller has been told of before.
    mutating func tellAgain(stepsBack: Int) {
        let index = told - 1 - stepsBack
        guard changes.indices.contains(index) else { return }
        note { "the watch repeats an event: \($0.changes[index].phrase)" }
        known.take(changes[index])
    }

    /// The controller reads everything anew.
    mutating func relist() {
        known = truth
        told = changes.count
    }

    /// The controller ends, and a new one reads what there was some changes ago.
    mutating func restart(behind count: Int, initial: Objects) {
        let position = max(0, changes.count - count)
        known = initial
        told = 0
        tell(position)
        let missing = changes.count - position
        let old = missing == 0 ? "" : ", and reads from a server that is \(missing) changes behind"
        note("the controller starts anew\(old)")
    }
}

extension FaultWorld.Change {
    /// The change in words.
    var phrase: String {
        switch self {
        case .set(let set): "\(set.metadata.name) has changed"
        case .pod(let pod): "\(pod.metadata.name) has changed"
        case .podGone(let name): "\(name) is gone"
        case .claim(let claim): "claim \(claim.metadata.name) has changed"
        case .claimGone(let name): "claim \(name) is gone"
        case .revision(let revision): "revision \(revision.metadata.name) has changed"
        case .revisionGone(let name): "revision \(name) is gone"
        }
    }
}
