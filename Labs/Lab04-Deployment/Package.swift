// swift-tools-version: 6.1
import PackageDescription

// The workshop is two folders up, whatever that folder is called. Without its traits it needs no other package.
let workshop = "ordinal"

let package = Package(
    name: "Lab04-Deployment",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Rolling", targets: ["Rolling"])],
    dependencies: [.package(name: workshop, path: "../..", traits: [])],
    targets: [
        .target(
            name: "Rolling",
            dependencies: [
                .product(name: "Model", package: workshop),
                .product(name: "Rollout", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
        .testTarget(
            name: "RollingTests",
            dependencies: [
                "Rolling",
                .product(name: "Model", package: workshop),
                .product(name: "Rollout", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
