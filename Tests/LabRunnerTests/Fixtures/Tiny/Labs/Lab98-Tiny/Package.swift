// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Lab98-Tiny",
    targets: [
        .target(name: "Tiny"),
        .testTarget(name: "TinyTests", dependencies: ["Tiny"]),
    ]
)
