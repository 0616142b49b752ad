package import Controller
package import Foundation
import LabKit

/// The learner's code in place of the reference, for a cluster to ask.
package enum LearnerPolicies {
    /// How long an answer may take.
    package static let deadline = Duration.seconds(2)

    /// Builds a lab's module as a program, and gives the policies of a cluster that asks it.
    ///
    /// Guarantees: nothing that the learner's code does ends this process. What it throws, and that it crashed or gave no
    /// answer in time, is a `PolicyFailure`, which fails one pass and becomes an event of the object that the pass was
    /// about. The program runs as long as the policies are held.
    ///
    /// - Parameters:
    ///   - package: the lab's package, where it is not the lab's own folder but a copy of it.
    ///   - rests: whether code that has stalled is left alone for a while, as long as others wait with the cluster.
    ///   - progress: is told what goes on while the program is built, in words for a progress line.
    ///   - printed: gets what the learner's code prints.
    ///   - failed: is told of each failure, for those who watch a run that takes long because of them.
    /// - Throws: `LabError.noSeam` for a lab that is not about one, `.notCompiling`, and what concerns the toolchain.
    package static func start(
        lab: Lab, package: URL? = nil, deadline: Duration = deadline, rests: Bool = false, style: TextStyle,
        progress: (String) -> Void = { _ in }, printed: @escaping @Sendable (String) -> Void = { _ in },
        failed: @escaping @Sendable (PolicyFailure) -> Void = { _ in }
    ) throws(LabError) -> Policies {
        let number = lab.definition.number
        guard let seam = Seam(lab: number) else {
            throw .noSeam(lab: number, known: Seam.allCases.map(\.lab))
        }
        _ = try Toolchain.find()
        let program = SeamPackage(lab: lab, seam: seam, package: package ?? lab.folder.url)
        try program.build(style: style, progress: progress)
        let process = SeamProcess(
            program.command,
            description: SeamProcess.Description(
                name: "Lab \(number) \(seam.rawValue)", sources: lab.definition.sources),
            deadline: deadline, rests: rests, printed: printed, failed: failed)
        return seam.policies(through: process)
    }
}

extension SeamPackage {
    /// Starts the program; a crash is written down with the learner's own lines.
    fileprivate var command: Command {
        Command(
            program.filePath, [],
            environment: [
                "SWIFT_BACKTRACE":
                    "enable=yes,color=no,interactive=no,threads=crashed,registers=none,images=none,limit=32"
            ])
    }
}
