import Controller
import Model

/// Asks a reconciler for the plan of one observation, and compares it with the one of the workshop's own pass.
public struct PlanQuestion: Examination, Sendable {
    private let title: String
    private let observation: StatefulSetObservation
    private let subject: any StatefulSetReconciler

    /// Asks a reconciler about one observation for each seed, in states that a history seldom reaches, twice.
    public static func seededQuestions(
        _ histories: Histories, to subject: any StatefulSetReconciler
    ) -> SeededQuestions<PlanQuestion> {
        SeededQuestions(histories, noMemory: ReconcileRule.noMemory) { seed in
            [PlanQuestion(seed: seed, to: subject)]
        }
    }

    /// A question about the observation of a seed.
    init(seed: UInt64, to subject: any StatefulSetReconciler) {
        title = "A pass by chance, seed \(seed)"
        observation = .random(seed: seed)
        self.subject = subject
    }

    /// Asks, and compares the plan with the right one.
    public func story(replay: String) -> Story? {
        let plan: ReconcilePlan
        do {
            plan = try subject.reconcile(observation, policies: Policies())
        } catch {
            let broken = BrokenRule(expected: "a plan", instead: "\(error)", rule: ReconcileRule.stages)
            return Story(title: title, chronicle: observation.situation, broken: broken, replay: replay)
        }
        guard let broken = PlanComparison(plan: plan, observation: observation).broken else { return nil }
        var chronicle = observation.situation
        for write in plan.writes { chronicle.record("your code: \(write.phrase)") }
        return Story(title: title, chronicle: chronicle, broken: broken, replay: replay)
    }
}

/// Asks a reconciler about one observation for each seed, once, and tells the first plan that is not the right one.
public struct PlanAgreement: Examination, Sendable {
    private let histories: Histories
    private let subject: any StatefulSetReconciler

    /// An examination by the observations of these seeds.
    public init(_ histories: Histories, of subject: any StatefulSetReconciler) {
        self.histories = histories
        self.subject = subject
    }

    /// Asks until an answer is wrong.
    public func story(replay: String) -> Story? {
        histories.seeds.lazy
            .compactMap { PlanQuestion(seed: $0, to: subject).story(replay: "ORDINAL_SEED=\($0) \(replay)") }
            .first
    }
}
