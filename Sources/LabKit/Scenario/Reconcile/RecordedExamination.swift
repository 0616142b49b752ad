import Controller
import Model

/// Asks whether a reconciler does in a group of recorded situations what Kubernetes' own did.
public struct RecordedExamination: Examination, Sendable {
    /// What of a pass is compared.
    public enum Part: Sendable {
        /// Writes, status and failure.
        case everything
        /// The writes of revisions, and the revisions that the status names.
        case revisions
        /// The status alone.
        case status
    }

    private let group: RecordedPasses.Group
    private let part: Part
    private let subject: any StatefulSetReconciler

    /// An examination by a group of passes.
    public init(_ group: RecordedPasses.Group, _ part: Part = .everything, of subject: any StatefulSetReconciler) {
        self.group = group
        self.part = part
        self.subject = subject
    }

    /// Asks about each; of those that differ, tells the one with the shortest situation.
    public func story(replay: String) -> Story? {
        var shortest: (chronicle: Chronicle, broken: BrokenRule, id: String)?
        var count = 0
        for json in group.passes {
            guard let pass = try? RecordedPass(json: json) else { continue }
            var chronicle = pass.observation.situation
            guard let broken = examine(pass, &chronicle) else { continue }
            count += 1
            if let shortest, shortest.chronicle.steps.count <= chronicle.steps.count { continue }
            shortest = (chronicle, broken, json["id"]?.string ?? "")
        }
        guard let shortest else { return nil }
        let others = count == 1 ? "this one differs" : "\(count) differ, this is the shortest"
        return Story(
            title:
                "Recorded from Kubernetes: \(group.name) (of \(group.passes.count) passes \(others), \(shortest.id))",
            chronicle: shortest.chronicle, broken: shortest.broken, replay: replay)
    }

    private func examine(_ pass: RecordedPass, _ chronicle: inout Chronicle) -> BrokenRule? {
        let policies = Policies()
        do {
            switch part {
            case .everything:
                return compare(
                    try subject.reconcile(pass.observation, policies: policies).essential, pass, &chronicle)
            case .revisions:
                let revisions = try subject.revisions(in: pass.observation, policies: policies)
                if let write = revisions.write { chronicle.record("your code: \(write.phrase)") }
                return compare(revisions, pass)
            case .status:
                let revisions = try Revisions(recordedIn: pass)
                let replaced = pass.observation.set.replacedPods(in: pass)
                let status = try subject.status(of: pass.observation, revisions: revisions, replaced: replaced)
                return compare(status, pass)
            }
        } catch {
            return BrokenRule(expected: "what Kubernetes did", instead: "\(error)", rule: ReconcileRule.converge)
        }
    }

    private func compare(_ plan: ReconcilePlan, _ pass: RecordedPass, _ chronicle: inout Chronicle) -> BrokenRule? {
        for write in plan.writes { chronicle.record("your code: \(write.phrase)") }
        let expected = pass.actions.essential
        let given = plan.writes.map(\.recorded)
        let pairs = pass.ordered ? (expected, given) : (expected.sortedByText, given.sortedByText)
        for index in 0..<max(expected.count, given.count) {
            let wanted = pairs.0.indices.contains(index) ? pairs.0[index] : nil
            let done = pairs.1.indices.contains(index) ? pairs.1[index] : nil
            if wanted != done { return broken(expected: wanted, given: done) }
        }
        if (pass.error == nil) != (plan.obstacle == nil) {
            return BrokenRule(
                expected: pass.error == nil ? "no obstacle" : "the pass ends with an obstacle",
                instead: plan.obstacle.map { "\($0)" } ?? "no obstacle", rule: ReconcileRule.obstacle)
        }
        let stored = pass.observation.set.status
        guard pass.statusWritten == (plan.status != nil) else {
            return PlanComparison.broken(
                status: plan.status, right: pass.statusWritten ? pass.status : nil, stored: stored)
        }
        return plan.status.flatMap { compare($0, pass) }
    }

    private func compare(_ status: StatefulSetStatus, _ pass: RecordedPass) -> BrokenRule? {
        guard let right = pass.status, status.phrase != right.phrase else { return nil }
        return PlanComparison.broken(status: status, right: right, stored: pass.observation.set.status)
    }

    private func compare(_ revisions: Revisions, _ pass: RecordedPass) -> BrokenRule? {
        let wanted = pass.actions.first { ["createRevision", "updateRevision"].contains($0["op"]?.string) }
        let done = revisions.write?.recorded
        if wanted != done { return broken(expected: wanted, given: done) }
        guard let status = pass.status, revisions.update.metadata.name != status.updateRevision.rawValue else {
            return nil
        }
        return BrokenRule(
            expected: "update \(status.updateRevision)", instead: "update \(revisions.update.metadata.name)",
            rule: ReconcileRule.updateRevision)
    }

    private func broken(expected: JSON?, given: JSON?) -> BrokenRule {
        let operations = (expected?["op"]?.string, given?["op"]?.string)
        let isSame = expected?["op"] == given?["op"] && expected?["name"] == given?["name"]
        return BrokenRule(
            expected: expected.map { isSame ? $0.canonicalText : $0.recordedPhrase } ?? "nothing more",
            instead: given.map { isSame ? $0.canonicalText : $0.recordedPhrase } ?? "nothing more",
            rule: PlanComparison.rule(expected: operations.0, given: operations.1, isSame: isSame))
    }
}

extension Revisions {
    /// The revisions of a recorded pass in which none was written.
    fileprivate init(recordedIn pass: RecordedPass) throws {
        let history = pass.observation.revisions.sorted { $0.revision < $1.revision }
        func named(_ name: RevisionName?) -> ControllerRevision? {
            history.first { $0.metadata.name == name?.rawValue }
        }
        guard let update = named(pass.status?.updateRevision) else {
            throw StatefulSetPassError.policy("the recording lacks the update revision")
        }
        self.init(
            history: history, current: named(pass.observation.set.status.currentRevision) ?? update, update: update)
    }
}

extension StatefulSet {
    /// How many Pods the pass deleted although they were wanted and had not ended.
    fileprivate func replacedPods(in pass: RecordedPass) -> Int {
        pass.actions.count { action in
            guard action["op"] == "deletePod", let name = action["name"]?.string,
                let pod = pass.observation.pods.first(where: { $0.metadata.name == name }),
                let number = Int(name.dropFirst(metadata.name.count + 1)), wants(Ordinal(number))
            else { return false }
            return !pod.isFailed && !pod.isSucceeded
        }
    }
}

extension JSON {
    /// A recorded write in words, such as `createPod web-0`.
    fileprivate var recordedPhrase: String {
        "\(self["op"]?.string ?? "a write") \(self["name"]?.string ?? "")"
    }
}

extension [JSON] {
    /// Recorded writes without repetitions and without updates of Pods that the pass itself makes.
    fileprivate var essential: [JSON] {
        let made = Set(filter { $0["op"] == "createPod" }.compactMap { $0["name"]?.string })
        return withoutRepetition.filter { action in
            action["op"] != "updatePod" || !made.contains(action["name"]?.string ?? "")
        }
    }
}
