package import Model

/// One field in which a pass came out otherwise than it was recorded.
package struct Difference: Hashable, Sendable {
    /// Where the value stands, such as `status.conditions[0].reason` or `actions[1]`.
    package let field: String
    /// What was recorded, as JSON; `nothing` where there was no value.
    package let expected: String
    /// What came out, as JSON; `nothing` where there was no value.
    package let got: String

    /// A difference in words.
    package init(field: String, expected: String, got: String) {
        self.field = field
        self.expected = expected
        self.got = got
    }

    /// A difference between two values, either of which may be missing.
    package init(field: String, expected: JSON?, got: JSON?) {
        self.init(
            field: field, expected: expected?.canonicalText ?? "nothing", got: got?.canonicalText ?? "nothing")
    }

    /// The places where two values differ, each as deep as both are objects or arrays; empty where they are equal.
    package static func between(expected: JSON?, got: JSON?, at field: String) -> [Difference] {
        switch (expected, got) {
        case (let expected, let got) where expected == got:
            return []
        case (.object(let expected)?, .object(let got)?):
            let keys = Set(expected.keys).union(got.keys).sorted()
            return keys.flatMap { between(expected: expected[$0], got: got[$0], at: field.appending(member: $0)) }
        case (.array(let expected)?, .array(let got)?):
            return (0..<max(expected.count, got.count)).flatMap { index in
                between(
                    expected: index < expected.count ? expected[index] : nil,
                    got: index < got.count ? got[index] : nil,
                    at: "\(field)[\(index)]")
            }
        default:
            return [Difference(field: field, expected: expected, got: got)]
        }
    }
}

extension Difference: CustomStringConvertible {
    /// The field, then what was recorded and what came out.
    package var description: String { "\(field): expected \(expected), got \(got)" }
}

extension String {
    /// The path of a member of the value at this path.
    fileprivate func appending(member: String) -> String { isEmpty ? member : "\(self).\(member)" }
}
