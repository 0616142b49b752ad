import Model
import Storage

extension ClaimWorld {
    /// Ends a terminating Pod, and with it a terminating claim that only it still used.
    mutating func finish(_ ordinal: Ordinal) {
        guard let pod = pods[ordinal], pod.isTerminating else { return }
        pods[ordinal] = nil
        note("\(podName(ordinal)) (\(pod.uid)) is gone")
        if claims[ordinal]?.isTerminating == true { remove(ordinal) }
    }

    /// Lets the garbage collector look at one claim: it goes by what the claim says, and is held to the rules.
    mutating func collect(_ ordinal: Ordinal) throws(BrokenRule) {
        guard let disk = claims[ordinal], !disk.isTerminating, !disk.owners.isEmpty else { return }
        let living = disk.owners.filter { exists($0.uid) }
        guard living.isEmpty else {
            let gone = disk.owners.filter { !exists($0.uid) }
            if let owner = disk.rightOwner, !exists(owner) { claims[ordinal]?.rightOwner = nil }
            guard !gone.isEmpty else { return }
            claims[ordinal]?.owners = living
            note("the collector strikes \(gone.phrase) from the owners of \(claimName(ordinal))")
            return
        }
        note("the collector deletes \(claimName(ordinal)): its owners are gone (\(disk.owners.phrase))")
        let right = rightOwners(of: disk, ordinal)
        if right.isEmpty || right.contains(where: exists) {
            throw BrokenRule(
                expected: "\(claimName(ordinal)) stays, with \(lines(disk)) on it: \(reasonToStay(disk, ordinal))",
                instead: "claim and lines are deleted", rule: RetentionRule.onlyByPolicy)
        }
        claims[ordinal]?.isTerminating = true
        if pods[ordinal] == nil { remove(ordinal) }
    }

    /// What should not be there any more, or is missing, when nothing more will happen.
    func unfinishedWork() -> BrokenRule? {
        for ordinal in claimed {
            guard let disk = claims[ordinal], !disk.isTerminating else { continue }
            let right = rightOwners(of: disk, ordinal)
            guard !right.isEmpty, !right.contains(where: exists) else { continue }
            return BrokenRule(
                expected: "\(claimName(ordinal)) is deleted, as \(right.map(\.rawValue).joined(separator: ", ")) was",
                instead: "it is there still, owned by \(disk.owners.phrase)", rule: RetentionRule.onlyByPolicy)
        }
        guard let set else { return nil }
        for number in 0..<set.replicas where pods[Ordinal(number)] == nil {
            return BrokenRule(
                expected: "\(podName(Ordinal(number))) is there", instead: "it never comes",
                rule: RetentionRule.rest)
        }
        return nil
    }

    private mutating func remove(_ ordinal: Ordinal) {
        claims[ordinal] = nil
        note("\(claimName(ordinal)) is gone, with all that was on it")
    }

    private func reasonToStay(_ disk: Disk, _ ordinal: Ordinal) -> String {
        if let owner = disk.rightOwner { return "its owner \(owner) lives" }
        if disk.owners.contains(where: { !isOwn($0, ordinal) && $0.controller == true }) {
            return "another controller has it"
        }
        return "the policy retains it"
    }
}
