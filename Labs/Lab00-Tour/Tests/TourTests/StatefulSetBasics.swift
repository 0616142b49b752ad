import LabKit
import Manifests
import Model
import XCTest

/// Task 2, The StatefulSet.
final class StatefulSetBasics: XCTestCase {
    func testTheClusterTakesBothObjects() {
        check(
            Visit("The cluster takes the Service and the StatefulSet") { stage in
                let manifests = try stage.read("nginx.yaml")
                try stage.apply("nginx.yaml")
                let kinds = manifests.map { "\($0.object.kind.name) \($0.object.metadata.name)" }
                try expect(
                    "nginx.yaml", kinds.sorted(), is: ["Service nginx", "StatefulSet nginx-web"], TourRules.twoObjects)
            })
    }

    func testTheTemplateIsThatOfTheExample() {
        check(
            Visit("The template is that of the example") { stage in
                try stage.apply("nginx.yaml")
                let set = try stage.statefulSet()
                try expect(
                    "the revision", set.status.updateRevision.rawValue, is: "nginx-web-688fd4d9cb", TourRules.revision)
            })
    }
}
