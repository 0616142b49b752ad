public import Rollout

/// One question that a controller asks of a deployment policy.
public enum RollingQuery: Hashable, Sendable {
    /// The bounds of a rollout.
    case bounds(DeploymentState.Strategy, desired: Int)
    /// The next size of the new set.
    case newSet(DeploymentState)
    /// The next sizes of the old sets.
    case oldSets(DeploymentState)
    /// The sizes after the number of wanted Pods has changed.
    case scaling(DeploymentState)

    /// What a policy answers.
    public func answer(of policy: any DeploymentPolicy) throws -> RollingAnswer {
        switch self {
        case .bounds(let strategy, let desired): .bounds(try policy.bounds(of: strategy, desired: desired))
        case .newSet(let state): .newSet(try policy.newSetSize(in: state))
        case .oldSets(let state): .sizes(try policy.oldSetSizes(in: state))
        case .scaling(let state): .sizes(try policy.sizesAfterScaling(in: state))
        }
    }

    /// What Kubernetes' own policy answers.
    public var rightAnswer: RollingAnswer {
        let reference = ReferenceDeploymentPolicy()
        return switch self {
        case .bounds(let strategy, let desired): .bounds(reference.bounds(of: strategy, desired: desired))
        case .newSet(let state): .newSet(reference.newSetSize(in: state))
        case .oldSets(let state): .sizes(reference.oldSetSizes(in: state))
        case .scaling(let state): .sizes(reference.sizesAfterScaling(in: state))
        }
    }

    /// The state that is asked about, unless the question is about bounds alone.
    var state: DeploymentState? {
        switch self {
        case .bounds: nil
        case .newSet(let state), .oldSets(let state), .scaling(let state): state
        }
    }
}

/// What a deployment policy answers to a ``RollingQuery``.
public enum RollingAnswer: Hashable, Sendable {
    /// The bounds in whole Pods.
    case bounds(DeploymentBounds)
    /// The size of the new set; `nil` while it must wait.
    case newSet(Int?)
    /// Sizes of sets, in the order in which to write them.
    case sizes([SetSize])

    /// Whether two answers lead to the same sizes; the order of writes makes no difference.
    public func leads(toTheSameAs other: RollingAnswer) -> Bool {
        switch (self, other) {
        case (.sizes(let left), .sizes(let right)): left.byName == right.byName
        case (.bounds, _), (.newSet, _), (.sizes, _): self == other
        }
    }
}

extension [SetSize] {
    /// The last size that is written for each set.
    var byName: [String: Int] { Dictionary(map { ($0.set, $0.size) }) { $1 } }
}

/// Asks a deployment policy one question.
public struct RollingQuestion: Examination, Sendable {
    /// What the question is about, in a sentence.
    public let title: String
    /// What is asked.
    public let query: RollingQuery
    /// The right answer.
    public let right: RollingAnswer
    private let policy: any DeploymentPolicy

    /// A question to a policy.
    public init(_ title: String, to policy: any DeploymentPolicy, _ query: RollingQuery, right: RollingAnswer) {
        self.title = title
        self.query = query
        self.right = right
        self.policy = policy
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        guard let broken = RollingJudge().ask(query, of: policy, right: right).broken else { return nil }
        return Story(title: title, chronicle: query.situation, broken: broken, replay: replay)
    }
}
