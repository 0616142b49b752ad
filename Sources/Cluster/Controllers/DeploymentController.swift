import Controller
import Model
import Rollout

/// Brings Deployments nearer to what is wanted, by way of their ReplicaSets.
struct DeploymentController: Reconciler {
    static let name = "deployment-controller"
    static let interests = KindSet(Deployment.self, ReplicaSet.self, Pod.self)

    /// Until it has seen a ReplicaSet.
    private(set) var awaitsPods = true

    let pass: DeploymentPass
    private var deployments = Informer<Deployment>()
    private var sets = Informer<ReplicaSet>()
    private var pods = Informer<Pod>()

    init(policy: any DeploymentPolicy) {
        pass = DeploymentPass(policy: policy)
    }

    /// The Deployment as it was last seen.
    subscript(key: ObjectKey) -> Deployment? { deployments[key] }

    /// A Deployment's ReplicaSets as they were last seen.
    func replicaSets(of deployment: UID) -> [ReplicaSet] { sets.controlled(by: deployment) }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let deployment = event.object(as: Deployment.self) {
            isGone ? deployments.remove(deployment.key) : deployments.store(deployment)
            queue.add(deployment.key, at: now)
        } else if let set = event.object(as: ReplicaSet.self) {
            awaitsPods = false
            isGone ? sets.remove(set.key) : sets.store(set)
            queueOwner(of: set.metadata, queue: &queue, now: now)
        } else if let pod = event.object(as: Pod.self) {
            isGone ? pods.remove(pod.key) : pods.store(pod)
            if let owner = pod.metadata.controller, owner.kind == ReplicaSet.kind.name,
                let set = sets[ObjectKey(namespace: pod.metadata.namespace, name: owner.name)]
            {
                queueOwner(of: set.metadata, queue: &queue, now: now)
            }
        }
    }

    private func queueOwner(of metadata: ObjectMeta, queue: inout WorkQueue, now: Timestamp) {
        if let owner = metadata.controller {
            guard owner.kind == Deployment.kind.name else { return }
            queue.add(ObjectKey(namespace: metadata.namespace, name: owner.name), at: now)
            return
        }
        for deployment in deployments.all(in: metadata.namespace)
        where deployment.spec.selector?.matches(metadata.labels) == true {
            queue.add(deployment.key, at: now)
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let deployment = deployments[key] else { return nil }
        let candidates = sets.controlled(by: deployment.metadata.uid) + sets.uncontrolled(in: key.namespace)
        let observation = DeploymentObservation(
            deployment: deployment, replicaSets: candidates,
            pods: candidates.flatMap { pods.controlled(by: $0.metadata.uid) }, now: server.now)
        let plan = try plan(for: observation, server: &server)
        try perform(plan, on: &server)
        return plan.lookAgain
    }

    /// The pass's plan; where its policy has failed, the Deployment's events tell.
    private func plan(for observation: DeploymentObservation, server: inout APIServer) throws -> DeploymentPlan {
        do {
            return try pass.plan(for: observation)
        } catch {
            let failure = error as? PolicyFailure
            server.record(
                failure?.reason ?? "FailedReconcile", on: observation.deployment, type: .warning,
                message: failure?.description ?? "\(error)", by: Self.name)
            throw error
        }
    }

    private func perform(_ plan: DeploymentPlan, on server: inout APIServer) throws {
        var versions: [ObjectKey: String] = [:]
        for action in plan.actions {
            var set = action.replicaSet
            // A set that this pass has written before carries the version that came of it.
            if let version = versions[set.key] { set.metadata.resourceVersion = version }
            do {
                versions[set.key] = try perform(action, set: set, plan: plan, on: &server)
            } catch APIError.notFound {
                guard case .deleteReplicaSet = action else {
                    throw APIError.notFound(set.kind, name: set.metadata.name)
                }
            }
            if let note = action.event { server.record(note, on: plan.deployment, by: Self.name) }
        }
        for note in plan.events { server.record(note, on: plan.deployment, by: Self.name) }
        if plan.writesStatus { try write(plan.deployment, on: &server) }
    }

    /// - Returns: the version that the write brought about.
    private func perform(
        _ action: DeploymentAction, set: ReplicaSet, plan: DeploymentPlan, on server: inout APIServer
    ) throws -> String? {
        switch action {
        case .adoptReplicaSet, .releaseReplicaSet, .updateReplicaSet:
            return try server.update(set).metadata.resourceVersion
        case .createReplicaSet: return try create(set, plan: plan, on: &server)
        case .deleteReplicaSet:
            try server.delete(ReplicaSet.self, set.key, preconditions: Preconditions(of: set))
            return nil
        }
    }

    private func create(_ set: ReplicaSet, plan: DeploymentPlan, on server: inout APIServer) throws -> String? {
        var deployment = plan.deployment
        do {
            return try server.create(set).metadata.resourceVersion
        } catch APIError.alreadyExists {
            let existing = try server.get(ReplicaSet.self, set.key)
            switch plan.resolution(ofCollisionWith: existing) {
            case .ownSet: return existing.metadata.resourceVersion
            case .retry(let status):
                deployment.status = status
                try server.updateStatus(deployment)
                throw APIError.alreadyExists(set.kind, name: set.metadata.name)
            }
        } catch {
            if let status = plan.status(afterFailureToCreate: set, error: "\(error)") {
                deployment.status = status
                try server.updateStatus(deployment)
            }
            throw error
        }
    }

    /// Writes the revision annotation, then the status.
    private func write(_ deployment: Deployment, on server: inout APIServer) throws {
        var written = try server.update(deployment)
        written.status = deployment.status
        try server.updateStatus(written)
    }
}

extension APIServer {
    /// Tells people what a pass has noted.
    mutating func record(_ note: EventNote, on object: some APIObject, by component: String) {
        record(
            note.reason, on: object, type: EventType(rawValue: note.type) ?? .normal, message: note.message,
            by: component)
    }
}
