package import Controller
package import Model

/// A question to a ``StatefulSetReconciler``, whose policies are Kubernetes' own.
///
/// The policies themselves do not cross: the process at the other end asks the same ones.
package enum ReconcileCall: SeamCall {
    case revisions(in: StatefulSetObservation)
    case status(of: StatefulSetObservation, revisions: Revisions, replaced: Int)
    case carryOut(OrderingStep, observation: StatefulSetObservation, revisions: Revisions, plan: ReconcilePlan)
    case reconcile(StatefulSetObservation)
    case adoptions(for: StatefulSet, pods: [Pod], revisions: [ControllerRevision])

    package var method: String {
        switch self {
        case .revisions: "revisions(in:policies:)"
        case .status: "status(of:revisions:replaced:)"
        case .carryOut: "carryOut(_:in:plan:)"
        case .reconcile: "reconcile(_:policies:)"
        case .adoptions: "adoptions(for:pods:revisions:policies:)"
        }
    }

    package func answer(of reconciler: any StatefulSetReconciler) throws -> any Encodable {
        let policies = Policies()
        switch self {
        case .revisions(let observation):
            return try reconciler.revisions(in: observation, policies: policies)
        case .status(let observation, let revisions, let replaced):
            return try reconciler.status(of: observation, revisions: revisions, replaced: replaced)
        case .carryOut(let step, let observation, let revisions, let plan):
            let pass = try Pass(observation: observation, policies: policies, revisions: revisions)
            return try StepOutcome(of: step, in: pass, plan: plan, by: reconciler)
        case .reconcile(let observation):
            return try reconciler.reconcile(observation, policies: policies)
        case .adoptions(let set, let pods, let revisions):
            return try reconciler.adoptions(for: set, pods: pods, revisions: revisions, policies: policies)
        }
    }
}

/// What a step added to a plan, and the obstacle that ended it: the plan counts even where there is one.
private struct StepOutcome: Codable {
    var plan: ReconcilePlan
    var obstacle: StatefulSetPassError?

    init(
        of step: OrderingStep, in pass: Pass, plan: ReconcilePlan, by reconciler: any StatefulSetReconciler
    ) throws {
        self.plan = plan
        do {
            try reconciler.carryOut(step, in: pass, plan: &self.plan)
        } catch let error as StatefulSetPassError {
            obstacle = error
        }
    }
}

/// A reconciler whose answers come through a channel.
///
/// Caveats: it asks Kubernetes' own policies, whatever policies it is given.
package struct RemoteReconciler: StatefulSetReconciler {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func revisions(in observation: StatefulSetObservation, policies: Policies) throws -> Revisions {
        try channel.ask(ReconcileCall.revisions(in: observation))
    }

    package func status(
        of observation: StatefulSetObservation, revisions: Revisions, replaced: Int
    ) throws -> StatefulSetStatus {
        try channel.ask(ReconcileCall.status(of: observation, revisions: revisions, replaced: replaced))
    }

    package func carryOut(_ step: OrderingStep, in pass: Pass, plan: inout ReconcilePlan) throws {
        let call = ReconcileCall.carryOut(
            step, observation: pass.observation, revisions: pass.revisions, plan: plan)
        let outcome: StepOutcome = try channel.ask(call)
        plan = outcome.plan
        if let obstacle = outcome.obstacle { throw obstacle }
    }

    package func reconcile(_ observation: StatefulSetObservation, policies: Policies) throws -> ReconcilePlan {
        try channel.ask(ReconcileCall.reconcile(observation))
    }

    package func adoptions(
        for set: StatefulSet, pods: [Pod], revisions: [ControllerRevision], policies: Policies
    ) throws -> [Adoption] {
        try channel.ask(ReconcileCall.adoptions(for: set, pods: pods, revisions: revisions))
    }
}
