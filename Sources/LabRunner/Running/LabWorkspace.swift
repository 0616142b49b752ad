package import Foundation
import LabKit

/// Where and with what a lab's package is built and its tests are run.
package struct LabWorkspace: Sendable {
    /// The package that is built: the lab's own, a copy of it, or the workshop's with the lab as a part of it.
    package var package: URL
    /// The folder with the lab's sources and tests.
    package var folder: URL
    /// The build folder, which all labs share, so that the second one finds the framework built.
    package var scratch: URL
    package var toolchain: Toolchain
    package var limit: TimeLimit
    /// Where failing tests leave pages that show what happened; `nil` for nowhere.
    package var timelines: URL?
    /// The wrong answer, or `solution`, that a test process of a variants' package is to test.
    var variant: String?
    /// How many histories a property test lives through whose histories are long; `nil` for as many as it grades.
    var histories: Int?

    /// A lab's package, or a copy of it, as `swift test` builds and runs it there.
    package init(package: URL, scratch: URL, toolchain: Toolchain, limit: TimeLimit) {
        self.package = package
        folder = package
        self.scratch = scratch
        self.toolchain = toolchain
        self.limit = limit
    }

    /// A learner's lab, built as a part of the workshop's package: where `swift run ordinal` has built the command, the
    /// framework is there already, and nothing is compiled but the lab.
    package init(lab: Lab, toolchain: Toolchain, limit: TimeLimit, timelines: URL? = nil) {
        package = lab.root
        folder = lab.folder.url
        scratch = lab.root.appending(path: ".build")
        self.toolchain = toolchain
        self.limit = limit
        self.timelines = timelines
    }

    /// The folder where labs' own packages are built: one for all labs that use the workshop without its traits, one for
    /// the others, since a change of traits builds the whole framework again.
    ///
    /// - Parameter base: the folder for labs without traits; `.build-labs` at the root where it is `nil`.
    package static func scratch(of lab: Lab, base: URL? = nil) -> URL {
        let base = base ?? lab.root.appending(path: ".build-labs")
        let manifest = try? String(contentsOf: lab.folder.url.appending(path: "Package.swift"), encoding: .utf8)
        let hasNoTraits = manifest?.contains("traits: []") ?? true
        return hasNoTraits ? base : URL(filePath: base.filePath + "-traits")
    }

    /// Whether the lab is a part of the workshop's package.
    private var isPart: Bool { folder != package }

    /// The name that a package's test product begins with: the package's own.
    private var packageName: String { isPart ? "ordinal" : package.lastPathComponent }

    /// What all commands are told: how to build without colours, and which lab the workshop's manifest is to take in.
    private var environment: [String: String?] {
        ["TERM": "dumb", "ORDINAL_LAB": isPart ? folder.lastPathComponent : nil]
    }

    /// Builds the tests; the index store stays on, since SwiftPM finds XCTest's tests in it on Linux.
    func buildCommand() -> Command {
        Command(
            "swift",
            ["build"] + (isPart ? ["--product", "\(packageName)PackageTests"] : ["--build-tests"])
                + ["--package-path", package.filePath, "--scratch-path", scratch.filePath, "--no-color-diagnostics"],
            environment: environment
        )
    }

    /// Runs tests that have been built, one after another, so that a crash names its test.
    func testCommand(_ tests: [LabTest], events: URL) -> Command {
        var environment = environment
        // A seed left over from a replay would change what is graded.
        environment.updateValue(nil, forKey: "ORDINAL_SEED")
        environment.updateValue(histories.map(String.init), forKey: "ORDINAL_HISTORIES")
        environment.updateValue(timelines?.filePath, forKey: TimelineFolder.variable)
        environment["SWIFT_BACKTRACE"] =
            "enable=yes,color=no,interactive=no,threads=crashed,registers=none,images=none,limit=32"
        if let variant { environment[VariantPackage.variable] = variant }
        #if os(Linux)
            if isPart || variant != nil { return binaryCommand(tests, events: events, environment: environment) }
        #endif
        return Command(
            "swift",
            ["test", "--skip-build", "--package-path", package.filePath, "--scratch-path", scratch.filePath]
                + ["--no-parallel", "--event-stream-output-path", events.filePath]
                + ["--event-stream-version", toolchain.eventStreamVersion]
                + filters(tests),
            environment: environment
        )
    }

    private func filters(_ tests: [LabTest]) -> [String] {
        tests.flatMap { ["--filter", TestFilter.expression(for: $0)] }
    }

    /// Runs the test process as `swift test` does on Linux, without the second that `swift test` takes to begin.
    ///
    /// First it is XCTest's, then Swift Testing's, whatever became of the first; unlike in `swift test`,
    /// one that has nothing to run is not started.
    private func binaryCommand(
        _ tests: [LabTest], events: URL, environment: [String: String?]
    ) -> Command {
        let binary = scratch.appending(path: "debug/\(packageName)PackageTests.xctest")
        let old = tests.filter { $0.framework == .xctest }.map(\.id).joined(separator: ",")
        let new = tests.filter { $0.framework == .testing }
        let script =
            (old.isEmpty ? "" : "\"$0\" \"$1\"\n")
            + (new.isEmpty ? "" : "shift\nexec \"$0\" --testing-library swift-testing \"$@\"\n")
        return Command(
            "sh",
            ["-c", script, binary.filePath, old, "--no-parallel", "--event-stream-output-path", events.filePath]
                + ["--event-stream-version", toolchain.eventStreamVersion] + filters(new),
            environment: environment
        )
    }
}
