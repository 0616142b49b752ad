public import Controller
import Model

/// Drives a ``PodWorld`` with an ordering, as a StatefulSet controller would, and judges each answer before it counts.
public struct OrderingDriver: ScenarioDriver {
    private let policy: any OrderingPolicy
    private let reference = ReferenceOrdering()
    private var isJudged = true
    /// What needs no further mention: the wait that was told last, or the one that a creation or deletion implies.
    private var lastWait: OrderingStep?

    /// A driver that asks this ordering what to do.
    public init(_ policy: any OrderingPolicy) { self.policy = policy }

    /// The rule that a set comes to rest.
    public var restRule: LessonRule { OrderingRule.rest }

    /// Asks for the wanted Pods' steps, then, if it is their turn, for those of the condemned ones.
    public mutating func act(in world: inout PodWorld) throws(BrokenRule) {
        let roster = Roster(world)
        let judge = OrderingJudge(roster: roster, set: world.set.name)
        if isJudged { try checkAvailability(roster, judge) }
        var steps = try answer(
            right: reference.stepsForWantedPods(in: roster), judge, in: &world
        ) { policy throws in try policy.stepsForWantedPods(in: roster) }
        let isDone = steps.allSatisfy(\.isKeep)
        if isDone || roster.management == .parallel, !roster.condemned.isEmpty {
            steps += try answer(
                right: reference.stepsForCondemnedPods(in: roster), judge, in: &world
            ) { policy throws in try policy.stepsForCondemnedPods(in: roster) }
        }
        carryOut(steps, in: &world)
    }

    /// The step that the rules would still take.
    public func unfinishedWork(in world: PodWorld) -> BrokenRule? {
        let roster = Roster(world)
        let steps = reference.stepsForWantedPods(in: roster) + reference.stepsForCondemnedPods(in: roster)
        return steps.first { !$0.isIdle }.map { step in
            BrokenRule(
                expected: step.phrase(set: world.set.name), instead: "nothing, and nothing more will happen",
                rule: restRule)
        }
    }

    /// The same ordering, carried out whatever it answers.
    public var unjudged: OrderingDriver? {
        var driver = self
        driver.isJudged = false
        return driver
    }

    /// The ordering of Kubernetes' own controller.
    public var rightful: OrderingDriver? { OrderingDriver(ReferenceOrdering()) }

    /// A terminating Pod is left out: it is waited for, available or not.
    private func checkAvailability(_ roster: Roster, _ judge: OrderingJudge) throws(BrokenRule) {
        for pod in roster.pods where !pod.isTerminating {
            let right = reference.isAvailable(pod, in: roster)
            let answer: Bool
            do {
                answer = try policy.isAvailable(pod, in: roster)
            } catch {
                throw judge.thrown(error, of: pod, isAvailable: right)
            }
            if let broken = judge.judge(available: answer, of: pod, right: right) { throw broken }
        }
    }

    private func answer(
        right: [OrderingStep], _ judge: OrderingJudge, in world: inout PodWorld,
        asking: (any OrderingPolicy) throws -> [OrderingStep]
    ) throws(BrokenRule) -> [OrderingStep] {
        let steps: [OrderingStep]
        do {
            steps = try asking(policy)
        } catch {
            throw judge.thrown(error, right: right)
        }
        guard isJudged, let broken = judge.judge(steps, right: right) else { return steps }
        world.note("your code: \(steps.phrase(set: world.set.name))")
        throw broken
    }

    private mutating func carryOut(_ steps: [OrderingStep], in world: inout PodWorld) {
        let name = world.set.name
        for step in steps where !step.isIdle { world.note("your code: \(step.phrase(set: name))") }
        let wait = steps.last { !$0.isKeep && $0.isIdle }
        if let wait, wait != lastWait { world.note("your code: \(wait.phrase(set: name))") }
        lastWait = wait
        for step in steps {
            switch step {
            case .create(let ordinal):
                // Only one who is not judged could make a second one.
                guard world.pod(at: ordinal) == nil else { continue }
                world.create(ordinal)
                lastWait = .wait(ordinal)
            case .delete(let ordinal):
                world.delete(ordinal)
                lastWait = .wait(ordinal)
            case .keep, .wait: break
            }
        }
    }
}
