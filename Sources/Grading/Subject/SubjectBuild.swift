import Foundation
import LabRunner

/// Compiles a submission's files in the sandbox.
struct SubjectBuild {
    let recipe: CompilerRecipe
    let sandbox: Sandbox
    /// A folder of this submission's alone.
    let folder: URL
    let limits: SandboxLimits

    /// What came of it, and what it took.
    struct Result {
        var outcome: Outcome
        var cpu: Duration
        var peakBytes: Int
    }

    /// What came of it.
    enum Outcome {
        /// The program.
        case built(URL)
        case notBuilt(errors: [BuildError], lastLines: [String], event: GradingEvent?)
    }

    private var sources: URL { folder.appending(path: "lab") }
    private var output: URL { folder.appending(path: "out") }

    /// - Parameter files: the learner's, by path inside the lab.
    func run(_ files: [String: Data]) throws -> Result {
        try MirroredFolder(url: sources).hold(files)
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        let isMapped = sandbox.kind == .bubblewrap
        let places =
            isMapped
            ? CompilerRecipe.Places.sandbox
            : CompilerRecipe.Places(
                sources: sources.path(percentEncoded: false), output: output.path(percentEncoded: false))
        let mounts = [
            SandboxJob.Mount(sources.path(percentEncoded: false), at: places.sources),
            SandboxJob.Mount(output.path(percentEncoded: false), at: places.output, isWritable: true),
        ]
        let job = SandboxJob(
            "/bin/sh", ["-c", recipe.script(files: files.keys.sorted(), places: places)],
            mounts: recipe.compilerMounts + mounts, limits: limits,
            environment: ["PATH": "/usr/bin:/bin", "TMPDIR": "/tmp", "LC_ALL": "C.UTF-8", "HOME": "/tmp"])
        let answer = try ChildProcess.run(sandbox.command(job)) { _, elapsed in
            elapsed > Self.patience ? .stop : .goOn
        }
        let told = (try? String(contentsOf: output.appending(path: "times"), encoding: .utf8))
            .flatMap(CompilerRecipe.processorTime)
        let isBuilt = answer.ending == .exited(0)
        return Result(
            outcome: isBuilt ? .built(output.appending(path: "subject")) : failure(answer, places: places),
            cpu: max(told ?? .zero, answer.cpu), peakBytes: answer.peakBytes)
    }

    /// By the clock; the processor's time ends it long before on a machine that is not overloaded.
    private static let patience = Duration.seconds(600)

    private func failure(_ answer: ChildResult, places: CompilerRecipe.Places) -> Outcome {
        var errors = BuildOutput.errors(in: answer.output, labFolder: places.sources)
        for index in errors.indices where errors[index].file.hasSuffix("/" + CompilerRecipe.serviceName) {
            errors[index].file = "the tests"
        }
        // The compiler shows where in the tests it is; a learner cannot change those.
        errors = errors.map { error in
            var error = error
            error.excerpt = Array(error.excerpt.prefix(8))
            return error
        }
        let event: GradingEvent? =
            switch answer.ending {
            case .stopped: GradingEvent(.compilerTimeLimit)
            case _ where !errors.isEmpty: nil
            case .exited: Self.event(in: answer.output)
            case .signalled: GradingEvent(.compilerCrashed)
            }
        let reason = errors.isEmpty && event == nil ? BuildOutput.reason(in: answer.output) : []
        return .notBuilt(errors: Array(errors.prefix(20)), lastLines: reason, event: event)
    }

    /// What a compiler that says nothing of the source ended with.
    private static func event(in output: String) -> GradingEvent? {
        if output.contains("out of memory") || output.contains("bad_alloc") || output.contains("LLVM ERROR") {
            return GradingEvent(.compilerMemoryLimit)
        }
        if output.contains("Stack dump") || output.contains("Segmentation fault") {
            return GradingEvent(.compilerCrashed)
        }
        return output.contains("Killed") || output.contains("CPU time limit") || output.trimmed.isEmpty
            ? GradingEvent(.compilerTimeLimit) : nil
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
