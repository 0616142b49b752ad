import Cluster
import LabKit
import Model
import XCTest

/// Task 3, What is promised.
final class PromiseBasics: XCTestCase {
    func testScalingDownKeepsTheClaims() {
        check(
            Visit("The set is scaled down to one Pod, and up again") { stage in
                try stage.apply("nginx.yaml")
                let names = (0..<3).map { "www-storage-nginx-web-\($0)" }
                let before = names.map { stage.claim($0)?.metadata.uid }
                let set = Stage.target(StatefulSet.kind, Stage.set)
                try stage.perform(.scale(set, replicas: 1), "kubectl scale sts/nginx-web --replicas=1")
                try expect(
                    "the list of Pods", stage.pods.map(\.metadata.name), is: ["nginx-web-0"], TourRules.claimsStay)
                try expect("the list of claims", stage.claimNames, is: names, TourRules.claimsStay)
                try stage.perform(.scale(set, replicas: 3), "kubectl scale sts/nginx-web --replicas=3")
                for ordinal in 0..<3 {
                    let pod = try stage.pod(ordinal, rule: TourRules.claimsStay)
                    try expect("nginx-web-\(ordinal)'s claims", pod.claims, is: [names[ordinal]], TourRules.claimsStay)
                    let isSame = stage.claim(names[ordinal])?.metadata.uid == before[ordinal]
                    try expect(
                        isSame, "\(names[ordinal]) is the one from before", else: "it is another one",
                        TourRules.claimsStay)
                }
            })
    }
}
