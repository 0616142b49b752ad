// swift-tools-version: 6.1
import PackageDescription

// The workshop is two folders up, whatever that folder is called. Without its traits it needs no other package.
let workshop = "ordinal"

let package = Package(
    name: "Lab01-Identity",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Identity", targets: ["Identity"])],
    dependencies: [.package(name: workshop, path: "../..", traits: [])],
    targets: [
        .target(
            name: "Identity",
            dependencies: [
                .product(name: "Model", package: workshop),
                .product(name: "Network", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
        .testTarget(
            name: "IdentityTests",
            dependencies: [
                "Identity",
                .product(name: "Model", package: workshop),
                .product(name: "Network", package: workshop),
                .product(name: "LabKit", package: workshop),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
