// swift-tools-version: 6.1
import PackageDescription

// The workshop is two folders up, whatever that folder is called. Without its traits it needs no other package.
let workshop = "ordinal"

let package = Package(
    name: "Lab03-Retention",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Retention", targets: ["Retention"])],
    dependencies: [.package(name: workshop, path: "../..", traits: [])],
    targets: [
        .target(
            name: "Retention",
            dependencies: [
                .product(name: "Model", package: workshop),
                .product(name: "Storage", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
        .testTarget(
            name: "RetentionTests",
            dependencies: [
                "Retention",
                .product(name: "Model", package: workshop),
                .product(name: "Storage", package: workshop),
                .product(name: "Controller", package: workshop),
                .product(name: "Cluster", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
