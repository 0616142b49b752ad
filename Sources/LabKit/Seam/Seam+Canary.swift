package import Model
package import Rollout

/// A question to a ``CanaryPolicy``.
package enum CanaryCall: SeamCall {
    case decision(template: JSON, history: [RevisionRecord])
    case revision(forNewPodAt: Ordinal, state: RolloutState)
    case replacements(state: RolloutState)
    case expendable(history: [RevisionRecord], live: [RevisionName], limit: Int)

    package var method: String {
        switch self {
        case .decision: "decision(forTemplate:history:)"
        case .revision: "revision(forNewPodAt:in:)"
        case .replacements: "replacements(in:)"
        case .expendable: "expendable(history:live:limit:)"
        }
    }

    package func answer(of policy: any CanaryPolicy) throws -> any Encodable {
        switch self {
        case .decision(let data, let history):
            try policy.decision(forTemplate: data, history: history)
        case .revision(let ordinal, let state): try policy.revision(forNewPodAt: ordinal, in: state)
        case .replacements(let state): try policy.replacements(in: state)
        case .expendable(let history, let live, let limit):
            try policy.expendable(history: history, live: live, limit: limit)
        }
    }
}

/// A canary policy whose answers come through a channel.
package struct RemoteCanary: CanaryPolicy {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func decision(forTemplate data: JSON, history: [RevisionRecord]) throws -> RevisionDecision {
        try channel.ask(CanaryCall.decision(template: data, history: history))
    }

    package func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) throws -> RevisionName {
        try channel.ask(CanaryCall.revision(forNewPodAt: ordinal, state: state))
    }

    package func replacements(in state: RolloutState) throws -> [Ordinal] {
        try channel.ask(CanaryCall.replacements(state: state))
    }

    package func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) throws -> [RevisionName] {
        try channel.ask(CanaryCall.expendable(history: history, live: live, limit: limit))
    }
}
