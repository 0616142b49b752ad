import Model
import Storage

extension ClaimWorld {
    /// One pass of the set's controller: it asks the policy under test, and judges what it is told by what comes of it.
    mutating func pass() throws(BrokenRule) {
        guard let set else { return }
        for number in 0..<set.replicas {
            let ordinal = Ordinal(number)
            switch pods[ordinal] {
            case nil: try create(ordinal, of: set)
            case let pod? where pod.set == set.uid && !pod.isTerminating: try repairOwners(ordinal, of: set)
            case .some: break
            }
        }
        let condemned = manned.filter { !isWanted($0) && pods[$0]?.set == set.uid }
        for ordinal in condemned { try repairOwners(ordinal, of: set) }
        if let last = condemned.last, pods[last]?.isTerminating == false { terminate(last, by: "the controller") }
    }

    mutating func terminate(_ ordinal: Ordinal, by whom: String) {
        guard let pod = pods[ordinal], !pod.isTerminating else { return }
        pods[ordinal]?.isTerminating = true
        note("\(whom) deletes \(podName(ordinal)) (\(pod.uid)): it is terminating")
    }

    /// Makes an ordinal's claim, unless it is there, and its Pod, unless the claim is on its way out.
    private mutating func create(_ ordinal: Ordinal, of set: Workload) throws(BrokenRule) {
        if let disk = claims[ordinal] {
            if disk.isTerminating { return }
            if try isStale(ordinal, of: set, disk) { return }
            if set.whenScaled == .delete, wasScaledDown(disk) {
                throw BrokenRule(
                    expected: "an empty disk for \(podName(ordinal)), since the Pod before it was scaled down",
                    instead: "\(claimName(ordinal)) is there still, with \(lines(disk)) on it",
                    rule: RetentionRule.bytes)
            }
        } else {
            claims[ordinal] = Disk(owners: [], rightOwner: nil, lines: 0, isTerminating: false)
        }
        let found = claims[ordinal]?.lines ?? 0
        try repairOwners(ordinal, of: set)
        let pod = Member(uid: newUID("pod"), set: set.uid, isTerminating: false)
        pods[ordinal] = pod
        claims[ordinal]?.lines += 1
        let disk = found == 0 ? "an empty disk" : "\(found) \(found == 1 ? "line" : "lines")"
        note("\(podName(ordinal)) (\(pod.uid)) is created, finds \(disk), and writes a line")
    }

    /// Whether the claim should have gone with a Pod, and nobody else keeps it.
    private func wasScaledDown(_ disk: Disk) -> Bool {
        guard let owner = disk.rightOwner, owner.rawValue.hasPrefix("pod-"), !exists(owner) else { return false }
        return !disk.owners.contains { $0.kind != "Pod" && $0.kind != "StatefulSet" && exists($0.uid) }
    }

    private mutating func isStale(_ ordinal: Ordinal, of set: Workload, _ disk: Disk) throws(BrokenRule) -> Bool {
        let claim = situation(ordinal, of: set, disk)
        let right = set.whenScaled == .delete && disk.owners.contains { $0.names(claim.pod) }
        let answer: Bool
        do {
            answer = try policy.isStale(claim)
        } catch {
            throw RetentionJudge(claim: claim).thrown(error, isStale: right)
        }
        guard answer != right else { return answer }
        note("\(podName(ordinal)) is to be created, and \(claimName(ordinal)) is owned by \(disk.owners.phrase)")
        if right {
            throw BrokenRule(
                expected: "\(podName(ordinal)) waits until \(claimName(ordinal)) is gone",
                instead: "it gets the claim of its predecessor, which is collected under it",
                rule: RetentionRule.goingAway)
        }
        throw BrokenRule(
            expected: "\(podName(ordinal)) gets \(claimName(ordinal))", instead: "your code takes the claim for stale",
            rule: RetentionRule.stale)
    }

    /// Looks after a claim's owners, in both books.
    private mutating func repairOwners(_ ordinal: Ordinal, of set: Workload) throws(BrokenRule) {
        guard let disk = claims[ordinal], !disk.isTerminating else { return }
        let claim = situation(ordinal, of: set, disk)
        let owner = rightOwner(of: disk, claim)
        claims[ordinal]?.rightOwner = owner
        let answer: [OwnerReference]?
        do {
            answer = try policy.repairedOwners(of: claim)
        } catch {
            throw BrokenRule(
                expected: "an answer about the owners of \(claimName(ordinal))", instead: "\(error)",
                rule: RetentionRule.rest)
        }
        guard let answer else { return }
        note("your code: \(claimName(ordinal)) is owned by \(answer.phrase) (it was by \(disk.owners.phrase))")
        try accept(answer, for: claim, ordinal)
        claims[ordinal]?.owners = answer
    }

    /// The book of right owners, kept apart from the reference implementation.
    private func rightOwner(of disk: Disk, _ claim: ClaimSituation) -> UID? {
        if let owner = disk.rightOwner, owner != claim.set.uid, owner != claim.pod.uid { return owner }
        if disk.owners.contains(where: { claim.isStranger($0) && $0.controller == true }) { return nil }
        switch (claim.whenScaled, claim.isPodWanted) {
        case (.delete, false): return claim.pod.uid
        case (.delete, true), (.retain, _): return claim.whenDeleted == .delete ? claim.set.uid : nil
        }
    }

    /// What the API server and every other owner insist on.
    private func accept(
        _ owners: [OwnerReference], for claim: ClaimSituation, _ ordinal: Ordinal
    ) throws(BrokenRule) {
        let name = claimName(ordinal)
        if owners == claim.owners {
            throw BrokenRule(
                expected: "nil, and no write: the owners are as they were",
                instead: "\(name) is written again and again", rule: RetentionRule.nilWhenRight)
        }
        let strangers = claim.owners.filter(claim.isStranger)
        if owners.filter(claim.isStranger) != strangers {
            throw BrokenRule(
                expected: "\(name) keeps \(strangers.phrase)", instead: "owned by \(owners.phrase)",
                rule: RetentionRule.strangers)
        }
        if owners.count(where: { $0.controller == true }) > 1 {
            throw BrokenRule(
                expected: "at most one owner in control of \(name)", instead: "owned by \(owners.phrase)",
                rule: claim.hasAnotherController ? RetentionRule.otherController : RetentionRule.oneOwner)
        }
    }

    func lines(_ disk: Disk) -> String { "\(disk.lines) \(disk.lines == 1 ? "line" : "lines")" }
}
