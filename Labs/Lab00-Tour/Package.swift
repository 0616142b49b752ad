// swift-tools-version: 6.1
import PackageDescription

// The workshop is two folders up, whatever that folder is called. Unlike the other labs this one needs one of the
// workshop's traits: the learner writes YAML, and CommandLine brings the package Yams, which reads it. For the same
// reason there is no module to write, and nothing is built but the tests.
let workshop = "ordinal"

let package = Package(
    name: "Lab00-Tour",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: workshop, path: "../..", traits: ["CommandLine"])],
    targets: [
        .testTarget(
            name: "TourTests",
            dependencies: [
                .product(name: "Model", package: workshop),
                .product(name: "Network", package: workshop),
                .product(name: "Cluster", package: workshop),
                .product(name: "Manifests", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
