import LabRunner

/// Where the workshop itself holds what a lab asks for.
///
/// A learner's own `swift test` can reach it; a submission may not, since it would be judged by its own judge. The names are
/// refused where a source says them; the symbols are not in what a submission is linked with, however it comes by them.
enum WorkshopAnswers {
    /// The types that answer a lab's questions.
    static func names(hiddenIn definition: LabDefinition) -> Set<String> {
        var names = answers.union(["ReferenceMeasures", "GradedSubject", "GradedAnswerer", "SeamService"])
        names.insert(isCapstone(definition) ? "StatefulSetPass" : "Policies")
        return names
    }

    /// Parts of mangled symbols: of those types, and of what in LabKit knows the right answer.
    static func symbols(hiddenIn definition: LabDefinition) -> [String] {
        let judges = ["Judge", "Question", "Examination", "Histor", "Driver", "13GradedSubject", "11RunRecorder"]
        let pass = isCapstone(definition) ? "10Controller15StatefulSetPass" : "10Controller8PoliciesV"
        return answers.sorted().map { "\($0.utf8.count)\($0)" } + judges.map { "s6LabKit*\($0)" } + [pass]
    }

    /// The capstone is handed the five parts, and may ask for Kubernetes' own.
    private static func isCapstone(_ definition: LabDefinition) -> Bool { definition.module == "Reconcile" }

    private static let answers: Set<String> = [
        "ReferenceIdentity", "ReferenceOrdering", "ReferenceStorage", "ReferenceCanary", "ReferenceDeploymentPolicy",
    ]
}
