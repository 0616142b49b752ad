/// A lab's `Subject.swift`, which names what is under test in lines of the form `let subject: any Policy = Answer()`.
package struct SubjectFile: Equatable {
    /// One thing under test.
    package struct Subject: Equatable {
        package var name: String
        package var type: String
        package var expression: String
    }

    /// The modules that it imports, in their order.
    package var imports: [String] = []
    package var subjects: [Subject] = []

    /// A file that names nothing.
    package init() {}

    /// Reads the file; nil if there is anything in it but comments, imports and lines of that form.
    package init?(text: String) {
        for line in text.split(whereSeparator: \.isNewline).map(\.trimmed) where !line.isEmpty {
            if line.hasPrefix("//") { continue }
            if let match = line.wholeMatch(of: /import (\w+)/) {
                imports.append(String(match.1))
            } else if let match = line.wholeMatch(of: /let (\w+): (.+?) = (.+)/) {
                subjects.append(Subject(name: String(match.1), type: String(match.2), expression: String(match.3)))
            } else {
                return nil
            }
        }
        if subjects.isEmpty { return nil }
    }

    /// The same file with a function for each subject, which makes it of another module or from other files.
    ///
    /// - Parameters:
    ///   - suffix: what the functions' names end with.
    ///   - substitution: what stands for what: a module's name among the imports, or words of an expression.
    package func functions(suffix: String, substituting substitution: (old: String, new: String)) -> String {
        let imports = imports.map { "import \($0 == substitution.old ? substitution.new : $0)\n" }
        let functions = subjects.map { subject in
            let expression = subject.expression.replacing(substitution.old, with: substitution.new)
            let isModule = self.imports.contains(substitution.old)
            return """

                func \(subject.name)Of\(suffix)() -> \(subject.type) {
                    \(isModule ? subject.expression : expression)
                }

                """
        }
        return (imports + functions).joined()
    }

    /// The same file, in which a variable of the environment chooses between those functions and the lab's own lines.
    package func choice(between suffixes: [String: String], variable: String) -> String {
        var text = imports.map { "import \($0)\n" }.joined() + "import Foundation\n"
        for subject in subjects {
            text += """

                let \(subject.name): \(subject.type) =
                    switch ProcessInfo.processInfo.environment["\(variable)"] ?? "" {

                """
            for (variant, suffix) in suffixes.sorted(by: { $0.key < $1.key }) {
                text += "    case \"\(variant)\": \(subject.name)Of\(suffix)()\n"
            }
            text += "    default: \(subject.expression)\n    }\n"
        }
        return text
    }
}
