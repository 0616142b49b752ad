import LabRunner

/// How a lab's subject is asked from outside: the `Subject.swift` of the trusted tests, and the program around the
/// learner's code.
struct SubjectSeam {
    /// What the tests examine instead of the learner's types.
    var proxy: String
    /// The main file of the subject's program; nil where the subject is files that the trusted tests read.
    var service: String?

    /// The variable from which tests that read files take the folder of the lab that they are in.
    static let filesVariable = "ORDINAL_SUBJECT_FILES"

    /// What LabKit has a seam for: the protocols, and what the seam is called there.
    private static let known = [
        "any IdentityPolicy": "identity", "any OrderingPolicy": "ordering", "any StoragePolicy": "storage",
        "any DeploymentPolicy": "deployment", "any CanaryPolicy": "canary", "any RunMeasures": "measures",
        "any StatefulSetReconciler": "reconciler",
    ]

    /// - Parameters:
    ///   - own: the lab's own files `Grading/Proxy.swift` and `Grading/Service.swift`, where it has a seam of its own.
    init(_ file: SubjectFile, of definition: LabDefinition, own: (proxy: String, service: String)?) throws {
        if let own {
            (proxy, service) = (own.proxy, own.service)
            return
        }
        let imports = file.imports.filter { $0 != definition.module }
        guard definition.sources.allSatisfy({ $0.hasPrefix("Sources/\(definition.module)/") }) else {
            let folder = "(ProcessInfo.processInfo.environment[\"\(Self.filesVariable)\"] ?? \"\")"
            let lines = file.subjects.map { subject in
                "let \(subject.name): \(subject.type) = \(subject.expression.replacing("labFolder", with: folder))\n"
            }
            proxy = (imports + ["Foundation"]).map { "import \($0)\n" }.joined() + lines.joined()
            return
        }
        var proxies: [String] = []
        var answerers: [String] = []
        for subject in file.subjects {
            guard let seam = Self.known[subject.type] else {
                throw GradingError.noSeam(lab: definition.number, type: subject.type)
            }
            proxies.append("let \(subject.name): \(subject.type) = GradedSubject.\(seam)\n")
            answerers.append(".\(seam)(\(subject.expression))")
        }
        let modules = Set(imports + ["LabKit"]).sorted()
        proxy = modules.map { "import \($0)\n" }.joined() + proxies.joined()
        service = """
            import LabKit
            import \(definition.module)

            SeamService.serve(graded: [\(answerers.joined(separator: ", "))])

            """
    }
}
