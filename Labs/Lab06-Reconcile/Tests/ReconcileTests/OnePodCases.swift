import LabKit
import Model
import Testing

/// Task 3, One Pod.
@Suite("One Pod")
struct OnePodCases {
    private static let setOwner = owner("StatefulSet", "web", "set-1")

    @Test(
        "A new Pod is made from the template of its revision",
        arguments: [
            Situation(
                "Below the partition", web(.of(3) { $0.partition = 2 }, at: "v2"), .step(.create(1)),
                is: made(1, at: "v1"), rule: ReconcileRule.newPod),
            Situation(
                "At the partition", web(.of(3) { $0.partition = 2 }, at: "v2"), .step(.create(2)),
                is: made(2, at: "v2"), rule: ReconcileRule.newPod),
            Situation(
                "Below the partition of a set that begins at 5",
                web(.of(3) { set in (set.partition, set.start) = (2, 5) }, at: "v2"), .step(.create(6)),
                is: made(6, at: "v1"), rule: ReconcileRule.newPod),
            Situation(
                "Without a partition", web(at: "v2"), .step(.create(0)), is: made(0, at: "v2"),
                rule: ReconcileRule.newPod),
            Situation(
                "The template's own volumes come after the claims",
                web(
                    .claiming(1), revisions: [revision("v1", 1)], change: { $0.spec.template.spec.volumes = [scratch] }),
                .step(.create(0)), is: "create claim data-web-0: labels app=web; owners nobody",
                made(0, volumes: "data=data-web-0"), rule: ReconcileRule.newPod),
        ])
    func templates(_ situation: Situation) { check(situation.question) }

    private static var scratch: Volume {
        var volume = Volume()
        volume.name = "scratch"
        return volume
    }

    @Test(
        "What claims do to a new Pod",
        arguments: [
            Situation(
                "It is there already", web(.claiming(3), claims: [claim(0)]), .step(.create(0)),
                is: made(0, volumes: "data=data-web-0"), rule: ReconcileRule.claimsFirst),
            Situation(
                "It is there, and should go with the set", web(.claiming(3, whenDeleted: true), claims: [claim(0)]),
                .step(.create(0)), is: made(0, volumes: "data=data-web-0"),
                "update claim data-web-0: labels app=web; owners StatefulSet/web set-1",
                rule: ReconcileRule.claimOwners),
            Situation(
                "It belongs to an earlier Pod of the ordinal",
                web(.claiming(3, whenScaled: true), claims: [claim(0, owners: [owner("Pod", "web-0", "pod-99")])]),
                .step(.create(0)), rule: ReconcileRule.staleClaim),
            Situation(
                "It is going away", web(.claiming(3), claims: [claim(0, terminating: true)]), .step(.create(0)),
                is: "the pass ends: pvc data-web-0 is being deleted", rule: ReconcileRule.claimTerminating),
            Situation(
                "One of two is going away, the other is made all the same",
                web(.claiming(3), claims: [claim(0, terminating: true)]) { set in
                    var logs = PersistentVolumeClaim()
                    logs.metadata.name = "logs"
                    set.spec.volumeClaimTemplates.append(logs)
                }, .step(.create(0)), is: "create claim logs-web-0: labels app=web; owners nobody",
                "the pass ends: pvc data-web-0 is being deleted", rule: ReconcileRule.claimTerminating),
        ])
    func claims(_ situation: Situation) { check(situation.question) }

    @Test(
        "What a Pod that is there may need",
        arguments: [
            Situation(
                "The label with its name", web(pods: [pod(0).nameless]), .step(.keep(0)), is: repaired(0),
                rule: ReconcileRule.repair),
            Situation(
                "Its volume", web(.claiming(3), pods: [pod(0)], claims: [claim(0)]), .step(.keep(0)),
                is: repaired(0, volumes: "data=data-web-0"), rule: ReconcileRule.repair),
            Situation(
                "Its volume, and the claim", web(.claiming(3), pods: [pod(0)]), .step(.keep(0)),
                is: "create claim data-web-0: labels app=web; owners nobody",
                repaired(0, volumes: "data=data-web-0"), rule: ReconcileRule.repair),
            Situation(
                "The claim, while it is pending", web(.claiming(3), pods: [pod(0, .pending, claim: true)]),
                .step(.wait(0)), is: "create claim data-web-0: labels app=web; owners nobody",
                rule: ReconcileRule.claimsFirst),
            Situation(
                "No claim any more, once it runs", web(.claiming(3), pods: [pod(0, claim: true)]), .step(.keep(0)),
                rule: ReconcileRule.claimsFirst),
            Situation(
                "Nothing, while it is waited for", web(pods: [pod(0, .running).nameless]), .step(.wait(0)),
                rule: ReconcileRule.carryOut),
            Situation(
                "The right owner for its claim",
                web(.claiming(3, whenDeleted: true), pods: [pod(0, claim: true)], claims: [claim(0)]), .step(.keep(0)),
                is: "update claim data-web-0: labels app=web; owners StatefulSet/web set-1",
                repaired(0, volumes: "data=data-web-0"), rule: ReconcileRule.claimOwners),
            Situation(
                "Nothing: its claim is owned as it should be",
                web(
                    .claiming(3, whenDeleted: true), pods: [pod(0, claim: true)], claims: [claim(0, owners: [setOwner])]
                ),
                .step(.keep(0)), rule: ReconcileRule.claimOwners),
        ])
    func upkeep(_ situation: Situation) { check(situation.question) }

    @Test("Claims are treated as Kubernetes treats them", arguments: Recorded.about("claims"))
    func recordedClaims(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }

    @Test("Pods are put right as Kubernetes does it", arguments: Recorded.about("repair"))
    func recordedRepairs(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }
}
