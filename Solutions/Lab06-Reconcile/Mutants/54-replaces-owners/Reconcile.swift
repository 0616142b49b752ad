// caught by: ReconcileTests.SurvivalCases/adoptions(_:)
// mistake: Adopts a Pod, and strikes its other owners out.
import Controller
import LabKit
import Model
import Network
import Rollout
import Storage

/// The controller of a StatefulSet, whole.
public struct Reconcile: StatefulSetReconciler {
    /// A controller has no settings, and no memory either: all it may know is in what it observes.
    public init() {}

    // MARK: Task 1, Revisions

    /// The canary policy decides about the history; the name of what is new comes from what it holds.
    public func revisions(in observation: StatefulSetObservation, policies: Policies) throws -> Revisions {
        let set = observation.set
        let history = observation.revisions.sorted(by: isOlder)
        let data = RevisionHash.data(for: set.spec.template)
        let update: ControllerRevision
        let write: StatefulSetAction?
        switch try policies.canary.decision(forTemplate: data, history: history.map { RevisionRecord(of: $0) }) {
        case .keep(let name):
            update = try find(name, in: history)
            write = nil
        case .renumber(let name, let number):
            var known = try find(name, in: history)
            known.revision = number
            update = known
            write = .updateRevision(known)
        case .create(let number):
            update = newRevision(of: set, data: data, number: number)
            write = .createRevision(update)
        }
        let current = history.first { $0.metadata.name == set.status.currentRevision.rawValue }
        return Revisions(history: history, current: current ?? update, update: update, write: write)
    }

    private func isOlder(_ left: ControllerRevision, _ right: ControllerRevision) -> Bool {
        if left.revision != right.revision { return left.revision < right.revision }
        if let first = left.metadata.creationTimestamp, let second = right.metadata.creationTimestamp, first != second {
            return first < second
        }
        return left.metadata.name < right.metadata.name
    }

    private func find(_ name: RevisionName, in history: [ControllerRevision]) throws -> ControllerRevision {
        guard let revision = history.first(where: { $0.metadata.name == name.rawValue }) else {
            throw StatefulSetPassError.policy("revision \(name) is not in the history")
        }
        return revision
    }

    private func newRevision(of set: StatefulSet, data: JSON, number: Int64) -> ControllerRevision {
        let hash = RevisionHash.hash(of: data, collisionCount: set.status.collisionCount ?? 0)
        var revision = ControllerRevision()
        revision.metadata.name = RevisionHash.name(set: set.metadata.name, hash: hash).rawValue
        revision.metadata.namespace = set.metadata.namespace
        revision.metadata.labels = set.spec.template.metadata.labels
        revision.metadata.labels["controller.kubernetes.io/hash"] = hash
        revision.metadata.annotations = set.metadata.annotations
        revision.metadata.ownerReferences = [OwnerReference(controller: set)]
        revision.data = data
        revision.revision = number
        return revision
    }

    // MARK: Task 2, Status

    /// Counts anew; the only numbers that are taken over are those that nobody can count.
    public func status(
        of observation: StatefulSetObservation, revisions: Revisions, replaced: Int
    ) throws -> StatefulSetStatus {
        let set = observation.set
        var status = StatefulSetStatus()
        status.observedGeneration = set.metadata.generation
        status.currentRevision = RevisionName(revisions.current.metadata.name)
        status.updateRevision = RevisionName(revisions.update.metadata.name)
        status.collisionCount = set.status.collisionCount ?? 0
        for pod in observation.pods where pod.isCreated {
            count(pod, of: observation, in: &status)
        }
        status.currentReplicas -= Int32(replaced)
        if isRolloutDone(status, of: set) {
            status.currentRevision = status.updateRevision
            status.currentReplicas = status.updatedReplicas
        }
        return status
    }

    private func count(_ pod: Pod, of observation: StatefulSetObservation, in status: inout StatefulSetStatus) {
        let minReadySeconds = observation.set.spec.minReadySeconds
        status.replicas += 1
        if pod.isRunningAndReady { status.readyReplicas += 1 }
        if pod.isRunningAndAvailable(at: observation.now, minReadySeconds: minReadySeconds) {
            status.availableReplicas += 1
        }
        if pod.isTerminating { return }
        let revision = pod.metadata.labels[StatefulSetLabel.revision]
        if revision == status.currentRevision.rawValue { status.currentReplicas += 1 }
        if revision == status.updateRevision.rawValue { status.updatedReplicas += 1 }
    }

    private func isRolloutDone(_ status: StatefulSetStatus, of set: StatefulSet) -> Bool {
        let wanted = Int32(set.wantedReplicas)
        return set.spec.updateStrategy.type == .rollingUpdate && status.updatedReplicas == wanted
            && status.readyReplicas == wanted && status.replicas == wanted
    }

    // MARK: Task 3, One Pod

    /// Creates, deletes, or sees to what is there.
    public func carryOut(_ step: OrderingStep, in pass: Pass, plan: inout ReconcilePlan) throws {
        let isWanted = pass.set.wants(step.ordinal)
        switch (step, pass.pods[step.ordinal]) {
        case (.create(let ordinal), _):
            try create(ordinal, in: pass, plan: &plan)
        case (.delete, let pod?):
            plan.writes.append(.deletePod(pod, reason: isWanted ? .ended : .scaledDown))
        case (.keep(let ordinal), let pod?) where isWanted:
            if pod.isPending { try serve(pod, at: ordinal, in: pass, plan: &plan) }
            try repair(pod, at: ordinal, in: pass, plan: &plan)
        case (.wait(let ordinal), let pod?) where isWanted && pod.isPending:
            try serve(pod, at: ordinal, in: pass, plan: &plan)
        case (.keep, _), (.wait, _), (.delete, nil):
            break
        }
    }

    /// Claims first: a crash after them leaves nothing that would start without its disk.
    private func create(_ ordinal: Ordinal, in pass: Pass, plan: inout ReconcilePlan) throws {
        let pod = try newPod(at: ordinal, in: pass)
        let isStale = try claims(at: ordinal, in: pass).contains { claim in
            guard let known = claim.known else { return false }
            return try pass.policies.storage.isStale(pass.situation(of: known, of: pod, at: ordinal))
        }
        if isStale { return }
        try makeMissingClaims(at: ordinal, in: pass, plan: &plan)
        plan.writes.append(.createPod(pod))
        plan.writes += try ownerRepairs(of: pod, at: ordinal, in: pass)
    }

    private func newPod(at ordinal: Ordinal, in pass: Pass) throws -> Pod {
        let set = pass.set
        let revision = try pass.policies.canary.revision(forNewPodAt: ordinal, in: try pass.rollout())
        let identity = try pass.policies.identity.identity(
            of: ordinal, inSet: set.metadata.name, service: set.spec.serviceName)
        var pod = Pod(template: try template(of: revision, in: pass), owner: set)
        pod.metadata.name = identity.name
        pod.metadata.labels.merge(identity.labels) { $1 }
        pod.metadata.labels[StatefulSetLabel.revision] = revision.rawValue
        pod.spec.hostname = identity.hostname
        pod.spec.subdomain = identity.subdomain
        pod.spec.volumes = try volumes(at: ordinal, beside: pod.spec.volumes, in: pass)
        return pod
    }

    private func template(of revision: RevisionName, in pass: Pass) throws -> PodTemplateSpec {
        let (current, update) = (pass.revisions.current, pass.revisions.update)
        if revision.rawValue == update.metadata.name || current.data == update.data { return pass.set.spec.template }
        do {
            return try RevisionHash.template(in: current.data)
        } catch {
            throw StatefulSetPassError.unreadableRevision(revision, error)
        }
    }

    /// One claim that an ordinal needs: the template, its name, and the claim itself where there is one.
    private typealias NeededClaim = (template: PersistentVolumeClaim, name: String, known: PersistentVolumeClaim?)

    private func claims(at ordinal: Ordinal, in pass: Pass) throws -> [NeededClaim] {
        try pass.set.spec.volumeClaimTemplates.map { template in
            let name = try pass.policies.storage.claimName(
                template: template.metadata.name, set: pass.set.metadata.name, ordinal: ordinal)
            return (template, name, pass.observation.claims[name])
        }
    }

    private func volumes(at ordinal: Ordinal, beside others: [Volume], in pass: Pass) throws -> [Volume] {
        let own = try claims(at: ordinal, in: pass).map { Volume(claim: $0.name, as: $0.template.metadata.name) }
        return own + others.filter { other in !own.contains { $0.name == other.name } }
    }

    private func makeMissingClaims(at ordinal: Ordinal, in pass: Pass, plan: inout ReconcilePlan) throws {
        let needed = try claims(at: ordinal, in: pass)
        for (template, name, known) in needed where known == nil {
            var claim = template
            claim.other["apiVersion"] = nil
            claim.other["kind"] = nil
            claim.metadata.name = name
            claim.metadata.namespace = pass.set.metadata.namespace
            claim.metadata.labels.merge(pass.set.spec.selector?.matchLabels ?? [:]) { $1 }
            plan.writes.append(.createClaim(claim))
        }
        if let going = needed.first(where: { $0.known?.metadata.isTerminating == true }) {
            throw StatefulSetPassError.claimTerminating(going.name)
        }
    }

    private func ownerRepairs(of pod: Pod, at ordinal: Ordinal, in pass: Pass) throws -> [StatefulSetAction] {
        try claims(at: ordinal, in: pass).compactMap { needed in
            guard var claim = needed.known,
                let owners = try pass.policies.storage.repairedOwners(
                    of: pass.situation(of: claim, of: pod, at: ordinal))
            else { return nil }
            claim.metadata.ownerReferences = owners
            return .updateClaim(claim)
        }
    }

    /// What a Pod that has not begun to run may still lack.
    private func serve(_ pod: Pod, at ordinal: Ordinal, in pass: Pass, plan: inout ReconcilePlan) throws {
        try makeMissingClaims(at: ordinal, in: pass, plan: &plan)
        plan.writes += try ownerRepairs(of: pod, at: ordinal, in: pass)
    }

    /// Gives a Pod that stays its identity, its volumes, and its claims the owners that they should have.
    private func repair(_ pod: Pod, at ordinal: Ordinal, in pass: Pass, plan: inout ReconcilePlan) throws {
        var repaired = pod
        if let labels = try pass.policies.identity.repairedLabels(
            pod.metadata.labels, of: pod.metadata.name, inSet: pass.set.metadata.name)
        {
            repaired.metadata.labels = labels
        }
        let hasItsVolumes = try claims(at: ordinal, in: pass).allSatisfy { claim in
            pod.spec.volumes.contains {
                $0.name == claim.template.metadata.name && $0.persistentVolumeClaim?.claimName == claim.name
            }
        }
        if !hasItsVolumes {
            repaired.spec.volumes = try volumes(at: ordinal, beside: pod.spec.volumes, in: pass)
            try makeMissingClaims(at: ordinal, in: pass, plan: &plan)
        }
        let owners = try ownerRepairs(of: pod, at: ordinal, in: pass)
        plan.writes += owners
        if repaired != pod || !owners.isEmpty { plan.writes.append(.updatePod(repaired)) }
    }

    // MARK: Task 4, The pass

    /// Whatever keeps the pass from its end, what was planned until then and the status are written.
    public func reconcile(_ observation: StatefulSetObservation, policies: Policies) throws -> ReconcilePlan {
        var plan = ReconcilePlan()
        let revisions: Revisions
        do {
            revisions = try self.revisions(in: observation, policies: policies)
        } catch let error as StatefulSetPassError {
            plan.obstacle = error
            return plan
        }
        if let write = revisions.write { plan.writes.append(write) }
        let pass = try Pass(observation: observation, policies: policies, revisions: revisions)
        var replaced = 0
        if !observation.set.metadata.isTerminating {
            do {
                replaced = try writePods(in: pass, plan: &plan)
            } catch let error as StatefulSetPassError {
                plan.obstacle = error
            }
        }
        let status = try status(of: observation, revisions: revisions, replaced: replaced)
        if differs(status, from: observation.set.status) { plan.status = status }
        plan.lookAgain = nextAvailability(in: pass)
        plan.writes += try forgetting(in: pass)
        return plan
    }

    /// The wanted Pods, those that are no longer wanted, and the rolling update; how many Pods that one replaces.
    private func writePods(in pass: Pass, plan: inout ReconcilePlan) throws -> Int {
        let roster = pass.roster
        let steps = try pass.policies.ordering.stepsForWantedPods(in: roster)
        for step in steps { try carryOut(step, in: pass, plan: &plan) }
        let isDone = steps.allSatisfy { $0 == .keep($0.ordinal) }
        if pass.set.isOrdered, !isDone { return 0 }

        let condemned = pass.condemned
        for (ordinal, pod) in condemned { plan.writes += try ownerRepairs(of: pod, at: ordinal, in: pass) }
        for step in try pass.policies.ordering.stepsForCondemnedPods(in: roster) {
            try carryOut(step, in: pass, plan: &plan)
        }
        if pass.set.isOrdered, !condemned.isEmpty { return 0 }

        var pods = pass.pods.filter { pass.set.wants($0.key) }
        for case .create(let ordinal) in steps { pods[ordinal] = try newPod(at: ordinal, in: pass) }
        let replaced = try pass.policies.canary.replacements(in: try pass.rollout(of: pods)).compactMap { pods[$0] }
        plan.writes += replaced.map { .deletePod($0, reason: .replaced) }
        return replaced.count
    }

    private func differs(_ status: StatefulSetStatus, from stored: StatefulSetStatus) -> Bool {
        status.observedGeneration > stored.observedGeneration || status.replicas != stored.replicas
            || status.readyReplicas != stored.readyReplicas || status.availableReplicas != stored.availableReplicas
            || status.currentReplicas != stored.currentReplicas || status.updatedReplicas != stored.updatedReplicas
            || status.currentRevision != stored.currentRevision || status.updateRevision != stored.updateRevision
    }

    private func nextAvailability(in pass: Pass) -> Timestamp? {
        let minReadySeconds = pass.set.spec.minReadySeconds
        guard minReadySeconds > 0 else { return nil }
        return pass.pods.filter { pass.set.wants($0.key) }.values
            .filter { !$0.isAvailable(at: pass.observation.now, minReadySeconds: minReadySeconds) }
            .compactMap { $0.becomesAvailable(minReadySeconds: minReadySeconds) }
            .min()
    }

    private func forgetting(in pass: Pass) throws -> [StatefulSetAction] {
        let history = pass.revisions.history
        let live =
            [pass.revisions.current.metadata.name, pass.revisions.update.metadata.name]
            + pass.observation.pods.compactMap { $0.metadata.labels[StatefulSetLabel.revision] }
        let expendable = try pass.policies.canary.expendable(
            history: history.map { RevisionRecord(of: $0) }, live: live.map { RevisionName($0) },
            limit: Int(pass.set.spec.revisionHistoryLimit ?? 10))
        return history.filter { expendable.contains(RevisionName($0.metadata.name)) }.map { .deleteRevision($0) }
    }

    // MARK: Task 5, Survival

    /// Owners are told by their UID, and only what nobody manages is taken in.
    public func adoptions(
        for set: StatefulSet, pods: [Pod], revisions: [ControllerRevision], policies: Policies
    ) throws -> [Adoption] {
        if set.metadata.isTerminating { return [] }
        var adoptions: [Adoption] = []
        for var pod in pods {
            let isNamed = try policies.identity.parse(podName: pod.metadata.name)?.set == set.metadata.name
            if isOrphan(pod.metadata, of: set), isNamed {
                pod.metadata.ownerReferences = [OwnerReference(controller: set)]
                adoptions.append(.pod(pod))
            } else if pod.metadata.isControlled(by: set.metadata.uid), !isChosen(pod.metadata, by: set) {
                pod.metadata.ownerReferences.removeAll { $0.uid == set.metadata.uid }
                adoptions.append(.pod(pod))
            }
        }
        for var revision in revisions where isOrphan(revision.metadata, of: set) {
            revision.metadata.ownerReferences.append(OwnerReference(controller: set))
            adoptions.append(.revision(revision))
        }
        return adoptions
    }

    private func isChosen(_ object: ObjectMeta, by set: StatefulSet) -> Bool {
        object.namespace == set.metadata.namespace && set.spec.selector?.matches(object.labels) == true
    }

    private func isOrphan(_ object: ObjectMeta, of set: StatefulSet) -> Bool {
        object.controller == nil && !object.isTerminating && isChosen(object, by: set)
    }
}
