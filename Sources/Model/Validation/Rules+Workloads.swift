extension Rules {
    /// The selector of a workload is set, valid, and selects something in particular.
    static func selector(_ selector: LabelSelector?, of kind: String, at path: FieldPath) -> [FieldProblem] {
        guard let selector else { return [.required(path)] }
        var problems = selector.validate(at: path)
        if selector.selectsEverything {
            problems.append(.invalid(path, selector, "empty selector is invalid for \(kind)"))
        }
        return problems
    }

    /// A workload's selector selects the Pods that it makes.
    ///
    /// - Parameter unusable: what is said of a selector that cannot be evaluated.
    static func match(
        of selector: LabelSelector?, with template: PodTemplateSpec, at path: FieldPath, unusable: String = ""
    ) -> [FieldProblem] {
        let labels = template.metadata.labels
        if let selector {
            guard selector.matchExpressions.allSatisfy(\.isUsable) else {
                return [.invalid(FieldPath(path.parent).child("selector"), selector, unusable)]
            }
            if selector.selectsEverything || selector.matches(labels) { return [] }
        }
        let shown: JSON = labels.isEmpty ? .null : labels.json
        return [.invalid(path.child("metadata", "labels"), shown, "`selector` does not match template `labels`")]
    }

    /// A counter that only goes up.
    static func notDecremented(_ new: Int32?, from old: Int32?, at path: FieldPath) -> [FieldProblem] {
        guard let old, (new ?? 0) < old else { return [] }
        return [.invalid(path, new ?? 0, "cannot be decremented")]
    }

    /// A part of a whole.
    static func count(
        _ count: Int32, atMost limit: (name: String, count: Int32), at path: FieldPath
    ) -> [FieldProblem] {
        count > limit.count ? [.invalid(path, count, "cannot be greater than \(limit.name)")] : []
    }

    /// A number that is not negative, or a percentage.
    static func countOrPercentage(_ value: IntOrString, at path: FieldPath) -> [FieldProblem] {
        switch value {
        case .int(let number): return nonNegative(number, at: path)
        case .string where value.percentage != nil: return []
        case .string:
            let sentence = "a valid percent string must be a numeric string followed by an ending '%'"
            return [
                .invalid(path, value, NameRule.mismatch(sentence, pattern: "[0-9]+%", examples: ["1%", "93%"]))
            ]
        }
    }

    /// A share of a whole.
    static func atMostHundredPercent(_ value: IntOrString, at path: FieldPath) -> [FieldProblem] {
        (value.percentage ?? 0) > 100 ? [.invalid(path, value, "must not be greater than 100%")] : []
    }
}

extension IntOrString {
    /// Whether the number or the percentage is zero; text that is neither counts as zero.
    var isZero: Bool {
        if case .int(let number) = self { number == 0 } else { (percentage ?? 0) == 0 }
    }
}
