import Controller
import Model
import Network

/// A controller of the learner's at work in a ``FaultWorld``: it observes, asks for a plan, and carries it out.
struct FaultRun {
    /// The world.
    private(set) var world: FaultWorld
    /// How many more writes it makes before it crashes; `nil` for never.
    var writesUntilCrash: Int?
    /// How many changes the one that takes its place is behind.
    var behindAfterCrash = 0
    private let initial: FaultWorld.Objects
    private let subject: any StatefulSetReconciler
    private let policies = Policies()

    /// A run in a new world.
    init(world: FaultWorld, subject: any StatefulSetReconciler) {
        self.world = world
        self.subject = subject
        initial = world.known
    }

    mutating func change(_ body: (inout FaultWorld) throws(BrokenRule) -> Void) throws(BrokenRule) {
        try body(&world)
    }

    mutating func restart(behind count: Int) { world.restart(behind: count, initial: initial) }

    /// How a plan was carried out.
    private enum Outcome {
        case done, refused, crashed, nameTaken
    }

    /// Takes in and lets go, observes, asks, and carries out.
    mutating func pass() throws(BrokenRule) {
        guard try adopt() else { return }
        var observation = world.known.observation(at: world.now)
        for _ in 0..<3 {
            let plan = try ask(observation)
            guard try perform(plan, observation) == .nameTaken else { return }
            observation.set.status.collisionCount = (observation.set.status.collisionCount ?? 0) + 1
            world.note("the name is taken: collision count \(observation.set.status.collisionCount ?? 0)")
        }
        throw BrokenRule(
            expected: "a revision under another name", instead: "the same name as before the collision",
            rule: ReconcileRule.collision)
    }

    private mutating func ask(_ observation: StatefulSetObservation) throws(BrokenRule) -> ReconcilePlan {
        do {
            return try subject.reconcile(observation, policies: policies)
        } catch {
            throw BrokenRule(expected: "a plan", instead: "your code throws: \(error)", rule: ReconcileRule.converge)
        }
    }

    /// Whether the pass may go on.
    private mutating func adopt() throws(BrokenRule) -> Bool {
        let known = world.known
        let pods = known.pods.values.sorted { $0.metadata.name < $1.metadata.name }
        let revisions = known.revisions.values.sorted { $0.metadata.name < $1.metadata.name }
        let writes: [Adoption]
        do {
            writes = try subject.adoptions(for: known.set, pods: pods, revisions: revisions, policies: policies)
        } catch {
            throw BrokenRule(expected: "adoptions", instead: "your code throws: \(error)", rule: ReconcileRule.adopt)
        }
        let right = try? known.set.adoptions(pods: pods, revisions: revisions, identity: ReferenceIdentity())
        for write in writes {
            world.note("your code: \(write.phrase(of: known.set))")
            if right?.contains(write) == false {
                throw BrokenRule(
                    expected: "it is left as it is", instead: write.phrase(of: known.set), rule: ReconcileRule.adopt)
            }
            guard !crashes() else { return false }
            do {
                switch write {
                case .pod(let pod): try world.update(pod)
                case .revision(let revision): try world.update(revision)
                }
            } catch {
                world.note("the API refuses: \(error)")
                return false
            }
        }
        return true
    }

    private mutating func perform(
        _ plan: ReconcilePlan, _ observation: StatefulSetObservation
    ) throws(BrokenRule) -> Outcome {
        let judge = plan.writes.isEmpty ? nil : PlanJudge(observation: observation, plan: plan)
        var outcome = Outcome.done
        for (index, write) in plan.writes.enumerated() where !write.isForgetting && outcome == .done {
            outcome = try perform(write, judge: judge, at: index)
        }
        guard outcome == .done || outcome == .refused else { return outcome }
        if let status = plan.status {
            world.note("your code: write the status: \(status.summary)")
            if crashes() { return .crashed }
            do { try world.writeStatus(status, observed: observation.set) } catch { return refused(error) }
        }
        for (index, write) in plan.writes.enumerated() where write.isForgetting && outcome == .done {
            outcome = try perform(write, judge: judge, at: index)
        }
        return outcome
    }

    private mutating func perform(
        _ write: StatefulSetAction, judge: PlanJudge?, at index: Int
    ) throws(BrokenRule) -> Outcome {
        world.note("your code: \(write.phrase)")
        if let broken = judge?.judge(write, at: index) { throw broken }
        if crashes() { return .crashed }
        if case .deletePod(let pod, _) = write, let broken = successorHit(by: pod, judge: judge) { throw broken }
        do {
            switch write {
            case .createPod(let pod): try world.create(pod)
            case .updatePod(let pod): try world.update(pod)
            case .deletePod(let pod, _): try world.delete(pod)
            case .createClaim(let claim): try world.create(claim)
            case .updateClaim(let claim): try world.update(claim)
            case .createRevision(let revision): try world.create(revision)
            case .updateRevision(let revision): try world.update(revision)
            case .deleteRevision(let revision): try world.delete(revision)
            }
            return .done
        } catch {
            guard case .createRevision(let revision) = write, error == .alreadyExists else { return refused(error) }
            let isSame = world.truth.revisions[revision.metadata.name]?.data == revision.data
            return isSame ? .done : .nameTaken
        }
    }

    /// What breaks when a delete that is about an earlier Pod would hit the one that has taken its place.
    private func successorHit(by pod: Pod, judge: PlanJudge?) -> BrokenRule? {
        let name = pod.metadata.name
        guard pod.metadata.uid == "", let observed = judge?.observation.pods.first(where: { $0.metadata.name == name }),
            let present = world.truth.pods[name], present.metadata.uid != observed.metadata.uid
        else { return nil }
        let (was, now) = (observed.metadata.uid, present.metadata.uid)
        return BrokenRule(
            expected: "delete \(name) with UID \(was), which the API refuses: that Pod is gone",
            instead: "delete \(name) with no UID, which hits its successor \(now)", rule: ReconcileRule.preconditions)
    }

    private mutating func refused(_ refusal: FaultWorld.Refusal) -> Outcome {
        world.note("the API refuses: \(refusal)")
        return .refused
    }

    /// Whether the controller dies before this write is made; then another one has taken its place.
    private mutating func crashes() -> Bool {
        guard let left = writesUntilCrash else { return false }
        guard left == 0 else {
            writesUntilCrash = left - 1
            return false
        }
        writesUntilCrash = nil
        world.note("the controller crashes before this is written")
        restart(behind: behindAfterCrash)
        return true
    }
}

extension StatefulSetAction {
    fileprivate var isForgetting: Bool {
        if case .deleteRevision = self { true } else { false }
    }
}

/// Coming to rest.
extension FaultRun {
    /// Lets everyone act in turn, with good news and no more crashes, until nobody has anything to do.
    mutating func comeToRest() throws(BrokenRule) {
        for _ in 0..<80 {
            let before = world.changes.count
            let isDoomed = writesUntilCrash != nil
            world.pass(.seconds(5))
            world.relist()
            try pass()
            for podName in world.podNames { world.advance(podName) }
            for claimName in world.truth.claims.keys.sorted() { try world.collect(claimName) }
            let hasCrashed = isDoomed && writesUntilCrash == nil
            if world.changes.count == before, !hasCrashed, !world.removeWhatIsInTheWay() { return }
        }
        throw BrokenRule(
            expected: "all at rest", instead: "something is written over and over", rule: ReconcileRule.converge)
    }

    /// What is not as it should be when nothing more will happen.
    mutating func checkRest() throws(BrokenRule) {
        world.relist()
        if let unfinished = world.unfinishedWork() { throw unfinished }
        let observation = world.known.observation(at: world.now)
        let plan = try ask(observation)
        guard plan.isSilent else {
            let writes = plan.writes.map(\.phrase) + (plan.status.map { ["write the status: \($0.phrase)"] } ?? [])
            throw BrokenRule(
                expected: "nothing is written: all is as it should be",
                instead: writes.joined(separator: "; "), rule: ReconcileRule.silence)
        }
    }
}
