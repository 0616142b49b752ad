/// Builds the expressions that `swift test --filter` takes.
package enum TestFilter {
    /// An expression that matches exactly one test.
    ///
    /// `swift test` compares it with `Target.Class/method` for XCTest, and for Swift Testing with an identifier that
    /// goes on with the test's place in the source.
    package static func expression(for test: LabTest) -> String {
        "^" + escaped(test.id) + (test.framework == .xctest ? "$" : "/")
    }

    /// The command that runs one test alone, to be typed in the lab's folder.
    package static func replayCommand(for test: LabTest) -> String {
        let end = test.framework == .xctest ? "$" : ""
        return "swift test --filter '\(escaped(test.shortName))\(end)'"
    }

    private static func escaped(_ id: String) -> String {
        var text = ""
        for character in id {
            if #"\.+*?()[]{}|^$"#.contains(character) { text.append("\\") }
            // A quote would end the shell's quotes around the expression.
            text.append(character == "'" ? "." : character)
        }
        return text
    }
}
