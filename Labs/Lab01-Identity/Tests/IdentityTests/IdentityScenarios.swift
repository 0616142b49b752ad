import LabKit
import Model
import Network
import Testing

/// Tasks 4 to 6, lived through: your code names the Pods, repairs them and publishes them.
@Suite("Scenarios")
struct IdentityScenarios {
    @Test("The name survives every release, and the address does not", arguments: [0, 1, 7] as [Ordinal])
    func rescheduling(_ ordinal: Ordinal) {
        let service = HeadlessService(name: "db", ports: [.init(name: "sql", port: 5432)])
        let releases = (2...4).flatMap { release -> [IdentityMove] in
            [
                .terminate(ordinal), .vanish(ordinal), .create(ordinal),
                .start(ordinal, address: "10.244.\(release).7"), .ready(ordinal),
            ]
        }
        check(
            IdentityExamination(
                IdentityHistory(
                    "Three releases of db-\(ordinal)", set: "db", service: service,
                    moves: [.create(ordinal), .start(ordinal, address: "10.244.1.7"), .ready(ordinal)] + releases),
                of: subject))
    }

    @Test(
        "Whatever somebody does to the labels, the identity comes back",
        arguments: [nil, "web-1", "", "postgres"] as [String?])
    func relabelling(_ value: String?) {
        check(
            IdentityExamination(
                IdentityHistory(
                    "Somebody edits the labels of web-0", service: HeadlessService(name: "nginx"),
                    moves: [
                        .create(0), .label(0, key: "tier", value: "gold"),
                        .label(0, key: StatefulSetLabel.podIndex, value: "9"),
                        .label(0, key: StatefulSetLabel.podName, value: value),
                    ]), of: subject))
    }
}
