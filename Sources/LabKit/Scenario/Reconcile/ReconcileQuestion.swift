public import Controller
import Model

/// What a learner's reconciler is asked in one situation, and the right answer in words.
public struct ReconcileQuestion: Examination, Sendable {
    /// One question.
    public enum Query: Sendable {
        /// Which revisions are in force: `keep`, `create web-…, number 2` or `renumber …`, then current and update.
        case revisions
        /// What the Pods amount to, when the pass replaces this many.
        case status(replaced: Int)
        /// What one step comes to.
        case step(OrderingStep)
        /// What the whole pass writes.
        case pass
        /// What is taken in and let go, where these are the namespace's Pods and revisions.
        case adoptions
    }

    private let title: String
    private let observation: StatefulSetObservation
    private let query: Query
    private let right: [String]
    private let rule: LessonRule
    private let subject: any StatefulSetReconciler

    /// A question to a reconciler.
    ///
    /// - Parameter right: the right answer, a line for each thing that it says.
    /// - Parameter rule: what a wrong answer breaks.
    public init(
        _ title: String, to subject: any StatefulSetReconciler, _ query: Query,
        about observation: StatefulSetObservation,
        right: [String], rule: LessonRule
    ) {
        self.title = title
        self.subject = subject
        self.query = query
        self.observation = observation
        self.right = right
        self.rule = rule
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        var chronicle = observation.situation
        var answer: [String]
        do { answer = try self.answer() } catch { answer = ["\(error)"] }
        guard answer != right else { return nil }
        for line in answer { chronicle.record("your code: \(line)") }
        let index = zip(answer, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let place = index ?? min(answer.count, right.count)
        let broken = BrokenRule(
            expected: right.indices.contains(place) ? right[place] : "nothing more",
            instead: answer.indices.contains(place) ? answer[place] : "nothing more", rule: rule)
        return Story(title: title, chronicle: chronicle, broken: broken, replay: replay)
    }

    private func answer() throws -> [String] {
        let policies = Policies()
        switch query {
        case .revisions:
            let revisions = try subject.revisions(in: observation, policies: policies)
            return [
                revisions.write?.phrase ?? "write nothing", "current \(revisions.current.metadata.name)",
                "update \(revisions.update.metadata.name)",
            ] + (revisions.write.map { [$0.detail] } ?? [])
        case .status(let replaced):
            let revisions = Self.revisions(of: observation)
            return [try subject.status(of: observation, revisions: revisions, replaced: replaced).phrase]
        case .step(let step):
            let pass = try Pass(
                observation: observation, policies: policies, revisions: Self.revisions(of: observation))
            var plan = ReconcilePlan()
            do {
                try subject.carryOut(step, in: pass, plan: &plan)
            } catch let error as StatefulSetPassError {
                return plan.writes.map(\.story) + ["the pass ends: \(error)"]
            }
            return plan.writes.map(\.story)
        case .pass:
            let plan = try subject.reconcile(observation, policies: policies).essential
            return plan.writes.map(\.phrase) + (plan.status.map { ["status: \($0.phrase)"] } ?? [])
                + (plan.obstacle.map { ["the pass ends: \($0)"] } ?? [])
                + (plan.lookAgain.map { ["look again in \(Story.lengthText($0 - observation.now))"] } ?? [])
        case .adoptions:
            return try subject.adoptions(
                for: observation.set, pods: observation.pods, revisions: observation.revisions, policies: policies
            ).map { $0.story(of: observation.set) }
        }
    }

    /// The revisions of an observation in which the update revision is the newest: no answer of the learner's.
    private static func revisions(of observation: StatefulSetObservation) -> Revisions {
        let history = observation.revisions.sorted { $0.revision < $1.revision }
        let update = history.last ?? ControllerRevision()
        let current = history.first { $0.metadata.name == observation.set.status.currentRevision.rawValue }
        return Revisions(history: history, current: current ?? update, update: update)
    }
}

extension StatefulSetAction {
    /// The write with what it leaves behind, where that is asked for.
    fileprivate var story: String {
        switch self {
        case .createPod, .updatePod, .createClaim, .updateClaim, .deletePod: "\(phrase): \(detail)"
        case .createRevision, .updateRevision, .deleteRevision: phrase
        }
    }
}

extension Adoption {
    fileprivate func story(of set: StatefulSet) -> String {
        let metadata =
            switch self {
            case .pod(let pod): pod.metadata
            case .revision(let revision): revision.metadata
            }
        return "\(phrase(of: set)): owners \(metadata.ownerReferences.phrase)"
            + (metadata.resourceVersion == "" ? ", without its version" : "")
    }
}
