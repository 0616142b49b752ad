extension ControllerRevision: Admitted {
    /// What is wrong with a new revision.
    public func validateCreate() -> [FieldProblem] {
        var problems = metadata.validate(isNamespaced: true, names: .subdomain)
        if data == .null { problems.append(.required("data", "data is mandatory")) }
        return problems + Rules.nonNegative(revision, at: "revision")
    }

    /// What is wrong with the revision as a successor of the stored one; its data never change.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        let isSame = data == old.data && dataText == old.dataText
        return metadata.validateKindUpdate(from: old.metadata) + validateCreate()
            + (isSame ? [] : [.invalid("data", data, "field is immutable")])
    }
}
