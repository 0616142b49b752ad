import Cluster
import LabKit
import Model
import Testing

/// Task 3, What is promised.
@Suite("Promises")
struct PromiseCases {
    @Test("A deleted Pod comes back with its claim", arguments: [0, 1, 2])
    func deletedPod(_ ordinal: Int) {
        check(
            Visit("nginx-web-\(ordinal) is deleted") { stage in
                try stage.apply("nginx.yaml")
                let name = "nginx-web-\(ordinal)"
                let old = try stage.pod(ordinal, rule: TourRules.comesBack)
                let oldClaim = stage.claim("www-storage-\(name)")?.metadata.uid
                try stage.perform(
                    .delete(Stage.target(Pod.kind, name), propagation: .background, gracePeriod: nil),
                    "kubectl delete pod/\(name)")
                let new = try stage.pod(ordinal, rule: TourRules.comesBack)
                try expect(
                    new.metadata.uid != old.metadata.uid, "\(name) is another Pod", else: "it is the Pod from before",
                    TourRules.comesBack)
                try expect(new.isReady, "\(name) is Ready", else: "it is not", TourRules.comesBack)
                try expect("its claims", new.claims, is: ["www-storage-\(name)"], TourRules.comesBack)
                let claim = stage.claim("www-storage-\(name)")?.metadata.uid
                try expect(
                    claim == oldClaim, "its claim is the one from before", else: "it is another one",
                    TourRules.comesBack)
            })
    }
}
