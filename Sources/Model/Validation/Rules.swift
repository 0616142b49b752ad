/// Rules that many fields share; a place is made only to tell of a problem there.
enum Rules {
    /// A count or a duration is never below zero.
    static func nonNegative(_ value: some BinaryInteger, at path: @autoclosure () -> FieldPath) -> [FieldProblem] {
        value < 0 ? [.invalid(path(), Int64(value), "must be greater than or equal to 0")] : []
    }

    /// A number that is at least one.
    static func positive(_ value: some BinaryInteger, at path: @autoclosure () -> FieldPath) -> [FieldProblem] {
        value <= 0 ? [.invalid(path(), Int64(value), "must be greater than 0")] : []
    }

    /// A value that never changes once it is stored.
    static func immutable<Value: Equatable & GoFormatted>(
        _ new: Value, _ old: Value, at path: @autoclosure () -> FieldPath
    ) -> [FieldProblem] {
        new == old ? [] : [.invalid(path(), new, "field is immutable")]
    }

    /// A value, or its absence, that never changes once it is stored.
    static func immutable<Value: Equatable & GoFormatted>(
        _ new: Value?, _ old: Value?, at path: @autoclosure () -> FieldPath
    ) -> [FieldProblem] {
        if new == old { return [] }
        guard let new else { return [.invalid(path(), JSON.null, "field is immutable")] }
        return [.invalid(path(), new, "field is immutable")]
    }

    /// One of a few words; an empty one is missing.
    static func required(_ value: String, oneOf words: [String], at path: FieldPath) -> [FieldProblem] {
        if value.isEmpty { return [.required(path)] }
        return words.contains(value) ? [] : [.notSupported(path, value, words)]
    }

    /// The number of a port.
    static func port(_ port: Int32, at path: FieldPath) -> [FieldProblem] {
        (1...65535).contains(port) ? [] : [.invalid(path, port, "must be between 1 and 65535, inclusive")]
    }

    /// Labels' keys and values, in the order of keys.
    static func labels(_ labels: [String: String], at path: FieldPath) -> [FieldProblem] {
        labels.sorted { $0.key < $1.key }.flatMap { key, value in
            NameRule.qualifiedName.check(key, at: path) + NameRule.labelValue.check(value, at: path)
        }
    }

    /// Annotations' keys, and their size together.
    static func annotations(_ annotations: [String: String], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = annotations.keys.sorted().flatMap { key in
            NameRule.qualifiedName.problems(key.lowercased()).map { .invalid(path, key, $0) }
        }
        let size = annotations.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        let limit = 256 * 1024
        if size > limit { problems.append(.tooLong(path, limit: limit)) }
        return problems
    }
}

extension LabelSelector {
    /// What is wrong with the selector.
    func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.labels(matchLabels, at: path.child("matchLabels"))
        for (index, requirement) in matchExpressions.enumerated() {
            problems += requirement.validate(at: path.child("matchExpressions").index(index))
        }
        return problems
    }
}

extension LabelSelector.Requirement {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        switch `operator` {
        case "In", "NotIn":
            if values.isEmpty {
                problems.append(
                    .required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'"))
            }
        case "Exists", "DoesNotExist":
            if !values.isEmpty {
                problems.append(
                    .forbidden(
                        path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
            }
        default: problems.append(.invalid(path.child("operator"), `operator`, "not a valid selector operator"))
        }
        problems += NameRule.qualifiedName.check(key, at: path.child("key"))
        for (index, value) in values.enumerated() {
            problems += NameRule.labelValue.problems(value).map {
                .invalid(path.child("values").index(index), value, $0)
            }
        }
        return problems
    }

    /// Whether the requirement can be evaluated at all.
    var isUsable: Bool {
        switch `operator` {
        case "In", "NotIn": !values.isEmpty
        case "Exists", "DoesNotExist": values.isEmpty
        default: false
        }
    }
}
