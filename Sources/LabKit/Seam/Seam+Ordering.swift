package import Controller
import Model

/// A question to an ``OrderingPolicy``.
package enum OrderingCall: SeamCall {
    case isAvailable(RosterPod, roster: Roster)
    case stepsForWantedPods(roster: Roster)
    case stepsForCondemnedPods(roster: Roster)

    package var method: String {
        switch self {
        case .isAvailable: "isAvailable(_:in:)"
        case .stepsForWantedPods: "stepsForWantedPods(in:)"
        case .stepsForCondemnedPods: "stepsForCondemnedPods(in:)"
        }
    }

    package func answer(of policy: any OrderingPolicy) throws -> any Encodable {
        switch self {
        case .isAvailable(let pod, let roster): try policy.isAvailable(pod, in: roster)
        case .stepsForWantedPods(let roster): try policy.stepsForWantedPods(in: roster)
        case .stepsForCondemnedPods(let roster): try policy.stepsForCondemnedPods(in: roster)
        }
    }
}

/// An ordering whose answers come through a channel.
package struct RemoteOrdering: OrderingPolicy {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        try channel.ask(OrderingCall.isAvailable(pod, roster: roster))
    }

    package func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        try channel.ask(OrderingCall.stepsForWantedPods(roster: roster))
    }

    package func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        try channel.ask(OrderingCall.stepsForCondemnedPods(roster: roster))
    }
}
