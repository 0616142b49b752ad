package import Foundation

/// A build by SwiftPM, whose steps somebody hears of.
package enum SwiftBuild {
    /// Runs a build to its end.
    ///
    /// - Parameter scratch: the folder that it builds in.
    /// - Throws: `LabError.diskFull` where it had no room; whatever else kept it from succeeding is in the result.
    package static func run(
        _ command: Command, scratch: URL, progress: (String) -> Void
    ) throws(LabError) -> ChildResult {
        let result = try ChildProcess.run(command) { written, _ in
            if let step = BuildOutput.progress(in: written) { progress(step) }
            return .goOn
        }
        if result.ending != .exited(0), BuildOutput.lacksRoom(result.output) {
            throw .diskFull(scratch: scratch.filePath)
        }
        return result
    }
}
