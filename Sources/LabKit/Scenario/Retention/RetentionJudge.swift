public import Model
public import Storage

/// Compares a storage policy's answer with the right one and names the rule that the difference breaks.
public struct RetentionJudge: Sendable {
    /// What the policy was asked about.
    public let claim: ClaimSituation

    /// A judge of answers about this claim.
    public init(claim: ClaimSituation) { self.claim = claim }

    /// The rule that an answer breaks, if it is not the right one; it does not matter where among strangers an owner is.
    public func judge(_ answer: [OwnerReference]?, right: [OwnerReference]?) -> BrokenRule? {
        let given = answer ?? claim.owners
        let wanted = right ?? claim.owners
        let isSame =
            strangers(given) == strangers(wanted) && Set(own(given)) == Set(own(wanted))
            && own(given).count == own(wanted).count
        if isSame, answer == nil || right != nil { return nil }
        return BrokenRule(
            expected: words(right), instead: words(answer),
            rule: isSame ? RetentionRule.nilWhenRight : rule(given: given, wanted: wanted))
    }

    /// What a policy breaks that throws where it should answer with owners.
    public func thrown(_ error: any Error, right: [OwnerReference]?) -> BrokenRule {
        BrokenRule(
            expected: words(right), instead: "\(error)", rule: rule(given: [], wanted: right ?? claim.owners))
    }

    /// The rule that an answer about staleness breaks, if it is not the right one.
    public func judge(stale answer: Bool, right: Bool) -> BrokenRule? {
        guard answer != right else { return nil }
        return BrokenRule(
            expected: words(stale: right), instead: "your code takes it for \(answer ? "stale" : "not stale")",
            rule: RetentionRule.stale)
    }

    /// What a policy breaks that throws where it should say whether a claim is stale.
    public func thrown(_ error: any Error, isStale: Bool) -> BrokenRule {
        BrokenRule(expected: words(stale: isStale), instead: "\(error)", rule: RetentionRule.stale)
    }

    private func words(_ answer: [OwnerReference]?) -> String {
        answer.map { "owned by \($0.phrase)" } ?? "nil: nothing to repair"
    }

    private func words(stale: Bool) -> String { "the claim \(stale ? "is" : "is not") stale" }

    private func strangers(_ owners: [OwnerReference]) -> [OwnerReference] { owners.filter(claim.isStranger) }

    private func own(_ owners: [OwnerReference]) -> [OwnerReference] { owners.filter { !claim.isStranger($0) } }

    /// The first rule, in the order in which a good answer asks, that tells the two apart.
    private func rule(given: [OwnerReference], wanted: [OwnerReference]) -> LessonRule {
        if claim.namesAnEarlierOwner { return RetentionRule.earlier }
        if strangers(given) != strangers(wanted) { return RetentionRule.strangers }
        if claim.hasAnotherController { return RetentionRule.otherController }
        let (ownGiven, ownWanted) = (own(given), own(wanted))
        if ownGiven.contains(where: { $0.names(claim.set) }), ownGiven.contains(where: { $0.names(claim.pod) }) {
            return RetentionRule.oneOwner
        }
        if Set(ownGiven.map(\.uid)) == Set(ownWanted.map(\.uid)) { return RetentionRule.controlling }
        guard let owner = ownWanted.first else { return RetentionRule.retained }
        return owner.names(claim.set) ? RetentionRule.whenDeleted : RetentionRule.whenScaled
    }
}
