import LabKit
import Manifests
import Model
import Testing

/// Task 1, The Service.
@Suite("The Service's fields")
struct ServiceCases {
    @Test("The Service has its label, its port and the port's name", arguments: Field.allCases)
    func fields(_ field: Field) {
        check(
            Visit("The Service nginx has its \(field.rawValue)") { stage in
                let (manifest, service) = try stage.read(Service.self, from: "nginx.yaml")
                try expect("metadata.name", service.metadata.name, is: Stage.service, TourRules.twoObjects)
                let port = service.spec.ports.first
                switch field {
                case .label:
                    try manifest.field("metadata.labels").expect(
                        service.metadata.labels, is: ["app": "nginx"], TourRules.port)
                case .port:
                    try manifest.field("spec.ports[0].port").expect(
                        service.spec.ports.map { $0.port }, is: [80], TourRules.port)
                case .portName:
                    try manifest.field("spec.ports[0].name").expect(port?.name ?? "", is: "web", TourRules.port)
                }
            })
    }

    enum Field: String, CaseIterable, Sendable {
        case label
        case port
        case portName = "port's name"
    }
}
