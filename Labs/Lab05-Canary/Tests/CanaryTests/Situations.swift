import LabKit
import Model
import Rollout
import Testing

/// A rollout from web-v1 to web-v2, unless told otherwise.
func rollout(
    _ strategy: RolloutState.Strategy, maxUnavailable: Int? = nil, start: Ordinal = 0, currentReplicas: Int = 0,
    current: RevisionName = "web-v1", _ pods: RolloutPod...
) -> RolloutState {
    RolloutState(
        strategy: strategy, maxUnavailable: maxUnavailable, start: start, currentReplicas: currentReplicas,
        currentRevision: current, updateRevision: "web-v2", pods: pods)
}

/// A rollout of all Pods from web-v1 to web-v2.
func rollout(maxUnavailable: Int? = nil, start: Ordinal = 0, _ pods: RolloutPod...) -> RolloutState {
    RolloutState(
        strategy: .partitioned(0), maxUnavailable: maxUnavailable, start: start, currentReplicas: 0,
        currentRevision: "web-v1", updateRevision: "web-v2", pods: pods)
}

extension RolloutPod {
    /// An available Pod of the old version.
    static func old(_ ordinal: Ordinal) -> RolloutPod { RolloutPod(ordinal: ordinal, revision: "web-v1") }

    /// An available Pod of the new version.
    static func new(_ ordinal: Ordinal) -> RolloutPod { RolloutPod(ordinal: ordinal, revision: "web-v2") }

    /// An available Pod of a version that is neither.
    static func ancient(_ ordinal: Ordinal) -> RolloutPod { RolloutPod(ordinal: ordinal, revision: "web-v0") }

    /// An available Pod that does not say which version it has.
    static func unlabelled(_ ordinal: Ordinal) -> RolloutPod { RolloutPod(ordinal: ordinal, revision: nil) }

    /// The same Pod while it is not available.
    var broken: RolloutPod {
        var pod = self
        pod.isAvailable = false
        return pod
    }

    /// The same Pod while it is being deleted.
    var terminating: RolloutPod {
        var pod = broken
        pod.isTerminating = true
        return pod
    }
}

/// The template of a version, in the form in which a history keeps templates.
func template(_ version: String, label: String = "web", annotations: [String: String] = [:]) -> JSON {
    WorldRelease.data(image: "web:\(version)", label: label, annotations: annotations)
}

/// A history of these versions, numbered from 1 unless told otherwise.
func history(_ versions: String..., numbers: [Int64] = []) -> [RevisionRecord] {
    versions.enumerated().map { index, version in
        RevisionRecord(
            name: RevisionName("web-\(version)"), number: numbers.isEmpty ? Int64(index + 1) : numbers[index],
            data: template(version))
    }
}

/// One row of a table: a question, and the right answer.
struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let query: CanaryQuery
    let right: CanaryAnswer

    /// Asks what a template means for a history.
    static func decision(
        _ name: String, _ template: JSON, _ history: [RevisionRecord], is right: RevisionDecision
    ) -> Situation {
        Situation(name: name, query: .decision(template: template, history: history), right: .decision(right))
    }

    /// Asks for the revision of an ordinal's new Pod.
    static func newPod(
        _ name: String, at ordinal: Ordinal, _ state: RolloutState, is right: RevisionName
    ) -> Situation {
        Situation(name: name, query: .newPod(ordinal, state), right: .newPod(right))
    }

    /// Asks which Pods to replace.
    static func replace(_ name: String, _ state: RolloutState, is right: Ordinal...) -> Situation {
        Situation(name: name, query: .replacements(state), right: .replacements(right))
    }

    /// Asks which entries of a history to forget.
    static func forget(
        _ name: String, of history: [RevisionRecord], live: RevisionName..., limit: Int, is right: RevisionName...
    ) -> Situation {
        Situation(
            name: name, query: .expendable(history: history, live: live, limit: limit), right: .expendable(right))
    }

    var testDescription: String { name }

    /// In a table, what the whole table is about comes first.
    var question: CanaryQuestion {
        CanaryQuestion(
            Test.current?.displayName.map { "\($0): \(name)" } ?? name, to: subject, query, right: right)
    }
}

/// Lets the subject drive a world through a scenario.
func living(_ scenario: Scenario) -> ScenarioExamination<CanaryDriver> {
    ScenarioExamination(scenario, driver: CanaryDriver(subject))
}
