package import Foundation
package import LabRunner

/// A lab ready to grade: its tests built once around a proxy, and all that a subject's program is made of.
package struct PreparedLab: Sendable {
    package let lab: Lab
    /// The package of the trusted tests, and where it was built.
    let package: URL
    let scratch: URL
    let configuration: Configuration
    /// The trusted test process.
    let tests: URL
    let eventStreamVersion: String
    /// How subjects are compiled; nil for a lab whose subject is files.
    let recipe: CompilerRecipe?
    /// The lab's own files, by path, which a submission may hold unchanged.
    let handedOut: [String: Data]

    /// How the trusted side is built.
    package enum Configuration: String, CaseIterable, Sendable {
        /// Slow to build, and what a run of many submissions wants.
        case release
        case debug
    }
}

/// Prepares a lab for grading; what is up to date is not done again.
package struct LabPreparation {
    let lab: Lab
    let configuration: PreparedLab.Configuration
    let toolchain: Toolchain
    /// Where the trusted tests are built.
    let scratch: URL
    let progress: (String) -> Void
    /// Everything is made here, a folder below the checkout, so that the lab's manifest still finds the workshop.
    private var base: URL { lab.root.appending(path: ".build-grade") }

    /// - Parameter scratch: a build folder that others may use too, though not for this lab while a run lasts; nil for one
    ///   of the grader's own.
    package init(
        lab: Lab, configuration: PreparedLab.Configuration = .release, toolchain: Toolchain, scratch: URL? = nil,
        progress: @escaping (String) -> Void = { _ in }
    ) {
        self.lab = lab
        self.configuration = configuration
        self.toolchain = toolchain
        self.scratch = scratch ?? LabWorkspace.scratch(of: lab, base: lab.root.appending(path: ".build-grade/build"))
        self.progress = progress
    }

    /// Builds what is missing.
    package func run() throws -> PreparedLab {
        let definition = lab.definition
        let files = try labFiles()
        let subjectPath = "Tests/\(definition.testTarget)/Subject.swift"
        guard let text = files[subjectPath].map({ String(decoding: $0, as: UTF8.self) }) else {
            throw LabError.unreadable(path: lab.shown(subjectPath), reason: "there is no such file")
        }
        let own = ownSeam()
        let file = SubjectFile(text: text)
        guard file != nil || own != nil else {
            throw LabError.damaged(
                path: lab.shown(subjectPath), problems: ["it has lines that are not let name: Type = Answer()"])
        }
        let seam = try SubjectSeam(file ?? SubjectFile(), of: definition, own: own)
        let package = base.appending(path: lab.folder.name)
        try write(seam, files: files, to: package)
        let bin = try build(package)
        return PreparedLab(
            lab: lab, package: package, scratch: scratch, configuration: configuration,
            tests: bin.appending(path: "\(package.lastPathComponent)PackageTests.xctest"),
            eventStreamVersion: toolchain.eventStreamVersion, recipe: try recipe(seam, bin: bin),
            handedOut: try MirroredFolder.contents(of: lab.folder.url))
    }

    /// What is built of the lab, without the learner's own files.
    private func labFiles() throws -> [String: Data] {
        try MirroredFolder.contents(of: lab.folder.url).filter { path, _ in
            path == "Package.swift" || path.hasPrefix("Sources/") || path.hasPrefix("Tests/")
        }
    }

    private func ownSeam() -> (proxy: String, service: String)? {
        let folder = lab.solutionFolder.appending(path: "Grading")
        guard let proxy = try? String(contentsOf: folder.appending(path: "Proxy.swift"), encoding: .utf8),
            let service = try? String(contentsOf: folder.appending(path: "Service.swift"), encoding: .utf8)
        else { return nil }
        return (proxy, service)
    }

    private func write(_ seam: SubjectSeam, files: [String: Data], to package: URL) throws {
        let definition = lab.definition
        var files = files
        files["Tests/\(definition.testTarget)/Subject.swift"] = Data(seam.proxy.utf8)
        // The module has to be there, and nothing of a learner's may be in it.
        for source in definition.sources where source.hasPrefix("Sources/") {
            files[source] = Data("// The answers come from another process.\n".utf8)
        }
        try MirroredFolder(url: package).hold(files)
        if let service = seam.service {
            try MirroredFolder(url: serviceFolder).hold([CompilerRecipe.serviceName: Data(service.utf8)])
        }
    }

    private var serviceFolder: URL { base.appending(path: "services/\(lab.folder.name)") }

    /// Builds the trusted tests; gives the folder of what was built.
    private func build(_ package: URL) throws -> URL {
        let arguments = [
            "build", "--build-tests", "-c", configuration.rawValue, "--package-path",
            package.path(percentEncoded: false), "--scratch-path", scratch.path(percentEncoded: false),
            "--no-color-diagnostics",
        ]
        progress("preparing lab \(lab.definition.number): building its tests")
        let command = Command("swift", arguments, environment: ["TERM": "dumb"])
        let result = try SwiftBuild.run(command, scratch: scratch) { progress("preparing: \($0)") }
        guard result.ending == .exited(0) else {
            throw GradingError.notPrepared(lab: lab.definition.number, lines: BuildOutput.reason(in: result.output))
        }
        return scratch.appending(path: configuration.rawValue).resolvingSymlinksInPath()
    }

    private func recipe(_ seam: SubjectSeam, bin: URL) throws -> CompilerRecipe? {
        guard seam.service != nil else { return nil }
        let target = try CompilerRecipe.targetInfo()
        let library = SupportLibrary(
            lab: lab, built: bin, folder: base.appending(path: "support-\(configuration.rawValue)/\(lab.folder.name)"))
        var recipe = CompilerRecipe(
            module: lab.definition.module, target: target, modules: library.modules,
            support: try library.make(progress) ? library.folder : nil,
            moduleCache: base.appending(path: "modules-\(configuration.rawValue)"),
            service: serviceFolder.appending(path: CompilerRecipe.serviceName))
        try warmUp(recipe)
        try recipe.learnLinking()
        return recipe
    }

    /// Compiles the starter and the common imports once, which leaves behind what the compiler would make each time anew.
    private func warmUp(_ recipe: CompilerRecipe) throws {
        let folder = base.appending(path: "warm-up/\(lab.folder.name)")
        var files: [String: Data] = [:]
        for source in lab.definition.sources {
            files[source] = try Data(contentsOf: lab.folder.url.appending(path: source))
        }
        let imports =
            "#if canImport(Glibc)\nimport Glibc\nimport Dispatch\n#endif\nimport Foundation\nimport Synchronization\n"
        files["Sources/CommonImports.swift"] = Data(imports.utf8)
        try MirroredFolder(url: folder).hold(files)
        let output = base.appending(path: "warm-up/output-\(lab.folder.name)")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        progress("preparing: compiling the starter")
        let places = CompilerRecipe.Places(
            sources: folder.path(percentEncoded: false), output: output.path(percentEncoded: false))
        let script = recipe.script(files: files.keys.sorted(), places: places)
        let answer = try ChildProcess.run(Command("sh", ["-c", script]))
        guard answer.ending == .exited(0) else {
            throw GradingError.notPrepared(lab: lab.definition.number, lines: BuildOutput.reason(in: answer.output))
        }
    }
}
