import Controller
import Model

/// A StatefulSet's plan being carried out: the only place where its effects meet the API.
struct StatefulSetPerformance {
    /// How it ended.
    enum Outcome {
        /// Everything that was planned is written.
        case done
        /// Something was refused, or the plan itself ends early; what was written before stays.
        case failed(any Error)
        /// The revision's name belongs to other data: count the collision and plan again.
        case nameTaken
    }

    let plan: StatefulSetPlan
    let set: StatefulSet
    /// Replacements of the rolling update that were refused, so that the status counts their Pods still.
    private var failedReplacements: Int32 = 0

    init(plan: StatefulSetPlan, set: StatefulSet) {
        self.plan = plan
        self.set = set
    }

    /// Writes the plan: the revision, the stages, the status, then what may be forgotten.
    mutating func perform(on server: inout APIServer) -> Outcome {
        if let revision = plan.revision {
            do {
                try perform(revision, on: &server)
            } catch APIError.alreadyExists where !isSameRevision(revision, server) {
                return .nameTaken
            } catch APIError.alreadyExists {
                // An earlier pass has made it, and the informer does not know yet.
            } catch {
                return .failed(error)
            }
        }
        var failure: (any Error)?
        for stage in plan.stages where failure == nil {
            failure = perform(stage, on: &server)
        }
        failure = failure ?? plan.failure
        if let status = plan.status, plan.writesStatus || failedReplacements > 0 {
            do {
                var written = set
                written.status = status
                written.status.conditions = set.status.conditions
                written.status.currentReplicas += failedReplacements
                try server.updateStatus(written)
            } catch {
                failure = failure ?? error
            }
        }
        for action in plan.truncation where failure == nil {
            do { try perform(action, on: &server) } catch { failure = error }
        }
        return failure.map { .failed($0) } ?? .done
    }

    /// Does the units of a stage, and returns the first failure once the batch that it happened in is finished.
    private mutating func perform(_ stage: StatefulSetPlan.Stage, on server: inout APIServer) -> (any Error)? {
        let batches =
            switch stage.mode {
            case .sequential: stage.units.indices.map { $0..<$0 + 1 }
            case .slowStart: SlowStart.batches(count: stage.units.count)
            }
        for batch in batches {
            var failure: (any Error)?
            for unit in stage.units[batch] {
                do {
                    for action in unit.actions { try perform(action, on: &server) }
                    if let known = unit.failure { throw known }
                } catch {
                    if unit.isReplacement { failedReplacements += 1 }
                    failure = failure ?? error
                }
            }
            if let failure { return failure }
        }
        return nil
    }

    /// Whether the revision that stands in the way holds the same data.
    private func isSameRevision(_ action: StatefulSetAction, _ server: APIServer) -> Bool {
        guard case .createRevision(let revision) = action else { return false }
        return server.find(ControllerRevision.self, revision.key)?.data == revision.data
    }

    private func perform(_ action: StatefulSetAction, on server: inout APIServer) throws(APIError) {
        switch action {
        case .createPod(let pod):
            try reporting("create", "Pod \(pod.metadata.name)", on: &server) { (server) throws(APIError) in
                try server.create(pod)
            }
        case .updatePod(let pod): try server.update(pod)
        case .deletePod(let pod, _):
            do throws(APIError) {
                try reporting("delete", "Pod \(pod.metadata.name)", on: &server) { (server) throws(APIError) in
                    try server.delete(Pod.self, pod.key, preconditions: Preconditions(of: pod))
                }
            } catch .notFound {
                // Somebody else was faster; the Pod is gone all the same.
            }
        case .createClaim(let claim):
            let pod = claim.metadata.name
            try reporting("create", "Claim \(pod)", on: &server) { (server) throws(APIError) in
                try server.create(claim)
            }
        case .updateClaim(let claim): try server.update(claim)
        case .createRevision(let revision): try server.create(revision)
        case .updateRevision(let revision): try server.update(revision)
        case .deleteRevision(let revision):
            try server.delete(ControllerRevision.self, revision.key, preconditions: Preconditions(of: revision))
        }
    }

    /// Does a write and tells the set's events how it went.
    private func reporting(
        _ verb: String, _ what: String, on server: inout APIServer,
        write: (inout APIServer) throws(APIError) -> Any?
    ) throws(APIError) {
        let past = verb == "create" ? "Create" : "Delete"
        do throws(APIError) {
            _ = try write(&server)
            server.record(
                "Successful\(past)", on: set, message: "\(verb) \(what) in StatefulSet \(set.metadata.name) successful",
                by: StatefulSetController.name)
        } catch {
            if case .alreadyExists = error { throw error }
            server.record(
                "Failed\(past)", on: set, type: .warning,
                message: "\(verb) \(what) in StatefulSet \(set.metadata.name) failed error: \(error)",
                by: StatefulSetController.name)
            throw error
        }
    }
}

extension StatefulSetPlan.Unit {
    /// Whether the unit replaces a Pod of an old revision.
    fileprivate var isReplacement: Bool {
        if case .deletePod(_, .replaced)? = actions.first { true } else { false }
    }
}
