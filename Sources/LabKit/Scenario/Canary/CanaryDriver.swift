import Controller
import Model
public import Rollout

/// Drives a ``PodWorld`` with a canary policy, as a StatefulSet controller would, and judges each answer before it counts.
///
/// What is created, waited for and scaled down is decided as Kubernetes does; the policy decides about revisions alone.
public struct CanaryDriver: ScenarioDriver {
    private let policy: any CanaryPolicy
    private let ordering = ReferenceOrdering()
    private var isJudged = true
    /// The revisions there are, oldest first.
    private var history: [RevisionRecord] = []
    /// What the set's status says.
    private var status = Status()
    /// Revisions whose Pods never get ready.
    private var broken: Set<RevisionName> = []
    /// Whether the story has said already that the rollout waits.
    private var hasToldOfWait = false

    private struct Status: Hashable {
        var currentRevision: RevisionName = ""
        var currentReplicas = 0
    }

    /// A driver that asks this policy.
    public init(_ policy: any CanaryPolicy) { self.policy = policy }

    /// The rule that a rollout comes to its end.
    public var restRule: LessonRule { CanaryRule.rest }

    /// One pass: the revision, the wanted Pods, the condemned ones, the rollout, the status, and what is forgotten.
    public mutating func act(in world: inout PodWorld) throws(BrokenRule) {
        let observed = history
        let update = try decide(in: &world)
        let current = observed.first { $0.name == status.currentRevision }?.name ?? update
        let before = status
        let pods = world.pods
        let replaced = try manage(state(of: world, pods: [], current: current, update: update), in: &world)
        updateStatus(pods, replaced: replaced, current: current, update: update, in: &world)
        try forget(observed, live: [current, update] + pods.map { RevisionName($0.tag) }, in: &world)
        if status != before || history != observed { world.lookAgain() }
    }

    /// The replacement that the rules would still ask for.
    public func unfinishedWork(in world: PodWorld) -> BrokenRule? {
        guard let update = history.last?.name, isDone(in: world) else { return nil }
        let state = state(
            of: world, pods: rolloutPods(in: world), current: status.currentRevision, update: update)
        let right = CanaryQuery.replacements(state).rightAnswer
        guard right != .replacements([]) else { return nil }
        return BrokenRule(
            expected: right.phrase(set: world.set.name), instead: "nothing, and nothing more will happen",
            rule: restRule)
    }

    /// The same policy, carried out whatever it answers.
    public var unjudged: CanaryDriver? {
        var driver = self
        driver.isJudged = false
        return driver
    }

    /// The policy of Kubernetes' own controller.
    public var rightful: CanaryDriver? { CanaryDriver(ReferenceCanary()) }

    /// Whether the wanted and condemned Pods leave the rollout its turn.
    private func isDone(in world: PodWorld) -> Bool {
        let roster = Roster(world)
        guard roster.management == .orderedReady else { return true }
        return ordering.stepsForWantedPods(in: roster).allSatisfy(\.isKeep) && roster.condemned.isEmpty
    }

    // MARK: - The parts of a pass

    /// Asks what the template means for the history, and lets the history be so.
    private mutating func decide(in world: inout PodWorld) throws(BrokenRule) -> RevisionName {
        let release = world.set.rollout.release
        let query = CanaryQuery.decision(template: release.data, history: history)
        guard case .decision(let decision) = try ask(query, in: &world) else { return "" }
        switch decision {
        case .keep(let name): return name
        case .renumber(let name, let number):
            world.note("your code: \(CanaryAnswer.decision(decision).phrase())")
            guard let index = history.firstIndex(where: { $0.name == name }) else { return name }
            var revision = history.remove(at: index)
            revision.number = number
            history.append(revision)
            return name
        case .create(let number):
            let name = release.revision(of: world.set.name)
            world.note("your code: create revision \(number); it is called \(name)")
            history.append(RevisionRecord(name: name, number: number, data: release.data))
            if release.isBroken { broken.insert(name) }
            return name
        }
    }

    /// Creates, deletes and replaces Pods.
    ///
    /// - Returns: how many the rollout replaced.
    private mutating func manage(_ state: RolloutState, in world: inout PodWorld) throws(BrokenRule) -> Int {
        let roster = Roster(world)
        let isOrdered = roster.management == .orderedReady
        var pods = rolloutPods(in: world)
        let steps = ordering.stepsForWantedPods(in: roster)
        for case .create(let ordinal) in steps {
            let name = try create(ordinal, state, in: &world)
            pods.append(RolloutPod(ordinal: ordinal, revision: name, isAvailable: false))
        }
        carryOut(steps, in: &world)
        if isOrdered, !steps.allSatisfy(\.isKeep) { return 0 }
        carryOut(ordering.stepsForCondemnedPods(in: roster), in: &world)
        if isOrdered, !roster.condemned.isEmpty { return 0 }
        var full = state
        full.pods = pods.sorted { $0.ordinal < $1.ordinal }
        return try replace(full, in: &world)
    }

    private func create(
        _ ordinal: Ordinal, _ state: RolloutState, in world: inout PodWorld
    ) throws(BrokenRule) -> RevisionName {
        guard case .newPod(let name) = try ask(.newPod(ordinal, state), in: &world) else { return "" }
        world.note("your code: make \(world.set.podName(ordinal)) at \(name)")
        world.create(ordinal, tag: name.rawValue, isBroken: broken.contains(name))
        return name
    }

    private func carryOut(_ steps: [OrderingStep], in world: inout PodWorld) {
        for case .delete(let ordinal) in steps {
            world.note("the controller deletes \(world.set.podName(ordinal))")
            world.delete(ordinal)
        }
    }

    private mutating func replace(_ state: RolloutState, in world: inout PodWorld) throws(BrokenRule) -> Int {
        let query = CanaryQuery.replacements(state)
        guard case .replacements(let ordinals) = try ask(query, in: &world) else { return 0 }
        if !ordinals.isEmpty {
            world.note("your code: \(CanaryAnswer.replacements(ordinals).phrase(set: world.set.name))")
            for ordinal in ordinals { world.delete(ordinal) }
        } else if !hasToldOfWait, state.hasOutdatedPods {
            world.note("your code: replace nothing for now")
        }
        hasToldOfWait = ordinals.isEmpty
        return ordinals.count
    }

    /// Counts as the controller does: Pods as they were before the pass, without those that it replaced.
    private mutating func updateStatus(
        _ pods: [WorldPod], replaced: Int, current: RevisionName, update: RevisionName, in world: inout PodWorld
    ) {
        let staying = pods.filter { !$0.isTerminating }
        let updated = staying.count { $0.tag == update.rawValue }
        let ready = pods.count { $0.phase == .running && $0.readySince != nil }
        let wanted = world.set.replicas
        status = Status(
            currentRevision: current, currentReplicas: staying.count { $0.tag == current.rawValue } - replaced)
        guard world.set.rollout.strategy != .onDelete, updated == wanted, ready == wanted, pods.count == wanted else {
            return
        }
        if current != update { world.note("all Pods have \(update), which is the current revision from now on") }
        status = Status(currentRevision: update, currentReplicas: updated)
    }

    private mutating func forget(
        _ observed: [RevisionRecord], live: [RevisionName], in world: inout PodWorld
    ) throws(BrokenRule) {
        let limit = world.set.rollout.revisionHistoryLimit
        let query = CanaryQuery.expendable(history: observed, live: live, limit: limit)
        guard case .expendable(let names) = try ask(query, in: &world), !names.isEmpty else { return }
        world.note("your code: \(CanaryAnswer.expendable(names).phrase())")
        history.removeAll { names.contains($0.name) }
    }

    // MARK: - Questions and judgement

    private func ask(_ query: CanaryQuery, in world: inout PodWorld) throws(BrokenRule) -> CanaryAnswer {
        let judge = CanaryJudge(set: world.set.name)
        let right = query.rightAnswer
        let (answer, broken) = judge.ask(query, of: policy, right: right)
        if !isJudged, let answer { return answer }
        guard var broken else { return answer ?? right }
        if let answer {
            if case (.newPod(let ordinal, _), .newPod(let name), .newPod(let wanted)) = (query, answer, right) {
                broken.expected = "make \(world.set.podName(ordinal)) at \(wanted)"
                broken.instead = "make \(world.set.podName(ordinal)) at \(name)"
            }
            world.note("your code: \(broken.instead)")
            if spreads(answer, in: world) { broken.rule = CanaryRule.blastRadius }
        }
        throw broken
    }

    /// Whether an answer takes further Pods down while one of a broken version is there.
    private func spreads(_ answer: CanaryAnswer, in world: PodWorld) -> Bool {
        guard case .replacements(let ordinals) = answer, !ordinals.isEmpty else { return false }
        return world.pods.contains { $0.isBroken && RevisionName($0.tag) == history.last?.name }
    }

    private func state(
        of world: PodWorld, pods: [RolloutPod], current: RevisionName, update: RevisionName
    ) -> RolloutState {
        RolloutState(
            strategy: world.set.rollout.strategy, maxUnavailable: world.set.rollout.maxUnavailable,
            start: world.set.start, currentReplicas: status.currentReplicas, currentRevision: current,
            updateRevision: update, pods: pods)
    }

    private func rolloutPods(in world: PodWorld) -> [RolloutPod] {
        let roster = Roster(world)
        return roster.pods.filter { roster.isWanted($0.ordinal) }.compactMap { pod in
            world.pod(at: pod.ordinal).map { known in
                RolloutPod(
                    ordinal: pod.ordinal, revision: RevisionName(known.tag),
                    isAvailable: !pod.isTerminating && ordering.isAvailable(pod, in: roster),
                    isTerminating: pod.isTerminating)
            }
        }
    }
}

extension RolloutState {
    /// Whether a rollout has something left to do.
    fileprivate var hasOutdatedPods: Bool {
        strategy != .onDelete
            && pods.contains { $0.revision != updateRevision && !isBelowPartition($0.ordinal) && !$0.isTerminating }
    }
}
