import Foundation
import LabRunner

@testable import Grading

/// A lab that is prepared once for all suites that judge, and what they judge in.
struct Workbench {
    let lab: Lab
    let prepared: PreparedLab
    /// nil where this machine has none; `missing` says why.
    let sandbox: Sandbox?
    let missing: String
    let folder: URL

    /// The variable by which continuous integration says that there must be a sandbox.
    static let required = "ORDINAL_REQUIRE_SANDBOX"

    /// The variable that asks for what a run of `ordinal grade` prepares, which takes longer to build.
    static let release = "ORDINAL_TEST_RELEASE"

    /// Lab 02, with its tests built as learners have them: the build folder of the labs has most of it already.
    static let ordering = Result { try Workbench(lab: "02") }

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../../..")
        .standardizedFileURL

    private init(lab number: String) throws {
        let catalog = try LabCatalog.find(from: Self.root)
        lab = try catalog.lab(in: try catalog.folder(numbered: number))
        let isAsGraded = ProcessInfo.processInfo.environment[Self.release] != nil
        prepared = try LabPreparation(
            lab: lab, configuration: isAsGraded ? .release : .debug, toolchain: try Toolchain.find(),
            scratch: isAsGraded ? nil : LabWorkspace.scratch(of: lab)
        ).run()
        folder = URL(filePath: "/tmp/ordinal-judge-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let found = Result { [folder] in try Sandbox.find(isWanted: true, folder: folder) }
        switch found {
        case .success(let sandbox): (self.sandbox, missing) = (sandbox, "")
        case .failure(let error): (sandbox, missing) = (nil, "\(error)")
        }
    }

    /// Limits under which an attack ends soon; an answer takes far less than a thousandth of them.
    static var limits: SubjectLimits {
        var limits = SubjectLimits()
        limits.answerCPU = .seconds(1)
        limits.answerIdle = .seconds(1)
        limits.totalCPU = .seconds(8)
        limits.totalIdle = .seconds(8)
        return limits
    }

    /// What the compiler gets, likewise.
    static var compilerLimits: SandboxLimits {
        var limits = SandboxLimits.compiler
        limits.cpuSeconds = 15
        return limits
    }

    func judge(sandboxed: Bool = true, seed: HiddenSeed? = nil) throws -> Judge {
        let unsandboxed = try Sandbox.find(isWanted: false, folder: folder)
        return Judge(
            lab: prepared, sandbox: sandboxed ? sandbox ?? unsandboxed : unsandboxed, seed: seed, folder: folder,
            limits: Self.limits, compilerLimits: Self.compilerLimits)
    }

    /// The files of a lab's or a solution's folder that a learner would hand in.
    func files(of folder: URL) throws -> [String: Data] {
        try MirroredFolder.contents(of: folder).filter { lab.definition.sources.contains($0.key) }
    }

    func judged(_ files: [String: Data], by judge: Judge) throws -> GradedSubmission {
        try judge.judge(TakenSubmission(id: "one", origin: "one", files: files)) { _ in }.result
    }

    /// Takes a folder or an archive in and judges it, as a run does.
    func graded(_ place: URL, named name: String, seed: HiddenSeed?) throws -> GradedSubmission {
        let sandbox = try sandbox ?? Sandbox.find(isWanted: false, folder: folder)
        let room = folder.appending(path: "room-\(name)")
        try FileManager.default.createDirectory(at: room, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: room) }
        let isArchive = ["zip", "gz"].contains(place.pathExtension)
        let source = SubmissionSource(id: name, origin: name, location: place, form: isArchive ? .archive : .folder)
        switch try Intake(lab, sandbox: sandbox).take(source, folder: room) {
        case .files(let files): return try judged(files, by: try judge(seed: seed))
        case .refused(let refusals):
            return GradedSubmission(
                id: name, origin: name, outcome: .refused(refusals),
                tests: lab.definition.unjudgedTests(story: ["It was not taken"]))
        }
    }
}
