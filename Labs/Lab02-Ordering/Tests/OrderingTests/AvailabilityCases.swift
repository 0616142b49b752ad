import Controller
import LabKit
import Model
import Testing

/// Task 1, Ready to go on.
@Suite("Availability")
struct AvailabilityCases {
    @Test("Of all phases, only Running makes a Pod available", arguments: RosterPod.Phase.allCases)
    func phases(_ phase: RosterPod.Phase) {
        let pod = RosterPod(ordinal: 0, phase: phase, readySince: now + .seconds(-60))
        let verb = phase == .running ? "is" : "is not"
        check(availability("A \(phase.rawValue) Pod \(verb) available", of: pod, is: phase == .running))
    }

    /// How long a Pod has been ready, what minReadySeconds asks for, and whether that is enough.
    struct Patience: Sendable, CustomTestStringConvertible {
        let ready: Duration
        let minReadySeconds: Int
        let isEnough: Bool

        init(_ ready: Duration, of minReadySeconds: Int, isEnough: Bool) {
            self.ready = ready
            self.minReadySeconds = minReadySeconds
            self.isEnough = isEnough
        }

        var testDescription: String { "ready for \(Story.lengthText(ready)), minReadySeconds \(minReadySeconds)" }
    }

    @Test(
        "minReadySeconds must have passed, to the last moment",
        arguments: [
            Patience(.zero, of: 0, isEnough: true),
            Patience(.seconds(1), of: 0, isEnough: true),
            Patience(.zero, of: 10, isEnough: false),
            Patience(.milliseconds(9999), of: 10, isEnough: false),
            Patience(.seconds(10), of: 10, isEnough: true),
            Patience(.milliseconds(10001), of: 10, isEnough: true),
            Patience(.seconds(11), of: 10, isEnough: true),
            Patience(.milliseconds(999), of: 1, isEnough: false),
            Patience(.seconds(3599), of: 3600, isEnough: false),
            Patience(.seconds(3600), of: 3600, isEnough: true),
        ])
    func patience(_ patience: Patience) {
        let time = Story.lengthText(patience.ready)
        let verb = patience.isEnough ? "is" : "is not"
        check(
            availability(
                "Ready for \(time) \(verb) enough where minReadySeconds is \(patience.minReadySeconds)",
                of: .ready(0, for: patience.ready), minReadySeconds: patience.minReadySeconds, is: patience.isEnough))
    }
}
