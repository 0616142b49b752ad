/// What a lab's `lab.json` says: the tasks, their tests and points, the rules, and the hints.
package struct LabDefinition: Codable, Equatable, Sendable {
    /// The version of this format; only 1 is known.
    package var format: Int
    /// Two digits, as in the folder's name.
    package var number: String
    package var title: String
    /// One sentence for the list of labs.
    package var summary: String
    /// The module that the learner writes; in a lab without Swift the lab's own name.
    package var module: String
    /// The files that the learner writes, relative to the lab's folder; a solution or a mutant replaces them.
    package var sources: [String]
    /// The test target; every test's identifier begins with it.
    package var testTarget: String
    /// The file that explains the rules, relative to the lab's folder.
    package var lesson: String
    package var tasks: [LabTask]
    /// In the order in which the lesson introduces them.
    package var rules: [LabRule]

    /// All tests, in the order of their tasks.
    package var tests: [LabTest] { tasks.flatMap(\.tests) }

    /// The rule with an identifier, or nil.
    package func rule(_ id: String) -> LabRule? {
        rules.first { $0.id == id }
    }
}

/// One thing to write, worth points, with three hints.
package struct LabTask: Codable, Equatable, Sendable {
    package var id: Int
    package var title: String
    /// The sum of its tests' points.
    package var points: Int
    /// A nudge, a pointer, and nearly the answer.
    package var hints: [String]
    package var tests: [LabTest]
}

/// One graded test.
package struct LabTest: Codable, Equatable, Sendable {
    /// `Target.Class/method` for XCTest; for Swift Testing the event stream's identifier without its place.
    package var id: String
    package var framework: TestFramework
    package var points: Int
    /// The rules that it checks, the most telling one first.
    package var rules: [String]
    /// How many argument cases must have run, for a test with arguments.
    package var cases: Int?

    /// The identifier without its target, as a learner would say it.
    package var shortName: String {
        guard let dot = id.firstIndex(of: ".") else { return id }
        return String(id[id.index(after: dot)...])
    }
}

/// The two libraries that a graded test may be written with.
package enum TestFramework: String, Codable, Sendable {
    case xctest
    case testing
}

/// A sentence that the lesson teaches and tests check.
package struct LabRule: Codable, Equatable, Sendable {
    package var id: String
    package var text: String
    /// Where the lesson explains it: `README.md#anchor`.
    package var lesson: String

    package init(id: String, text: String, lesson: String) {
        self.id = id
        self.text = text
        self.lesson = lesson
    }
}
