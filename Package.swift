// swift-tools-version: 6.1
import Foundation
import PackageDescription

let package = Package(
    name: "ordinal",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "ordinal", targets: ["ordinal"]),
        // What a lab may import; none of these needs an external package.
        .library(name: "Model", targets: ["Model"]),
        .library(name: "Containers", targets: ["Containers"]),
        .library(name: "Network", targets: ["Network"]),
        .library(name: "Storage", targets: ["Storage"]),
        .library(name: "Rollout", targets: ["Rollout"]),
        .library(name: "Controller", targets: ["Controller"]),
        .library(name: "Cluster", targets: ["Cluster"]),
        .library(name: "API", targets: ["API"]),
        .library(name: "LabKit", targets: ["LabKit"]),
        // The one that does: a lab about YAML needs the trait CommandLine.
        .library(name: "Manifests", targets: ["Manifests"]),
    ],
    traits: [
        // One trait for all that is on by default: SwiftPM hands several to the compiler in an order that differs from
        // plan to plan, and each change of the order would compile the package again.
        .trait(
            name: "CommandLine",
            description: "The ordinal command: the YAML it reads, and the HTTP and the storage of its live cluster."),
        .trait(
            name: "TLS",
            description:
                "TLS and tokens for the live cluster; off by default, as it lengthens the first build by a third."),
        .default(enabledTraits: ["CommandLine"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.10.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
    ],
    targets: [
        .target(name: "Model"),
        .target(name: "Containers", dependencies: ["Model"]),
        .target(name: "Network", dependencies: ["Model"]),
        .target(name: "Storage", dependencies: ["Model"]),
        .target(name: "Rollout", dependencies: ["Model"]),
        .target(name: "Controller", dependencies: ["Model", "Network", "Storage", "Rollout"]),
        .target(
            name: "Cluster", dependencies: ["Model", "Containers", "Network", "Storage", "Rollout", "Controller"]),
        .target(name: "API", dependencies: ["Model", "Containers", "Cluster"]),
        // The system's zlib: SPDY compresses its headers with a dictionary.
        .systemLibrary(name: "CZlib"),
        // Linux's calls that keep processes on a processor.
        .systemLibrary(name: "CAffinity"),
        .target(
            name: "Server",
            dependencies: [
                "Model", "Containers", "Network", "Controller", "Cluster", "API", "Manifests",
                .target(name: "CZlib", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOWebSocket", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"])),
                .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["TLS"])),
                .product(name: "SwiftASN1", package: "swift-asn1", condition: .when(traits: ["TLS"])),
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["TLS"])),
            ]
        ),
        .target(name: "LabKit", dependencies: ["Model", "Network", "Storage", "Rollout", "Controller", "Cluster"]),
        .target(name: "Faults", dependencies: ["Model", "Network", "Controller", "Cluster", "LabKit"]),
        .target(
            name: "Manifests",
            dependencies: [
                "Model",
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["CommandLine"])),
            ]
        ),
        .target(name: "LabRunner", dependencies: ["Model", "Cluster", "LabKit", "Manifests"]),
        .target(
            name: "Grading",
            dependencies: [
                "Model", "Network", "Storage", "Rollout", "Controller", "Manifests", "LabKit", "LabRunner",
                .target(name: "CAffinity", condition: .when(platforms: [.linux])),
            ]),
        .executableTarget(
            name: "ordinal",
            dependencies: [
                "Model", "Containers", "Network", "Storage", "Rollout", "Controller", "Cluster", "Manifests", "LabKit",
                "LabRunner", "Grading", "Faults", "API", "Server",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["CommandLine"])),
            ],
            resources: [
                .embedInCode("Examples/nginx.yaml"), .embedInCode("Examples/nginx-deployment.yaml"),
                .embedInCode("Examples/quorum.yaml"),
            ]
        ),
        // What Scripts/bench puts a load on the API with.
        .executableTarget(
            name: "loadreport",
            dependencies: [
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["CommandLine"]))
            ]
        ),
        .testTarget(name: "ModelTests", dependencies: ["Model"], resources: [.copy("Fixtures")]),
        .testTarget(name: "ContainersTests", dependencies: ["Model", "Containers"]),
        .testTarget(name: "NetworkTests", dependencies: ["Model", "Network"]),
        .testTarget(name: "StorageTests", dependencies: ["Model", "Storage"]),
        .testTarget(name: "RolloutTests", dependencies: ["Model", "Rollout"]),
        .testTarget(
            name: "ControllerTests", dependencies: ["Model", "Network", "Storage", "Rollout", "Controller"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "ClusterTests", dependencies: ["Model", "Containers", "Network", "Controller", "Cluster"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "LabKitTests", dependencies: ["Model", "Network", "Controller", "Cluster", "LabKit"]),
        .testTarget(
            name: "FaultsTests",
            dependencies: ["Model", "Network", "Storage", "Rollout", "Controller", "Cluster", "LabKit", "Faults"]),
        .testTarget(name: "ManifestsTests", dependencies: ["Model", "Manifests"]),
        .testTarget(
            name: "APITests", dependencies: ["Model", "Containers", "Cluster", "API"], resources: [.copy("Fixtures")]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                // One suite kills the command, so the command must be built.
                "Model", "Containers", "Network", "Controller", "Cluster", "API", "Server", "ordinal",
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOEmbedded", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOWebSocket", package: "swift-nio", condition: .when(traits: ["CommandLine"])),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["CommandLine"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"])),
            ]),
        // It runs the command, so the command must be built.
        .testTarget(
            name: "KubectlTests", dependencies: ["ordinal"],
            resources: [.copy("Transcripts"), .copy("Manifests")]),
        .testTarget(
            name: "OrdinalTests",
            dependencies: [
                "Model", "Controller", "Cluster", "Manifests", "Faults", "ordinal",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["CommandLine"])),
            ],
            resources: [.copy("Golden")]),
        .testTarget(name: "LabRunnerTests", dependencies: ["LabRunner"], resources: [.copy("Fixtures")]),
        .testTarget(
            name: "GradingTests",
            dependencies: ["Model", "Network", "Storage", "Rollout", "Controller", "LabKit", "LabRunner", "Grading"],
            resources: [.copy("Attacks"), .copy("Schemas")]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            // `any` marks the places where a value's type is known only at run time.
            .enableUpcomingFeature("ExistentialAny"),
            // An import stays private to its file unless the interface shows the module's types.
            .enableUpcomingFeature("InternalImportsByDefault"),
            // A member is visible only where its module is imported, so dependencies are never accidental.
            .enableUpcomingFeature("MemberImportVisibility"),
            // An async function runs where its caller runs, unless it says otherwise.
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}

// `ordinal lab check` builds a lab's tests as a part of this package, so that what the command is made of is not built
// again for them; the lab's own package, two folders down, is for 'swift test' and editors.
if let lab = Context.environment["ORDINAL_LAB"] {
    /// The folders in one of the lab's folders: a module each.
    func modules(in folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "\(Context.packageDirectory)/\(folder)")
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }
    let workshop: [Target.Dependency] = [
        "Model", "Network", "Storage", "Rollout", "Controller", "Cluster", "Manifests", "LabKit",
    ]
    let sources = modules(in: "Labs/\(lab)/Sources")
    package.targets.removeAll { $0.type == .test }
    package.targets += sources.map {
        .target(name: $0, dependencies: workshop, path: "Labs/\(lab)/Sources/\($0)", packageAccess: false)
    }
    package.targets += modules(in: "Labs/\(lab)/Tests").map { module in
        Target.testTarget(
            name: module, dependencies: workshop + sources.map { .target(name: $0) },
            path: "Labs/\(lab)/Tests/\(module)",
            resources: modules(in: "Labs/\(lab)/Tests/\(module)").filter { $0 == "Fixtures" }.map { .copy($0) },
            packageAccess: false)
    }
}
