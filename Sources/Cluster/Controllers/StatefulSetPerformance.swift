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
    /// The status that was written, or that the API was asked to write.
    private(set) var writtenStatus: StatefulSetStatus?

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
                writtenStatus = written.status
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
                    for action in unit.actions { try perform(action, of: unit.claimant, on: &server) }
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

    /// Does a write and tells of it.
    ///
    /// - Parameter claimant: the name of the Pod that claims are made for.
    private func perform(
        _ action: StatefulSetAction, of claimant: String = "", on server: inout APIServer
    ) throws(APIError) {
        switch action {
        case .createPod(let pod):
            try reporting(.ofPod(pod, "create", set), on: &server) { (server) throws(APIError) in
                try server.create(pod)
            }
        case .updatePod(let pod): try server.update(pod)
        case .deletePod(let pod, _):
            do throws(APIError) {
                try reporting(.ofPod(pod, "delete", set), on: &server) { (server) throws(APIError) in
                    try server.delete(Pod.self, pod.key, preconditions: Preconditions(of: pod))
                }
            } catch .notFound {
                // Somebody else was faster; the Pod is gone all the same.
            }
        case .createClaim(let claim):
            try reporting(.ofClaim(claim, claimant: claimant, set), on: &server) { (server) throws(APIError) in
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
        _ words: Wording, on server: inout APIServer, write: (inout APIServer) throws(APIError) -> Any?
    ) throws(APIError) {
        do throws(APIError) {
            _ = try write(&server)
            server.record(
                "Successful\(words.verb)", on: set, message: words.success, by: StatefulSetController.name)
        } catch {
            if case .alreadyExists = error { throw error }
            server.record(
                "Failed\(words.verb)", on: set, type: .warning, message: "\(words.failure) failed error: \(error)",
                by: StatefulSetController.name)
            throw error
        }
    }
}

/// What a set's events say of a write, in Kubernetes' words.
private struct Wording {
    /// `Create` or `Delete`.
    let verb: String
    let success: String
    /// The beginning of what is said of a failure.
    let failure: String

    static func ofPod(_ pod: Pod, _ verb: String, _ set: StatefulSet) -> Wording {
        let text = "\(verb) Pod \(pod.metadata.name) in StatefulSet \(set.metadata.name)"
        return Wording(
            verb: verb == "create" ? "Create" : "Delete", success: "\(text) successful", failure: text)
    }

    static func ofClaim(_ claim: PersistentVolumeClaim, claimant pod: String, _ set: StatefulSet) -> Wording {
        let claim = claim.metadata.name
        let place = "Pod \(pod) in StatefulSet \(set.metadata.name)"
        return Wording(
            verb: "Create", success: "create Claim \(claim) \(place) success",
            failure: "create Claim \(claim) for \(place)")
    }
}

extension StatefulSetPlan.Unit {
    /// Whether the unit replaces a Pod of an old revision.
    fileprivate var isReplacement: Bool {
        if case .deletePod(_, .replaced)? = actions.first { true } else { false }
    }
}
