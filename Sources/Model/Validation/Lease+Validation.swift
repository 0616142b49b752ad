extension Lease: Admitted {
    /// Does nothing; a lease has no defaults.
    public mutating func applyDefaults() {}

    /// What is wrong with a new lease.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain) + spec.validate(at: "spec")
    }

    /// What is wrong with the lease as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata) + spec.validate(at: "spec")
    }
}

extension LeaseSpec {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let seconds = leaseDurationSeconds, seconds <= 0 {
            problems.append(.invalid(path.child("leaseDurationSeconds"), seconds, "must be greater than 0"))
        }
        if let transitions = leaseTransitions, transitions < 0 {
            problems.append(
                .invalid(path.child("leaseTransitions"), transitions, "must be greater than or equal to 0"))
        }
        return problems
    }
}
