import LabKit
import Manifests
import Model
import XCTest

/// Task 4, The canary.
final class CanaryBasics: XCTestCase {
    func testOnlyTheHighestOrdinalGetsTheNewImage() {
        check(
            Visit("The canary is released") { stage in
                try stage.apply("nginx.yaml")
                let old = try stage.pod(2, rule: TourRules.highest)
                try stage.apply("canary.yaml")
                let new = try stage.pod(2, rule: TourRules.highest)
                try expect(
                    new.metadata.uid != old.metadata.uid, "nginx-web-2 is replaced", else: "it is the Pod from before",
                    TourRules.highest)
                try expect("nginx-web-2's image", new.image, is: "nginx:1.27", TourRules.highest)
                try expect(new.isReady, "nginx-web-2 is Ready", else: "it is not", TourRules.highest)
                let set = try stage.statefulSet()
                try expect("the number of updated Pods", set.status.updatedReplicas, is: 1, TourRules.highest)
            })
    }

    func testTheCanaryIsTheSameSet() {
        check(
            Visit("canary.yaml differs from nginx.yaml in the image and the updateStrategy") { stage in
                let base = try stage.read(StatefulSet.self, from: "nginx.yaml").object
                let (manifest, canary) = try stage.read(StatefulSet.self, from: "canary.yaml", rule: TourRules.sameSet)
                try manifest.field("metadata.name").expect(
                    canary.metadata.name, is: base.metadata.name, TourRules.sameSet)
                try manifest.field("spec.replicas").expect(
                    canary.spec.replicas, is: base.spec.replicas, TourRules.sameSet)
                var edited = base
                edited.spec.updateStrategy = canary.spec.updateStrategy
                for (index, container) in canary.spec.template.spec.containers.enumerated()
                where edited.spec.template.spec.containers.indices.contains(index) {
                    edited.spec.template.spec.containers[index].image = container.image
                }
                guard let field = edited.manifest.firstDifference(from: canary.manifest) else { return }
                throw BrokenRule(
                    expected: "the image and the updateStrategy are all that differs",
                    instead: "\(manifest.field(field).place): \(field) differs too", rule: TourRules.sameSet)
            })
    }
}
