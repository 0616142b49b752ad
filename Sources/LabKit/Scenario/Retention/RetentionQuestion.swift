public import Model
public import Storage

/// Asks a storage policy one question about one claim.
public struct RetentionQuestion: Examination, Sendable {
    /// What is asked, with the right answer.
    public enum Kind: Hashable, Sendable {
        /// The owners that the claim should have; `nil` when they are right.
        case owners([OwnerReference]?)
        /// Whether the claim is stale.
        case stale(Bool)
    }

    /// What the question is about, in a sentence.
    public let title: String
    /// The situation.
    public let claim: ClaimSituation
    /// What is asked, with the right answer.
    public let kind: Kind
    private let policy: any StoragePolicy

    /// A question to a storage policy.
    public init(_ title: String, to policy: any StoragePolicy, about claim: ClaimSituation, _ kind: Kind) {
        self.title = title
        self.policy = policy
        self.claim = claim
        self.kind = kind
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        guard let broken = broken() else { return nil }
        var chronicle = claim.situation()
        chronicle.record("your code is asked \(question)")
        return Story(title: title, chronicle: chronicle, broken: broken, replay: replay)
    }

    private var question: String {
        switch kind {
        case .owners: "who should own the claim"
        case .stale: "whether the claim is stale, now that \(claim.pod.name) is to be created"
        }
    }

    private func broken() -> BrokenRule? {
        let judge = RetentionJudge(claim: claim)
        switch kind {
        case .owners(let right):
            do {
                return judge.judge(try policy.repairedOwners(of: claim), right: right)
            } catch {
                return judge.thrown(error, right: right)
            }
        case .stale(let right):
            do {
                return judge.judge(stale: try policy.isStale(claim), right: right)
            } catch {
                return judge.thrown(error, isStale: right)
            }
        }
    }
}

/// Asks a storage policy what one claim is called.
public struct ClaimNameQuestion: Examination, Sendable {
    /// What the question is about, in a sentence.
    public let title: String
    private let policy: any StoragePolicy
    private let template: String
    private let set: String
    private let ordinal: Ordinal
    private let right: String

    /// A question to a storage policy, with the right name.
    public init(
        _ title: String, to policy: any StoragePolicy, template: String, set: String, ordinal: Ordinal,
        is right: String
    ) {
        self.title = title
        self.policy = policy
        self.template = template
        self.set = set
        self.ordinal = ordinal
        self.right = right
    }

    /// Asks a policy for the names that many seeds decide, twice.
    public static func seededQuestions(
        _ histories: Histories, to policy: any StoragePolicy
    ) -> SeededQuestions<ClaimNameQuestion> {
        SeededQuestions(histories, noMemory: RetentionRule.noMemory) { seed in
            var random = SplitMix64(seed: seed)
            let parts = ["web", "db-2", "0", "www-storage", "x9", "data"]
            let template = random.element(of: parts) ?? "data"
            let set = random.element(of: parts) ?? "web"
            let ordinal = Ordinal(random.chance(percent: 50) ? random.number(in: 0...12) : Int(Int32.max))
            let right = ReferenceStorage().claimName(template: template, set: set, ordinal: ordinal)
            return [
                ClaimNameQuestion(
                    "The name of some claim, seed \(seed)", to: policy, template: template, set: set, ordinal: ordinal,
                    is: right)
            ]
        }
    }

    /// Asks, and compares the name with the right one.
    public func story(replay: String) -> Story? {
        let answer: String
        do {
            let name = try policy.claimName(template: template, set: set, ordinal: ordinal)
            guard name != right else { return nil }
            answer = name.isEmpty ? "an empty name" : name
        } catch {
            answer = "\(error)"
        }
        let question = "your code is asked for the claim that template \(template) gives ordinal \(ordinal) of \(set)"
        return Story(
            title: title, chronicle: Chronicle([Chronicle.Step(question)]),
            broken: BrokenRule(expected: right, instead: answer, rule: RetentionRule.claimName), replay: replay)
    }
}
