import Model
import Network
import Rollout
import Storage

/// One pass over a StatefulSet: a snapshot in, a plan out.
///
/// Guarantees: the same observation and policies give the same plan; the plan follows Kubernetes 1.36's controller.
/// Caveats: a plan is about the snapshot, and the world may have moved on; writes carry what was observed.
public struct StatefulSetPass: Sendable {
    let policies: Policies

    /// A pass that asks these policies.
    public init(policies: Policies = Policies()) {
        self.policies = policies
    }

    /// What to write for this snapshot.
    public func plan(for observation: StatefulSetObservation) -> StatefulSetPlan {
        var memo = TemplateMemo()
        return plan(for: observation, memo: &memo)
    }

    /// What to write for this snapshot.
    ///
    /// - Parameter memo: what earlier passes over the set have found out about its templates.
    public func plan(for observation: StatefulSetObservation, memo: inout TemplateMemo) -> StatefulSetPlan {
        var plan = StatefulSetPlan()
        do {
            var worker = try Worker(observation: observation, policies: policies, plan: &plan, memo: &memo)
            if !observation.set.metadata.isTerminating { worker.attempt(&plan) }
            worker.finish(&plan)
        } catch {
            plan.failure = StatefulSetPassError(error)
        }
        return plan
    }
}

extension StatefulSetPass {
    /// The pass at work: what was read, and what follows from it.
    struct Worker {
        let observation: StatefulSetObservation
        let policies: Policies
        let history: [ControllerRevision]
        /// What the canary policy may know of the history.
        let records: [RevisionRecord]
        let revisions: RevisionPair
        let members: Members
        /// The ordinals that are wanted.
        let wanted: Range<Int>
        let claims: ClaimNames
        /// What the observed Pods amount to, less those that the rolling update replaces.
        var status: StatefulSetStatus
    }
}

extension StatefulSetPass.Worker {
    init(
        observation: StatefulSetObservation, policies: Policies, plan: inout StatefulSetPlan, memo: inout TemplateMemo
    ) throws {
        self.observation = observation
        self.policies = policies
        history = observation.revisions.sortedByAge()
        records = history.map(RevisionRecord.init)
        revisions = try RevisionPair(
            observation: observation, history: history, records: records, policy: policies.canary, memo: &memo)
        plan.revision = revisions.write
        wanted = observation.set.wantedOrdinals
        claims = ClaimNames(of: observation.set, policy: policies.storage)
        members = try Members(observation: observation, wanted: wanted, identity: policies.identity)
        status = Self.status(of: observation, revisions: revisions)
    }

    var set: StatefulSet { observation.set }
    var isOrdered: Bool { observation.set.isOrdered }

    /// Decides the stages as far as they can be decided.
    fileprivate mutating func attempt(_ plan: inout StatefulSetPlan) {
        do {
            status.currentReplicas -= Int32(try run(&plan))
        } catch {
            plan.failure = StatefulSetPassError(error)
        }
    }

    /// Decides the stages, from the wanted Pods to the condemned ones to the rolling update.
    ///
    /// - Returns: how many Pods the rolling update replaces.
    private func run(_ plan: inout StatefulSetPlan) throws -> Int {
        let roster = Roster(observation: observation, members: members)
        let mode: StatefulSetPlan.Stage.Mode = isOrdered ? .sequential : .slowStart

        let steps = try policies.ordering.stepsForWantedPods(in: roster)
        try add(units(for: steps), mode: mode, to: &plan)
        if isOrdered, steps.contains(where: { $0 != .keep($0.ordinal) }) { return 0 }

        try add(try members.condemned.map { try claimRepair(of: $0) }, mode: mode, to: &plan)
        let condemnedSteps = try policies.ordering.stepsForCondemnedPods(in: roster)
        try add(try units(for: condemnedSteps), mode: mode, to: &plan)
        if isOrdered, !members.condemned.isEmpty { return 0 }

        return try replaceOutdatedPods(after: steps, &plan)
    }

    /// Adds a stage, up to the batch in which a unit is known to fail.
    private func add(
        _ units: [StatefulSetPlan.Unit], mode: StatefulSetPlan.Stage.Mode, to plan: inout StatefulSetPlan
    ) throws {
        guard let failing = units.firstIndex(where: { $0.failure != nil }) else {
            plan.stages.append(StatefulSetPlan.Stage(mode: mode, units: units))
            return
        }
        let end = mode == .sequential ? failing + 1 : SlowStart.endOfBatch(containing: failing, count: units.count)
        let performed = Array(units.prefix(end))
        plan.stages.append(StatefulSetPlan.Stage(mode: mode, units: performed))
        throw performed.compactMap(\.failure).first ?? .policy("a unit failed")
    }

    /// What each step comes to; one about a Pod that is not there, or needs nothing, comes to nothing.
    private func units(for steps: [OrderingStep]) throws -> [StatefulSetPlan.Unit] {
        try steps.map { step in
            let isWanted = wanted.contains(step.ordinal.number)
            switch (step, members.pod(at: step.ordinal)) {
            case (.create(let ordinal), _): return try creation(of: ordinal)
            case (.keep(let ordinal), let pod?) where isWanted: return try upkeep(of: pod, at: ordinal)
            case (.wait(let ordinal), let pod?) where isWanted && pod.isPending:
                return try missingClaims(of: pod, at: ordinal)
            case (.delete, let pod?):
                return StatefulSetPlan.Unit([.deletePod(pod, reason: isWanted ? .ended : .scaledDown)])
            case (.keep, _), (.wait, _), (.delete, nil): return StatefulSetPlan.Unit()
            }
        }
    }

    /// Plans the deletions of the rolling update.
    ///
    /// - Returns: how many there are.
    private func replaceOutdatedPods(after steps: [OrderingStep], _ plan: inout StatefulSetPlan) throws -> Int {
        var pods = Dictionary(uniqueKeysWithValues: members.wanted.map { ($0.ordinal, $0.pod) })
        for case .create(let ordinal) in steps {
            pods[ordinal] = try newPod(at: ordinal)
        }
        let replaced = try policies.canary.replacements(in: try rolloutState(pods: pods))
        guard !replaced.isEmpty else { return 0 }
        let units = replaced.compactMap { pods[$0] }.map { StatefulSetPlan.Unit([.deletePod($0, reason: .replaced)]) }
        plan.stages.append(StatefulSetPlan.Stage(mode: .sequential, units: units))
        return units.count
    }

    /// Completes the plan with the status and the history's limit; this happens however the pass ended.
    func finish(_ plan: inout StatefulSetPlan) {
        let final = status.completingRollout(of: set)
        plan.status = final
        plan.writesStatus = final.isWorthWriting(over: set.status)
        plan.lookAgain = nextAvailability()
        do {
            plan.truncation = try truncation()
        } catch {
            plan.failure = plan.failure ?? StatefulSetPassError(error)
        }
    }

    /// The earliest moment at which a ready Pod becomes available by waiting alone.
    private func nextAvailability() -> Timestamp? {
        let minReadySeconds = set.spec.minReadySeconds
        guard minReadySeconds > 0 else { return nil }
        return members.wanted.lazy.map(\.pod)
            .filter { !$0.isAvailable(at: observation.now, minReadySeconds: minReadySeconds) }
            .compactMap { $0.becomesAvailable(minReadySeconds: minReadySeconds) }
            .min()
    }

    private func truncation() throws -> [StatefulSetAction] {
        let limit = Int(set.spec.revisionHistoryLimit ?? 10)
        let live =
            [revisions.current.metadata.name, revisions.update.metadata.name]
            + observation.pods.compactMap { $0.metadata.labels[StatefulSetLabel.revision] }
        let expendable = try policies.canary.expendable(
            history: records, live: live.map { RevisionName($0) }, limit: limit)
        return expendable.compactMap { name in
            history.first { $0.metadata.name == name.rawValue }.map { .deleteRevision($0) }
        }
    }
}
