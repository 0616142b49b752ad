extension StatefulSet: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Deployment: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension ReplicaSet: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension ControllerRevision: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Pod: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Service: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Endpoints: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension PersistentVolumeClaim: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension PersistentVolume: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Node: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Event: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension Namespace: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension ConfigMap: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension ServiceAccount: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension EndpointSlice: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
extension StorageClass: Admitted {
    /// Stub.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: Self.kind.isNamespaced, names: .subdomain)
    }
    /// Stub.
    public func validateUpdate(from old: Self) -> [FieldProblem] { metadata.validateKindUpdate(from: old.metadata) }
}
