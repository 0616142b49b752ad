extension FieldShape {
    /// What keeps a value from being applied: each problem with the path to it.
    func problems(with value: JSON, at path: String = "") -> [String] {
        if value == .null { return [] }
        switch (type, value) {
        case (.object, .object(let members)), (.map, .object(let members)): return problems(with: members, at: path)
        case (.list, .array(let elements)): return problems(with: elements, at: path)
        case (.object, _), (.map, _): return ["\(path): expected map, got &{\(value.goPlainText)}"]
        case (.list, _): return ["\(path): expected list, got &{\(value.goPlainText)}"]
        case (.json, _): return []
        default: return scalarProblem(with: value).map { ["\(path): \($0)"] } ?? []
        }
    }

    private func problems(with members: JSONObject, at path: String) -> [String] {
        var problems: [String] = []
        for member in members {
            let here = "\(path).\(member.key)"
            if case .object = type, !declares(member.key) {
                return problems + ["\(here): field not declared in schema"]
            }
            problems += self.member(member.key).problems(with: member.value, at: here)
        }
        return problems
    }

    private func problems(with elements: [JSON], at path: String) -> [String] {
        var problems: [String] = []
        var seen: Set<FieldSet.Element> = []
        for (index, value) in elements.enumerated() {
            var step = FieldSet.Element.index(index)
            if sharing != .atomic {
                do throws(ElementProblem) {
                    step = try self.step(to: value)
                } catch {
                    return problems + ["\(path): element \(index): \(error.message)"]
                }
                if !seen.insert(step).inserted { problems.append("\(path): duplicate entries for key \(step)") }
            }
            problems += element.problems(with: value, at: path + step.description)
        }
        return problems
    }

    private func scalarProblem(with value: JSON) -> String? {
        switch (type, value) {
        case (.int32, .integer), (.int32, .number), (.int64, .integer), (.int64, .number): nil
        case (.int32, _), (.int64, _): "expected numeric (int or float), got \(value.goTypeName)"
        case (.string, .string), (.bytes, .string): nil
        case (.string, _), (.bytes, _):
            "expected string, got &value.valueUnstructured{Value:\(value.goSyntaxText)}"
        case (.bool, .bool): nil
        case (.bool, _): "expected boolean, got &{\(value.goPlainText)}"
        case (_, .object), (_, .array): "expected any scalar, got &{\(value.goPlainText)}"
        default: nil
        }
    }
}
