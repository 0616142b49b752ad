import Foundation

/// A package in which the solution and every wrong answer lie side by side, so that a lab's tests are built once for all.
///
/// It is made from the lab's own manifest and tests. The solution is in the place of the learner's files; each wrong
/// answer is a module of its own, or for a lab without Swift a folder of its own; and the test process takes from its
/// environment which of them it tests.
struct VariantPackage {
    /// The variable that names the wrong answer to test; without it the solution is tested.
    static let variable = "ORDINAL_VARIANT"

    /// What the lab is made of, besides the learner's files.
    let base: [String: Data]
    let definition: LabDefinition
    let folder: URL
    private let subject: SubjectFile

    /// What SwiftPM calls the package, and its test process after it.
    var name: String { folder.lastPathComponent }

    /// A package for a lab, or nil if the lab's `Subject.swift` is not of the form that can be chosen from.
    init?(of lab: Lab, base: [String: Data]) {
        definition = lab.definition
        folder = LabCopy.folder(of: lab, suffix: "-Variants")
        self.base = base
        let text = base[Self.subjectPath(of: definition)].map { String(decoding: $0, as: UTF8.self) }
        guard let subject = text.flatMap(SubjectFile.init(text:)) else { return nil }
        self.subject = subject
    }

    private static func subjectPath(of definition: LabDefinition) -> String {
        "Tests/\(definition.testTarget)/Subject.swift"
    }

    /// Writes the package.
    ///
    /// - Parameters:
    ///   - mutants: the source files of each wrong answer, by its name.
    ///   - tests: the text of test files that the lab itself does not have, by name.
    func write(
        solution: [String: String], mutants: [String: [String: String]], tests: [String: String]
    ) throws(LabError) {
        var texts = solution
        let suffixes = Dictionary(uniqueKeysWithValues: mutants.keys.map { ($0, Self.identifier($0)) })
        let testFolder = "Tests/\(definition.testTarget)"
        for (name, sources) in mutants {
            let identifier = Self.identifier(name)
            for (path, text) in sources { texts[moved(path, to: identifier)] = text }
            texts["\(testFolder)/Subject\(identifier).swift"] = subject.functions(
                suffix: identifier, substituting: substitution(identifier))
        }
        texts[Self.subjectPath(of: definition)] = subject.choice(between: suffixes, variable: Self.variable)
        for (name, text) in tests { texts["\(testFolder)/\(name)"] = text }
        texts["Package.swift"] = manifest(modules: isOfModules ? suffixes.values.sorted() : [])
        try MirroredFolder(url: folder).hold(base.merging(texts.mapValues { Data($0.utf8) }) { _, text in text })
    }

    /// The wrong answers in whose files the errors of a build are; empty if there are errors elsewhere.
    func culprits(_ errors: [BuildError], among mutants: [String]) -> Set<String> {
        let found = errors.map { error in
            mutants.first { error.file.hasPrefix("Sources/\(Self.identifier($0))/") }
        }
        return found.contains(nil) ? [] : Set(found.compactMap(\.self))
    }

    /// Whether the learner writes a module; otherwise files that the tests read.
    private var isOfModules: Bool { definition.sources.allSatisfy { $0.hasPrefix("Sources/\(definition.module)/") } }

    private var firstFolder: String { definition.sources.first?.split(separator: "/").first.map(String.init) ?? "" }

    private func moved(_ path: String, to identifier: String) -> String {
        isOfModules
            ? "Sources/\(identifier)/" + path.dropFirst("Sources/\(definition.module)/".count)
            : "Variants/\(identifier)/" + path
    }

    private func substitution(_ identifier: String) -> (old: String, new: String) {
        isOfModules
            ? (old: definition.module, new: identifier)
            : (old: "/\(firstFolder)\"", new: "/Variants/\(identifier)/\(firstFolder)\"")
    }

    /// The lab's manifest, and after it the lines that add the modules.
    private func manifest(modules: [String]) -> String {
        let own = base["Package.swift"].map { String(decoding: $0, as: UTF8.self) } ?? ""
        let list = modules.map { "\"\($0)\"" }.joined(separator: ", ")
        return own + """

            // From here on it is ordinal verify that speaks.
            package.name = "\(name)"
            let mutants: [String] = [\(list)]
            for target in package.targets where target.name == "\(definition.module)" {
                package.targets += mutants.map { mutant in
                    .target(name: mutant, dependencies: target.dependencies, swiftSettings: target.swiftSettings)
                }
            }
            for target in package.targets where target.name == "\(definition.testTarget)" {
                target.dependencies += mutants.map { .byName(name: $0) }
            }

            """
    }

    /// A wrong answer's name as Swift can write it.
    private static func identifier(_ name: String) -> String {
        "Mutant_" + name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    }
}
