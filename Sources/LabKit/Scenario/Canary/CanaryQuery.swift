public import Model
public import Rollout

/// One question that a controller asks of a canary policy.
public enum CanaryQuery: Hashable, Sendable {
    /// What a template means for a history, which is sorted from the oldest to the newest.
    case decision(template: JSON, history: [RevisionRecord])
    /// Which revision the new Pod of an ordinal gets.
    case newPod(Ordinal, RolloutState)
    /// Which Pods to replace now.
    case replacements(RolloutState)
    /// Which entries of a history to forget.
    case expendable(history: [RevisionRecord], live: [RevisionName], limit: Int)

    /// What a policy answers.
    public func answer(of policy: any CanaryPolicy) throws -> CanaryAnswer {
        switch self {
        case .decision(let template, let history):
            .decision(try policy.decision(forTemplate: template, history: history))
        case .newPod(let ordinal, let state): .newPod(try policy.revision(forNewPodAt: ordinal, in: state))
        case .replacements(let state): .replacements(try policy.replacements(in: state))
        case .expendable(let history, let live, let limit):
            .expendable(try policy.expendable(history: history, live: live, limit: limit))
        }
    }

    /// What Kubernetes' own policy answers.
    public var rightAnswer: CanaryAnswer {
        let reference = ReferenceCanary()
        return switch self {
        case .decision(let template, let history):
            .decision(reference.decision(forTemplate: template, history: history))
        case .newPod(let ordinal, let state): .newPod(reference.revision(forNewPodAt: ordinal, in: state))
        case .replacements(let state): .replacements(reference.replacements(in: state))
        case .expendable(let history, let live, let limit):
            .expendable(reference.expendable(history: history, live: live, limit: limit))
        }
    }
}

/// What a canary policy answers to a ``CanaryQuery``.
public enum CanaryAnswer: Hashable, Sendable {
    /// What becomes of the history.
    case decision(RevisionDecision)
    /// The revision of the new Pod.
    case newPod(RevisionName)
    /// The Pods to replace, in this order.
    case replacements([Ordinal])
    /// The entries to forget, in this order.
    case expendable([RevisionName])
}

/// Asks a canary policy one question.
public struct CanaryQuestion: Examination, Sendable {
    /// What the question is about, in a sentence.
    public let title: String
    /// What is asked.
    public let query: CanaryQuery
    /// The right answer.
    public let right: CanaryAnswer
    private let policy: any CanaryPolicy

    /// A question to a policy.
    public init(_ title: String, to policy: any CanaryPolicy, _ query: CanaryQuery, right: CanaryAnswer) {
        self.title = title
        self.query = query
        self.right = right
        self.policy = policy
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        guard let broken = CanaryJudge().ask(query, of: policy, right: right).broken else { return nil }
        return Story(title: title, chronicle: query.situation(), broken: broken, replay: replay)
    }
}
