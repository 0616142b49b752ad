import LabRunner

/// Where the workshop itself holds what a lab asks for.
///
/// A learner's own `swift test` can reach it; a submission may not, since it would be judged by its own judge.
enum WorkshopAnswers {
    /// The types that answer a lab's questions, or that know the right answer.
    static func names(hiddenIn definition: LabDefinition) -> Set<String> {
        var names = everywhere
        // The capstone is handed the five parts, and may ask for Kubernetes' own.
        names.formUnion(definition.module == "Reconcile" ? ["StatefulSetController", "StatefulSetPass"] : ["Policies"])
        return names
    }

    private static let everywhere: Set<String> = [
        "ReferenceIdentity", "ReferenceOrdering", "ReferenceStorage", "ReferenceCanary", "ReferenceDeploymentPolicy",
        "ReferenceMeasures", "GradedSubject", "GradedAnswerer", "SeamService", "Examination", "RunRecorder",
    ]
}
