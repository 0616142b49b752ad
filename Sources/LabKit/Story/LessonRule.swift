/// One sentence of a lesson that tests hold the learner's code to.
public struct LessonRule: Hashable, Sendable {
    /// The name of the rule in `lab.json`, and of its anchor in the lesson, such as `available`.
    public let id: String
    /// The rule as the lesson says it.
    public let text: String
    /// Where the lesson explains it, such as `README.md#available`.
    public let lesson: String

    /// A rule that the lab's README explains at the anchor of the same name.
    public init(_ id: String, _ text: String) {
        self.id = id
        self.text = text
        self.lesson = "README.md#\(id)"
    }
}

/// A rule that did not hold: what should have happened, and what happened instead.
public struct BrokenRule: Error, Hashable, Sendable {
    /// What should have happened, such as `wait for web-0`.
    public var expected: String
    /// What happened, such as `create web-1`.
    public var instead: String
    /// The rule that says so.
    public var rule: LessonRule

    /// One broken rule.
    public init(expected: String, instead: String, rule: LessonRule) {
        self.expected = expected
        self.instead = instead
        self.rule = rule
    }
}
