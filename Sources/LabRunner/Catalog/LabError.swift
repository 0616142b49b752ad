/// Why a lab's command cannot do its work, in facts; the words are in its description.
package enum LabError: Error, Equatable, Sendable {
    /// No folder from here upwards holds a `Labs` folder.
    case noLabs(startingAt: String)
    /// A number was given that no lab has.
    case noSuchLab(number: String, known: [String])
    /// No number was given, and the current folder is in no lab.
    case labNotNamed(known: [String])
    case noSuchTask(Int, lab: String, known: [Int])
    /// The file is there but says something that cannot be.
    case damaged(path: String, problems: [String])
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    /// The `swift` command is not on the path.
    case toolchainMissing
    case toolchainTooOld(found: String)
    /// An edited test file that cannot be put back.
    case notRestorable(path: String, reason: String)
    case spawnFailed(command: String, reason: String)
    /// A build had no room for what it makes.
    case diskFull(scratch: String)
    /// The learner's code, or what is made to run it, does not compile; what to print about it.
    case notCompiling(lab: String, lines: [String])
    /// A lab that no cluster can ask by itself was to run one.
    case noSeam(lab: String, known: [String])
    /// The solution is for those who have a full score.
    case notSolved(lab: String, best: Int?)
    /// A question had to be asked, and nobody is there to answer it.
    case notConfirmable(flag: String)
    /// The answer was no.
    case declined
    /// The user pressed Ctrl-C, or the process was asked to end.
    case interrupted
}

extension LabError {
    /// The command's exit status: 1 not done, 2 for a lab or file that is not there, 3 for code
    /// that does not compile, 4 for a toolchain or a full disk, 130 for an interruption.
    package var exitCode: Int32 {
        switch self {
        case .noLabs, .noSuchLab, .labNotNamed, .noSuchTask, .damaged, .unreadable, .unwritable, .notRestorable,
            .noSeam:
            2
        case .notCompiling: 3
        case .toolchainMissing, .toolchainTooOld, .spawnFailed, .diskFull: 4
        case .declined, .notSolved: 1
        case .notConfirmable: 64
        case .interrupted: 130
        }
    }
}

extension LabError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noLabs(let start):
            "no Labs folder in \(start) or above it; run this inside a checkout of the workshop"
        case .noSuchLab(let number, let known):
            "there is no lab \(number); " + Self.list(known)
        case .labNotNamed(let known):
            "which lab? Give its number, or run this inside its folder; " + Self.list(known)
        case .noSuchTask(let task, let lab, let known):
            "lab \(lab) has no task \(task); its tasks are \(known.map(String.init).joined(separator: ", "))"
        case .damaged(let path, let problems):
            (["\(path) is damaged:"] + problems.map { "  " + $0 }).joined(separator: "\n")
        case .unreadable(let path, let reason):
            "cannot read \(path): \(reason)"
        case .unwritable(let path, let reason):
            "cannot write \(path): \(reason)"
        case .toolchainMissing:
            "there is no swift command; install Swift 6.1 or later from https://www.swift.org/install and open a new "
                + "terminal, or run Scripts/setup"
        case .toolchainTooOld(let found):
            "Swift \(found) is too old; install 6.1 or later from https://www.swift.org/install"
        case .notRestorable(let path, let reason):
            "cannot restore \(path): \(reason)"
        case .spawnFailed(let command, let reason):
            "cannot start \(command): \(reason)"
        case .diskFull(let scratch):
            "the disk is full: there is no room left to build in \(scratch); make room and check again (the labs need about "
                + "1 GB; deleting that folder costs nothing but the time of the next build)"
        case .notCompiling(let lab, let lines):
            (["lab \(lab) does not compile"] + lines).joined(separator: "\n")
        case .noSeam(let lab, let known):
            "lab \(lab) has no part that a cluster asks by itself; those of labs \(known.joined(separator: ", ")) can run one"
        case .notSolved(let lab, let best):
            "the worked answer of lab \(lab) is for those who have 100 points, "
                + (best.map { "and your best is \($0)" } ?? "and this lab has not been checked")
                + "; a hint: ordinal lab hint \(lab); the answer all the same: ordinal lab solution \(lab) --anyway"
        case .notConfirmable(let flag):
            "this has to be confirmed, and standard input is no terminal; add \(flag)"
        case .declined:
            "nothing was changed"
        case .interrupted:
            "interrupted"
        }
    }

    private static func list(_ known: [String]) -> String {
        known.isEmpty ? "there are no labs yet" : "there are \(known.joined(separator: ", "))"
    }
}
