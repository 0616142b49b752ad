/// A kind that the API server completes and checks before it stores an object.
public protocol Admitted: Defaulted {
    /// Clears and sets what a new object may not choose, such as its status, and adds what admission plugins add.
    mutating func prepareForCreate(at now: Timestamp)
    /// Takes from the stored object what an update may not change, and counts the generation.
    mutating func prepareForUpdate(from old: Self)
    /// Takes from the stored object everything but the status.
    mutating func prepareForStatusUpdate(from old: Self)
    /// Whether the specification is the stored one's, unchanged and complete, and nothing outside it has defaults.
    func keepsSpecification(of old: Self) -> Bool
    /// What is wrong with a new object.
    func validateCreate() -> [FieldProblem]
    /// What is wrong with the object as a successor of the stored one.
    func validateUpdate(from old: Self) -> [FieldProblem]
    /// What is wrong with the status as a successor of the stored one.
    func validateStatusUpdate(from old: Self) -> [FieldProblem]
    /// What the server accepts with a Warning header.
    func warnings() -> [String]
    /// What Kubernetes accepts without a word, but a person would want to know.
    func advice() -> [String]
}

extension Admitted {
    /// The object as it would be stored: completed, then checked.
    ///
    /// - Parameter now: the time of creation.
    /// - Throws: ``InvalidObject`` with every problem.
    public func admittedForCreate(at now: Timestamp) throws(InvalidObject) -> Self {
        var object = defaulted()
        object.metadata.prepareForCreate(at: now)
        object.prepareForCreate(at: now)
        try object.check(object.validateCreate())
        return object
    }

    /// The object as it would replace the stored one.
    ///
    /// - Throws: ``InvalidObject`` with every problem.
    public func admittedForUpdate(from old: Self) throws(InvalidObject) -> Self {
        let object = prepared(after: old) { $0.prepareForUpdate(from: old) }
        try object.check(
            object.metadata.validateUpdate(from: old.metadata) + object.validateUpdate(from: old))
        return object
    }

    /// The object as it would replace the stored one by way of its `/status`.
    ///
    /// - Throws: ``InvalidObject`` with every problem.
    public func admittedForStatusUpdate(from old: Self) throws(InvalidObject) -> Self {
        let object = prepared(after: old) { $0.prepareForStatusUpdate(from: old) }
        try object.check(
            object.metadata.validateUpdate(from: old.metadata) + object.validateStatusUpdate(from: old))
        return object
    }

    /// The object completed, and with what a write may not change; what is right already is not copied.
    private func prepared(after old: Self, by prepare: (inout Self) -> Void) -> Self {
        var object = self
        if !keepsSpecification(of: old) { object.applyDefaults() }
        if !metadata.isPrepared(after: old.metadata) { object.metadata.prepareForUpdate(from: old.metadata) }
        prepare(&object)
        return object
    }

    private func check(_ problems: [FieldProblem]) throws(InvalidObject) {
        if !problems.isEmpty { throw InvalidObject(kind: kind, name: metadata.name, problems: problems) }
    }

    /// Nothing is known of it.
    public func keepsSpecification(of old: Self) -> Bool { false }

    /// Does nothing, for kinds whose new objects are stored as they come.
    public mutating func prepareForCreate(at now: Timestamp) {}

    /// Does nothing, for kinds without a status.
    public mutating func prepareForUpdate(from old: Self) {}

    /// Keeps the stored object, for kinds without a `/status`.
    public mutating func prepareForStatusUpdate(from old: Self) {
        self = old
    }

    /// Finds nothing, for kinds whose status has no rules.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata)
    }

    /// Warns of nothing.
    public func warnings() -> [String] { [] }

    /// Has none.
    public func advice() -> [String] { [] }
}

extension ObjectMeta {
    /// Sets what the server decides about a new object.
    mutating func prepareForCreate(at now: Timestamp) {
        creationTimestamp = now.wholeSeconds
        deletionTimestamp = nil
        deletionGracePeriodSeconds = nil
        other["selfLink"] = nil
    }

    /// Whether ``prepareForUpdate(from:)`` would change nothing.
    fileprivate func isPrepared(after old: ObjectMeta) -> Bool {
        isIdentical(to: old)
            || generation == old.generation && !uid.rawValue.isEmpty && creationTimestamp != nil
                && (old.deletionTimestamp == nil || old.deletionTimestamp == deletionTimestamp)
                && (deletionGracePeriodSeconds != nil || old.deletionGracePeriodSeconds == nil)
                && other["selfLink"] == nil
    }

    /// Keeps what an update may leave out but never change.
    mutating func prepareForUpdate(from old: ObjectMeta) {
        generation = old.generation
        if uid.rawValue.isEmpty { uid = old.uid }
        if creationTimestamp == nil { creationTimestamp = old.creationTimestamp }
        if old.deletionTimestamp != nil { deletionTimestamp = old.deletionTimestamp }
        if deletionGracePeriodSeconds == nil { deletionGracePeriodSeconds = old.deletionGracePeriodSeconds }
        other["selfLink"] = nil
    }
}
