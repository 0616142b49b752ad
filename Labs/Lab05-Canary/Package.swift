// swift-tools-version: 6.1
import PackageDescription

// The workshop is two folders up, whatever that folder is called. Without its traits it needs no other package.
let workshop = "ordinal"

let package = Package(
    name: "Lab05-Canary",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Canary", targets: ["Canary"])],
    dependencies: [.package(name: workshop, path: "../..", traits: [])],
    targets: [
        .target(
            name: "Canary",
            dependencies: [
                .product(name: "Model", package: workshop),
                .product(name: "Rollout", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
        .testTarget(
            name: "CanaryTests",
            dependencies: [
                "Canary",
                .product(name: "Model", package: workshop),
                .product(name: "Rollout", package: workshop),
                .product(name: "Controller", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
