extension Toleration {
    /// What is wrong with a Pod's tolerations.
    static func validate(_ tolerations: [Toleration], at path: FieldPath) -> [FieldProblem] {
        tolerations.enumerated().flatMap { $0.element.validate(at: path.index($0.offset)) }
    }

    private func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = key.isEmpty ? [] : NameRule.qualifiedName.check(key, at: path.child("key"))
        let operatorPath = path.child("operator")
        if key.isEmpty, `operator` != "Exists" {
            problems.append(
                .invalid(
                    operatorPath, `operator`,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\""))
        }
        if tolerationSeconds != nil, effect != "NoExecute" {
            problems.append(
                .invalid(path.child("effect"), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"))
        }
        switch `operator` {
        case "Equal", "":
            let found = NameRule.labelValue.problems(value)
            if !found.isEmpty { problems.append(.invalid(operatorPath, value, found.joined(separator: ";"))) }
        case "Exists":
            if !value.isEmpty {
                problems.append(.invalid(operatorPath, value, "value must be empty when `operator` is 'Exists'"))
            }
        default: problems.append(.notSupported(operatorPath, `operator`, ["Equal", "Exists"]))
        }
        return problems + (effect.isEmpty ? [] : Taint.validate(effect: effect, at: path.child("effect")))
    }
}

extension Taint {
    /// What is wrong with a node's taints.
    static func validate(_ taints: [Taint], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var seen: Set<[String]> = []
        for (index, taint) in taints.enumerated() {
            let path = path.index(index)
            problems += NameRule.qualifiedName.check(taint.key, at: path.child("key"))
            let found = NameRule.labelValue.problems(taint.value)
            if !found.isEmpty {
                problems.append(.invalid(path.child("value"), taint.value, found.joined(separator: ";")))
            }
            problems +=
                taint.effect.isEmpty
                ? [.required(path.child("effect"))] : validate(effect: taint.effect, at: path.child("effect"))
            if !seen.insert([taint.key, taint.effect]).inserted {
                let shown = GoStruct([
                    "Key": taint.key.goText, "Value": taint.value.goText, "Effect": taint.effect.goText,
                    "TimeAdded": taint.timeAdded?.goText ?? "null",
                ])
                problems.append(
                    FieldProblem(
                        type: .duplicate, field: path.text, value: shown.goText,
                        detail: "taints must be unique by key and effect pair"))
            }
        }
        return problems
    }

    /// One of the three effects.
    static func validate(effect: String, at path: FieldPath) -> [FieldProblem] {
        let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
        return effects.contains(effect) ? [] : [.notSupported(path, effect, effects)]
    }
}
