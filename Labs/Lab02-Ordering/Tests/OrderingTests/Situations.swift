import Controller
import LabKit
import Model
import Testing

/// The moment of every question.
let now = PodWorld.beginning + .seconds(600)

/// A roster at that moment.
func roster(
    _ management: Roster.Management = .orderedReady, start: Ordinal = 0, replicas: Int, minReadySeconds: Int = 0,
    _ pods: RosterPod...
) -> Roster {
    Roster(
        management: management, start: start, replicas: replicas, minReadySeconds: minReadySeconds, now: now, pods: pods
    )
}

extension RosterPod {
    /// A Pod that runs and has been ready for this long.
    static func ready(_ ordinal: Ordinal, for time: Duration = .seconds(300)) -> RosterPod {
        RosterPod(ordinal: ordinal, phase: .running, readySince: now + (.zero - time))
    }

    /// A Pod that runs and is not ready.
    static func unready(_ ordinal: Ordinal) -> RosterPod { RosterPod(ordinal: ordinal, phase: .running) }

    /// A Pod that does not run yet.
    static func pending(_ ordinal: Ordinal) -> RosterPod { RosterPod(ordinal: ordinal, phase: .pending) }

    /// A Pod that has ended badly.
    static func failed(_ ordinal: Ordinal) -> RosterPod { RosterPod(ordinal: ordinal, phase: .failed) }

    /// A Pod that has ended well.
    static func succeeded(_ ordinal: Ordinal) -> RosterPod { RosterPod(ordinal: ordinal, phase: .succeeded) }

    /// A Pod whose node cannot be asked.
    static func unknown(_ ordinal: Ordinal) -> RosterPod { RosterPod(ordinal: ordinal, phase: .unknown) }

    /// The same Pod while it is being deleted.
    var terminating: RosterPod {
        var pod = self
        pod.isTerminating = true
        return pod
    }
}

/// One row of a table: a situation, and the steps that are right in it.
struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let roster: Roster
    let right: [OrderingStep]

    init(_ name: String, _ roster: Roster, _ right: OrderingStep...) {
        self.name = name
        self.roster = roster
        self.right = right
    }

    var testDescription: String { name }

    /// In a table, what the whole table is about comes first.
    private var title: String { Test.current?.displayName.map { "\($0): \(name)" } ?? name }

    /// Asks for the steps of the wanted Pods.
    var wanted: OrderingQuestion { OrderingQuestion(title, to: subject, about: roster, .wanted(right)) }

    /// Asks for the steps of the condemned Pods.
    var condemned: OrderingQuestion { OrderingQuestion(title, to: subject, about: roster, .condemned(right)) }
}

/// Asks the subject whether a Pod is available; the Pod is the only one of its set.
func availability(
    _ title: String, of pod: RosterPod, minReadySeconds: Int = 0, is right: Bool
) -> OrderingQuestion {
    OrderingQuestion(
        title, to: subject, about: roster(replicas: 1, minReadySeconds: minReadySeconds, pod),
        .available(pod, right))
}

/// Lets the subject drive a world through a scenario.
func living(_ scenario: Scenario) -> ScenarioExamination<OrderingDriver> {
    ScenarioExamination(scenario, driver: OrderingDriver(subject))
}
