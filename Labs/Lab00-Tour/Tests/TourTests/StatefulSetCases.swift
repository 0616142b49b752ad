import LabKit
import Model
import Testing

/// Task 2, The StatefulSet.
@Suite("Three Pods")
struct StatefulSetCases {
    @Test("The Pods come in order, and are Ready", arguments: [0, 1, 2])
    func pods(_ ordinal: Int) {
        check(
            Visit("nginx-web-\(ordinal) comes in its turn") { stage in
                try stage.apply("nginx.yaml")
                let pod = try stage.pod(ordinal, rule: TourRules.inOrder)
                try expect(pod.isReady, "nginx-web-\(ordinal) is Ready", else: "it is not", TourRules.inOrder)
                try expect("the number of Pods", stage.pods.count, is: 3, TourRules.inOrder)
                guard ordinal > 0 else { return }
                let before = try stage.pod(ordinal - 1, rule: TourRules.inOrder)
                guard let ready = before.readyCondition?.lastTransitionTime,
                    let created = pod.metadata.creationTimestamp, created < ready
                else { return }
                throw BrokenRule(
                    expected: "nginx-web-\(ordinal) is created when nginx-web-\(ordinal - 1) is Ready",
                    instead: "it is created \(Story.lengthText(ready - created)) before that", rule: TourRules.inOrder)
            })
    }

    @Test("Each Pod has its claim", arguments: [0, 1, 2])
    func claims(_ ordinal: Int) {
        check(
            Visit("nginx-web-\(ordinal) has a claim of its own") { stage in
                try stage.apply("nginx.yaml")
                let pod = try stage.pod(ordinal, rule: TourRules.ownClaim)
                let name = "www-storage-nginx-web-\(ordinal)"
                try expect("the list of its claims", pod.claims, is: [name], TourRules.ownClaim)
                guard let claim = stage.claim(name) else {
                    throw BrokenRule(
                        expected: "there is a claim \(name)", instead: "there are \(stage.claimNames)",
                        rule: TourRules.ownClaim)
                }
                try expect("\(name)'s phase", claim.status.phase.rawValue, is: "Bound", TourRules.ownClaim)
                try expect("its access modes", claim.spec.accessModes, is: ["ReadWriteOnce"], TourRules.ownClaim)
                try expect(
                    "its storage", claim.spec.resources.requests["storage"]?.canonicalText ?? "not set", is: "20Gi",
                    TourRules.ownClaim)
                let mounts = pod.spec.containers.flatMap(\.volumeMounts).filter {
                    $0.mountPath == "/usr/share/nginx/html"
                }
                try expect(
                    "what is mounted at /usr/share/nginx/html", mounts.map(\.name), is: ["www-storage"],
                    TourRules.ownClaim)
            })
    }

    @Test("Each Pod has its DNS name", arguments: [0, 1, 2])
    func names(_ ordinal: Int) {
        check(
            Visit("nginx-web-\(ordinal) has a name of its own") { stage in
                try stage.apply("nginx.yaml")
                let pod = try stage.pod(ordinal, rule: TourRules.ownName)
                try expect(
                    "the address of \(Stage.dnsName(ordinal))", stage.addresses(ofOrdinal: ordinal),
                    is: [pod.status.podIP], TourRules.ownName)
            })
    }
}
