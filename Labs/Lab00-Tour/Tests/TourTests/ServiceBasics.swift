import LabKit
import Manifests
import Model
import XCTest

/// Task 1, The Service.
final class ServiceBasics: XCTestCase {
    func testTheServiceIsHeadless() {
        check(
            Visit("The Service is headless") { stage in
                let (manifest, service) = try stage.read(Service.self, from: "nginx.yaml")
                try manifest.field("spec.clusterIP").expect(service.spec.clusterIP, is: "None", TourRules.headless)
            })
    }

    func testTheServiceSelectsThePodsByTheirLabel() {
        check(
            Visit("The Service selects the Pods by their label") { stage in
                let (manifest, service) = try stage.read(Service.self, from: "nginx.yaml")
                try manifest.field("spec.selector").expect(
                    service.spec.selector, is: ["app": "nginx"], TourRules.selected)
            })
    }
}
