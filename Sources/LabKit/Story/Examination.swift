/// One thing that a test asks of the learner's code.
///
/// It runs without a testing framework; the lab's tests report the story to theirs, as one issue.
public protocol Examination {
    /// Asks, and tells what went wrong; `nil` if all is well.
    ///
    /// - Parameter replay: The command that asks this again, and nothing else.
    func story(replay: String) -> Story?
}

/// The command that runs one test alone.
public enum Replay {
    /// The command for the test in which it is written.
    ///
    /// Each suite is in a file of its own name, so that the place of the call tells the suite.
    ///
    /// - Parameters:
    ///   - fileID: The place of the test, such as `OrderingTests/ScaleUpCases.swift`.
    ///   - function: The test, such as `missing(_:)`.
    public static func command(fileID: String, function: String) -> String {
        let target = fileID.prefix { $0 != "/" }
        let file = fileID.split(separator: "/").last ?? ""
        let suite = file.prefix { $0 != "." }
        return "swift test --filter \(target).\(suite)/\(function.prefix { $0 != "(" })"
    }
}
