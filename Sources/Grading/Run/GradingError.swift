/// Why a grading run cannot be made or go on, in facts; the words are in its description.
package enum GradingError: Error, Equatable, Sendable {
    case noSandbox(reason: String)
    /// The folder of the reports is used by another run.
    case locked(path: String)
    /// There is a run's journal in the folder, and nobody said what to do with it.
    case journalExists(path: String)
    case journalMissing(path: String)
    /// The journal is of another run: what differs.
    case journalDiffers(path: String, what: String)
    case journalDamaged(path: String, line: Int)
    case noSubmissions
    case noSuchSubmission(String)
    /// The trusted tests do not build.
    case notPrepared(lab: String, lines: [String])
    /// The lab's `Subject.swift` names a type that no seam is known for.
    case noSeam(lab: String, type: String)
}

extension GradingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSandbox(let reason):
            "there is no sandbox to run other people's code in: \(reason); with --unsandboxed it runs without one, as "
                + "you, and the reports say so"
        case .locked(let path): "another run is writing in \(path); wait for it, or choose another --out"
        case .journalExists(let path):
            "there is a run in \(path) already; go on with it by --resume, or choose another --out"
        case .journalMissing(let path): "there is no run in \(path) to go on with; leave out --resume"
        case .journalDiffers(let path, let what):
            "the run in \(path) cannot be gone on with: \(what); start a new one in another --out"
        case .journalDamaged(let path, let line):
            "\(path) is damaged in line \(line); it cannot be gone on with, start a new run in another --out"
        case .noSubmissions: "there is nothing to grade; name folders, .zip or .tar.gz files"
        case .noSuchSubmission(let name): "there is no submission called \(name)"
        case .notPrepared(let lab, let lines):
            (["the trusted tests of lab \(lab) do not build:"] + lines.map { "  " + $0 }).joined(separator: "\n")
        case .noSeam(let lab, let type):
            "lab \(lab) cannot be graded apart from its tests: nothing is known to ask a \(type) with"
        }
    }
}
