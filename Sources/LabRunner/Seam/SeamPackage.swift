import Foundation
import LabKit

/// A program that answers for one seam with the learner's code: a package of one file beside the lab's own.
///
/// It is built in a folder of its own, which all labs share: SwiftPM 6.3 takes a build plan that it finds there for its own
/// as long as the plan's own sources have not changed, so that a check after this would build something else.
struct SeamPackage {
    let lab: Lab
    let seam: Seam
    /// The lab's package, or a copy of it.
    let package: URL

    /// A name that no lab's folder has, since a folder's name is what a package is known by.
    private var name: String { "Seam\(lab.definition.number)-\(lab.definition.module)" }
    private var scratch: URL { lab.root.appending(path: ".build-seams") }
    private var folder: URL { scratch.appending(path: "packages").appending(path: name) }

    /// The program, once it is built.
    var program: URL { scratch.appending(path: "debug").appending(path: name) }

    /// Builds the program.
    ///
    /// - Parameter progress: is told what goes on, in words for a progress line.
    /// - Throws: `LabError.notCompiling`, with the learner's own lines where the mistake is in them.
    func build(style: TextStyle, progress: (String) -> Void) throws(LabError) {
        try write(manifest, to: "Package.swift")
        try write(main, to: "Sources/\(name)/main.swift")
        progress("building \(lab.definition.module) for the cluster")
        let command = Command(
            "swift",
            ["build", "--product", name, "--package-path", folder.filePath, "--scratch-path", scratch.filePath]
                // For the same reason the plan of another lab's program must not be taken for this one's.
                + ["--disable-build-manifest-caching", "--no-color-diagnostics"],
            environment: ["TERM": "dumb"])
        let result = try SwiftBuild.run(command, scratch: scratch, progress: progress)
        guard result.ending != .exited(0) else { return }
        let errors = BuildOutput.errors(in: result.output, labFolder: package.filePath)
        throw .notCompiling(
            lab: lab.definition.number,
            lines: BuildOutput.lines(
                for: errors, lastLines: BuildOutput.reason(in: result.output), sources: lab.definition.sources,
                user: "the cluster cannot ask it", style))
    }

    private var manifest: String {
        """
        // swift-tools-version: 6.1
        // Made by ordinal; it makes a program of a lab's module, and is written anew when it is needed.
        import PackageDescription

        let package = Package(
            name: "\(name)",
            platforms: [.macOS(.v15)],
            dependencies: [
                .package(name: "ordinal", path: "\(lab.root.filePath.escapedForSwift)", traits: []),
                .package(path: "\(package.filePath.escapedForSwift)"),
            ],
            targets: [
                .executableTarget(
                    name: "\(name)",
                    dependencies: [
                        .product(name: "LabKit", package: "ordinal"),
                        .product(name: "\(lab.definition.module)", package: "\(package.lastPathComponent)"),
                    ])
            ],
            swiftLanguageModes: [.v6]
        )

        """
    }

    private var main: String {
        """
        import LabKit
        import \(lab.definition.module)

        SeamService.serve(\(seam.rawValue): \(lab.definition.module)())

        """
    }

    /// Writes a file unless it says so already, for a newer one would be compiled again.
    private func write(_ text: String, to path: String) throws(LabError) {
        try Data(text.utf8).store(at: folder.appending(path: path))
    }
}

extension String {
    /// As it stands between the quotation marks of a Swift literal.
    fileprivate var escapedForSwift: String { replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }
}
