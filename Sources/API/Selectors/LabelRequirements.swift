import Model

/// Conditions on labels as a query writes them: all must hold.
struct LabelRequirements: Hashable, Sendable {
    /// One condition.
    struct Requirement: Hashable, Sendable {
        /// How the label's value is compared.
        enum Operator: Hashable, Sendable {
            case exists, doesNotExist, isIn, isNotIn, isGreater, isLess
        }

        /// The label's key.
        let key: String
        /// How the value is compared.
        let `operator`: Operator
        /// What it is compared with.
        let values: Set<String>

        /// Whether labels meet the condition; a label that is missing is in no set.
        func matches(_ labels: [String: String]) -> Bool {
            let value = labels[key]
            switch `operator` {
            case .exists: return value != nil
            case .doesNotExist: return value == nil
            case .isIn: return value.map { values.contains($0) } ?? false
            case .isNotIn: return value.map { !values.contains($0) } ?? true
            case .isGreater, .isLess:
                guard let found = value.flatMap({ Int64($0) }), let bound = values.first.flatMap({ Int64($0) }) else {
                    return false
                }
                return `operator` == .isGreater ? found > bound : found < bound
            }
        }
    }

    /// The conditions.
    var requirements: [Requirement] = []

    /// Whether labels meet every condition.
    func matches(_ labels: [String: String]) -> Bool { requirements.allSatisfy { $0.matches(labels) } }
}

extension LabelRequirements {
    /// Reads a selector such as `app=web,tier in (a, b),!old`.
    ///
    /// - Throws: ``Refusal`` in Kubernetes' words.
    init(_ text: String) throws {
        var parser = LabelSelectorParser(text)
        requirements = try parser.parse()
    }
}
