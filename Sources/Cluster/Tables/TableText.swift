import Model

/// The texts of cells that several kinds share.
enum TableText {
    /// What stands where there is nothing.
    static let none = "<none>"
    /// What stands where nothing was chosen.
    static let unset = "<unset>"
    /// What stands where nobody knows.
    static let unknown = "<unknown>"

    /// The time since a moment.
    static func age(since moment: Timestamp?, at now: Timestamp) -> String {
        moment.map { (now - $0).humanText } ?? unknown
    }

    /// Labels as `key=value`, sorted, or `<none>`.
    static func labels(_ labels: [String: String]) -> String {
        labels.isEmpty ? none : labels.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
    }

    /// The conditions of a selector, sorted by key; `nil` where one has an operator that does not exist.
    static func selector(_ selector: LabelSelector) -> String? {
        var conditions = selector.matchLabels.map { (key: $0.key, text: "\($0.key)=\($0.value)") }
        for requirement in selector.matchExpressions {
            let key = requirement.key
            let values = "(\(requirement.values.sorted().joined(separator: ",")))"
            switch requirement.operator {
            case "In": conditions.append((key, "\(key) in \(values)"))
            case "NotIn": conditions.append((key, "\(key) notin \(values)"))
            case "Exists": conditions.append((key, key))
            case "DoesNotExist": conditions.append((key, "!\(key)"))
            default: return nil
            }
        }
        return conditions.sorted { ($0.key, $0.text) < ($1.key, $1.text) }.map(\.text).joined(separator: ",")
    }

    /// The first few of a list, and how many more there are.
    static func shortList(_ items: [String], limit: Int = 3) -> String {
        let shown = items.prefix(limit).joined(separator: ",")
        return items.count > limit ? "\(shown) + \(items.count - limit) more..." : shown
    }

    /// Access modes by their short names, each once, in the order of growing freedom.
    static func accessModes(_ modes: [String]) -> String {
        let names = [
            ("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP"),
        ]
        return names.filter { modes.contains($0.0) }.map(\.1).joined(separator: ",")
    }
}

extension String {
    /// The text, or another where it is empty.
    func orIfEmpty(_ other: String) -> String { isEmpty ? other : self }
}
