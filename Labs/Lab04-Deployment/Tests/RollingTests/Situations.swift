import LabKit
import Model
import Rollout
import Testing

/// Bounds as numbers or as percentages, such as `rolling(1, "25%")`.
func rolling(_ maxSurge: IntOrString, _ maxUnavailable: IntOrString) -> DeploymentState.Strategy {
    .rollingUpdate(maxSurge: maxSurge, maxUnavailable: maxUnavailable)
}

extension IntOrString: @retroactive ExpressibleByIntegerLiteral, @retroactive ExpressibleByStringLiteral {
    /// A number of Pods.
    public init(integerLiteral value: Int32) { self = .int(value) }

    /// A percentage.
    public init(stringLiteral value: String) { self = .string(value) }
}

/// A Deployment with these sets; the last one is the new one, unless told otherwise.
func deployment(
    _ strategy: DeploymentState.Strategy, _ desired: Int, _ sets: SetState..., hasNewSet: Bool = true,
    runningOldPods: Int = 0, lastReported: Int = 0
) -> DeploymentState {
    DeploymentState(
        strategy: strategy, desired: desired, newSet: hasNewSet ? sets.last : nil,
        oldSets: hasNewSet ? Array(sets.dropLast()) : sets, runningOldPods: runningOldPods, lastReported: lastReported)
}

/// The set of a version, such as `v(1, 3)`; its Pods are all available, unless told otherwise.
func v(
    _ version: Int, _ size: Int, pods: Int? = nil, available: Int? = nil, wanted: Int? = nil, atMost: Int? = nil
) -> SetState {
    SetState(
        name: "v\(version)", order: version - 1, size: size, pods: pods, available: available, notedDesired: wanted,
        notedMaximum: atMost)
}

/// One row of a table: a question, and the right answer.
struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let query: RollingQuery
    let right: RollingAnswer

    /// Asks for bounds.
    static func bounds(
        _ name: String, _ strategy: DeploymentState.Strategy, of desired: Int, surge: Int, unavailable: Int
    ) -> Situation {
        Situation(
            name: name, query: .bounds(strategy, desired: desired),
            right: .bounds(DeploymentBounds(surge: surge, unavailable: unavailable)))
    }

    /// Asks for the size of the new set.
    static func new(_ name: String, _ state: DeploymentState, gets size: Int?) -> Situation {
        Situation(name: name, query: .newSet(state), right: .newSet(size))
    }

    /// Asks for the sizes of the old sets; those that stay are left out.
    static func old(_ name: String, _ state: DeploymentState, get sizes: KeyValuePairs<Int, Int>) -> Situation {
        Situation(name: name, query: .oldSets(state), right: .sizes(sizes.map { SetSize(set: "v\($0)", size: $1) }))
    }

    /// Asks for the sizes after scaling.
    static func scaled(_ name: String, _ state: DeploymentState, to sizes: KeyValuePairs<Int, Int>) -> Situation {
        Situation(name: name, query: .scaling(state), right: .sizes(sizes.map { SetSize(set: "v\($0)", size: $1) }))
    }

    var testDescription: String { name }

    /// In a table, what the whole table is about comes first.
    var question: RollingQuestion {
        RollingQuestion(
            Test.current?.displayName.map { "\($0): \(name)" } ?? name, to: subject, query, right: right)
    }
}
