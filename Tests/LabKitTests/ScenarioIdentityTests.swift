import LabKit
import Model
import Network
import Testing

@Suite("Identity scenarios")
struct ScenarioIdentityTests {
    /// The reference, but for what a test changes.
    private struct Policy: IdentityPolicy {
        var reference = ReferenceIdentity()
        var hostname: String?
        var publishesAll = false
        var repairs = true

        func identity(of ordinal: Ordinal, inSet set: String, service: String) -> PodIdentity {
            var identity = reference.identity(of: ordinal, inSet: set, service: service)
            if let hostname { identity.hostname = hostname }
            return identity
        }
        func parse(podName: String) -> ParsedPodName? { reference.parse(podName: podName) }
        func repairedLabels(_ labels: [String: String], of podName: String, inSet set: String) -> [String: String]? {
            repairs ? reference.repairedLabels(labels, of: podName, inSet: set) : nil
        }
        func dnsName(of identity: PodIdentity, namespace: String, clusterDomain: String) -> String {
            reference.dnsName(of: identity, namespace: namespace, clusterDomain: clusterDomain)
        }
        func dnsRecords(of service: HeadlessService, pods: [ServicePod], clusterDomain: String) -> [DNSRecord] {
            var service = service
            if publishesAll { service.publishNotReadyAddresses = true }
            return reference.dnsRecords(of: service, pods: pods, clusterDomain: clusterDomain)
        }
    }

    private let history = IdentityHistory(
        "A Pod is relabelled, lost, and comes back", service: HeadlessService(name: "nginx"),
        moves: [
            .create(0), .label(0, key: StatefulSetLabel.podName, value: nil), .start(0, address: "10.244.1.2"),
            .ready(0), .terminate(0), .vanish(0), .create(0), .start(0, address: "10.244.2.2"), .ready(0),
        ])

    private func rule(brokenBy policy: Policy) -> LessonRule? { history.story(of: policy, replay: "")?.broken.rule }

    @Test("The reference breaks no rule, in no history", arguments: [false, true])
    func reference(publishNotReadyAddresses: Bool) {
        let examination = IdentityHistoriesExamination(
            Histories(count: 200), of: Policy(), publishNotReadyAddresses: publishNotReadyAddresses)
        #expect(examination.story(replay: "") == nil)
        #expect(IdentityQuestion.seededQuestions(Histories(count: 200), to: Policy()).story(replay: "") == nil)
        #expect(rule(brokenBy: Policy()) == nil)
    }

    @Test("A mistake is told with the rule that it breaks")
    func mistakes() {
        #expect(rule(brokenBy: Policy(hostname: "web")) == IdentityRule.hostName)
        #expect(rule(brokenBy: Policy(repairs: false)) == IdentityRule.repair)
        #expect(rule(brokenBy: Policy(publishesAll: true)) == IdentityRule.readyOnly)
    }

    @Test("The story of a seeded history names the seed that replays it")
    func replay() {
        let examination = IdentityHistoriesExamination(
            Histories(count: 500, replaying: "7"), of: Policy(hostname: "web"), publishNotReadyAddresses: false)
        #expect(examination.story(replay: "swift test")?.replay == "ORDINAL_SEED=7 swift test")
    }
}
