// swift-tools-version: 6.1
import PackageDescription

// The workshop is two folders up, whatever that folder is called. Without its traits it needs no other package.
let workshop = "ordinal"

let package = Package(
    name: "Lab06-Reconcile",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Reconcile", targets: ["Reconcile"])],
    dependencies: [.package(name: workshop, path: "../..", traits: [])],
    targets: [
        .target(
            name: "Reconcile",
            dependencies: [
                .product(name: "Model", package: workshop),
                .product(name: "Network", package: workshop),
                .product(name: "Storage", package: workshop),
                .product(name: "Rollout", package: workshop),
                .product(name: "Controller", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
        .testTarget(
            name: "ReconcileTests",
            dependencies: [
                "Reconcile",
                .product(name: "Model", package: workshop),
                .product(name: "Network", package: workshop),
                .product(name: "Storage", package: workshop),
                .product(name: "Rollout", package: workshop),
                .product(name: "Controller", package: workshop),
                .product(name: "LabKit", package: workshop),
            ],
            resources: [.copy("Fixtures")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
