package import Model

/// A kind of recorded pass: how to replay one with the reference decisions and compare.
package protocol ConformanceVector {
    /// What `ordinal conform` calls the kind, such as `deployment`.
    static var name: String { get }

    /// Replays one recorded pass and lists where it came out otherwise; empty where it agrees.
    ///
    /// - Parameter line: the recorded pass, one line of a `.jsonl` file.
    /// - Throws: ``Model/FieldError`` where the line does not have the shape of a recorded pass.
    static func differences(in line: JSON) throws -> [Difference]
}
