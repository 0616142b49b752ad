import Model
package import Rollout

/// A question to a ``DeploymentPolicy``.
package enum DeploymentCall: SeamCall {
    case bounds(of: DeploymentState.Strategy, desired: Int)
    case newSetSize(state: DeploymentState)
    case oldSetSizes(state: DeploymentState)
    case sizesAfterScaling(state: DeploymentState)

    package var method: String {
        switch self {
        case .bounds: "bounds(of:desired:)"
        case .newSetSize: "newSetSize(in:)"
        case .oldSetSizes: "oldSetSizes(in:)"
        case .sizesAfterScaling: "sizesAfterScaling(in:)"
        }
    }

    package func answer(of policy: any DeploymentPolicy) throws -> any Encodable {
        switch self {
        case .bounds(let strategy, let desired): try policy.bounds(of: strategy, desired: desired)
        case .newSetSize(let state): try policy.newSetSize(in: state)
        case .oldSetSizes(let state): try policy.oldSetSizes(in: state)
        case .sizesAfterScaling(let state): try policy.sizesAfterScaling(in: state)
        }
    }
}

/// A Deployment policy whose answers come through a channel.
package struct RemoteDeployment: DeploymentPolicy {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func bounds(of strategy: DeploymentState.Strategy, desired: Int) throws -> DeploymentBounds {
        try channel.ask(DeploymentCall.bounds(of: strategy, desired: desired))
    }

    package func newSetSize(in state: DeploymentState) throws -> Int? {
        try channel.ask(DeploymentCall.newSetSize(state: state))
    }

    package func oldSetSizes(in state: DeploymentState) throws -> [SetSize] {
        try channel.ask(DeploymentCall.oldSetSizes(state: state))
    }

    package func sizesAfterScaling(in state: DeploymentState) throws -> [SetSize] {
        try channel.ask(DeploymentCall.sizesAfterScaling(state: state))
    }
}
