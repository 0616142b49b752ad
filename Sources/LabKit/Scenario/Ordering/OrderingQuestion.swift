public import Controller

/// Asks an ordering one question about one roster.
public struct OrderingQuestion: Examination, Sendable {
    /// What is asked, with the right answer.
    public enum Kind: Hashable, Sendable {
        /// The steps for the wanted Pods.
        case wanted([OrderingStep])
        /// The steps for the condemned Pods.
        case condemned([OrderingStep])
        /// Whether one of the roster's Pods is available.
        case available(RosterPod, Bool)
    }

    /// What the question is about, in a sentence.
    public let title: String
    /// The situation.
    public let roster: Roster
    /// What is asked, with the right answer.
    public let kind: Kind
    private let policy: any OrderingPolicy

    /// A question to an ordering.
    public init(_ title: String, to policy: any OrderingPolicy, about roster: Roster, _ kind: Kind) {
        self.title = title
        self.policy = policy
        self.roster = roster
        self.kind = kind
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        guard let broken = broken() else { return nil }
        var chronicle = roster.situation()
        chronicle.record(question)
        return Story(title: title, chronicle: chronicle, broken: broken, replay: replay)
    }

    private var question: String {
        switch kind {
        case .wanted: "your code is asked for the steps of the wanted Pods"
        case .condemned: "your code is asked for the steps of the condemned Pods"
        case .available(let pod, _): "your code is asked whether web-\(pod.ordinal) is available"
        }
    }

    private func broken() -> BrokenRule? {
        let judge = OrderingJudge(roster: roster)
        switch kind {
        case .wanted(let right):
            return broken(right: right, judge) { () throws in try policy.stepsForWantedPods(in: roster) }
        case .condemned(let right):
            return broken(right: right, judge) { () throws in try policy.stepsForCondemnedPods(in: roster) }
        case .available(let pod, let right):
            do {
                return judge.judge(available: try policy.isAvailable(pod, in: roster), of: pod, right: right)
            } catch {
                return judge.thrown(error, of: pod, isAvailable: right)
            }
        }
    }

    /// Shows both answers whole, because there is no history to see them in.
    private func broken(
        right: [OrderingStep], _ judge: OrderingJudge, asking: () throws -> [OrderingStep]
    ) -> BrokenRule? {
        do {
            let answer = try asking()
            guard var broken = judge.judge(answer, right: right) else { return nil }
            broken.expected = right.phrase()
            broken.instead = answer.phrase()
            return broken
        } catch {
            return judge.thrown(error, right: right)
        }
    }
}
