extension FieldSet {
    /// The fields that an object sets.
    package static func of(_ object: JSON, schema: ObjectSchema) -> FieldSet {
        of(object, FieldShape(schema)).set
    }

    /// The fields inside a value, and whether the value is itself one.
    private static func of(_ value: JSON, _ shape: FieldShape) -> (set: FieldSet, isMember: Bool) {
        switch (shape.form(of: value), value) {
        case (.members, .object(let members)):
            let nodes = members.map { member in
                let inner = of(member.value, shape.member(member.key))
                let isVoid = member.value == .null || member.value == .object([:])
                return Node(
                    element: .field(member.key),
                    isMember: inner.isMember || isVoid || !shape.declares(member.key), children: inner.set)
            }
            return (FieldSet(sorted: nodes), false)
        case (.elements, .array(let elements)): return (of(elements, shape), false)
        case (.leaf, _): return (FieldSet(), true)
        default: return (FieldSet(), false)
        }
    }

    private static func of(_ elements: [JSON], _ shape: FieldShape) -> FieldSet {
        var byStep: [Element: FieldSet] = [:]
        var repeated: Set<Element> = []
        for value in elements {
            guard let step = try? shape.step(to: value) else { continue }
            if byStep.updateValue(of(value, shape.element).set, forKey: step) != nil { repeated.insert(step) }
        }
        let nodes = byStep.map { step, inner in
            // An element that stands twice is owned as a whole.
            Node(element: step, isMember: true, children: repeated.contains(step) ? FieldSet() : inner)
        }
        return FieldSet(sorted: nodes.sorted { $0.element < $1.element })
    }

    /// The set with the fields of types that hold members of the set; maps and elements are not added.
    func includingHolders(_ shape: FieldShape) -> FieldSet {
        FieldSet(
            sorted: nodes.map { node in
                var result = node
                if case .field(let name) = node.element, !node.children.isEmpty, shape.declares(name) {
                    result.isMember = true
                }
                result.children = node.children.includingHolders(shape.shape(at: node.element))
                return result
            })
    }
}

/// How an object differs from another one.
package struct FieldComparison: Hashable, Sendable {
    /// What only the second one has.
    package var added = FieldSet()
    /// What both have with different values.
    package var modified = FieldSet()
    /// What only the first one has.
    package var removed = FieldSet()

    /// Compares two objects of a type.
    package init(_ old: JSON, _ new: JSON, schema: ObjectSchema) {
        compare(old, new, FieldShape(schema), at: [])
    }

    /// What the second object sets anew.
    package var changed: FieldSet { modified.union(added) }

    /// The comparison without some fields and all that is inside them.
    func ignoring(_ fields: FieldSet) -> FieldComparison {
        if fields.isEmpty { return self }
        var result = self
        result.added = added.subtractingTrees(fields)
        result.modified = modified.subtractingTrees(fields)
        result.removed = removed.subtractingTrees(fields)
        return result
    }
}

extension FieldComparison {
    private mutating func compare(_ old: JSON?, _ new: JSON?, _ shape: FieldShape, at path: FieldSet.Path) {
        if old == new { return }
        guard let known = new ?? old else { return }
        let form = shape.form(of: known)
        if form == .leaf || (old.isVoid && new.isVoid) {
            switch (old, new) {
            case (nil, _): added.insert(path)
            case (_, nil): removed.insert(path)
            default: modified.insert(path)
            }
            return
        }
        if form == .members {
            // A free value may have been something else than an object.
            if let old, old != .null, old.object == nil { modified.insert(path) }
            compareMembers(old?.object ?? [:], new?.object ?? [:], shape, at: path)
        } else {
            compareElements(old?.array ?? [], new?.array ?? [], shape, at: path)
        }
        if old == nil { added.insert(path) }
        if new == nil { removed.insert(path) }
    }

    private mutating func compareMembers(
        _ old: JSONObject, _ new: JSONObject, _ shape: FieldShape, at path: FieldSet.Path
    ) {
        for member in old {
            compare(member.value, new[member.key], shape.member(member.key), at: path + [.field(member.key)])
        }
        for member in new where old[member.key] == nil {
            compare(nil, member.value, shape.member(member.key), at: path + [.field(member.key)])
        }
    }

    private mutating func compareElements(
        _ old: [JSON], _ new: [JSON], _ shape: FieldShape, at path: FieldSet.Path
    ) {
        let before = old.grouped(by: shape)
        let after = new.grouped(by: shape)
        for step in Set(before.keys).union(after.keys) {
            let here = path + [step]
            let (left, right) = (before[step] ?? [], after[step] ?? [])
            switch (left.count, right.count) {
            case (...1, ...1): compare(left.first, right.first, shape.element, at: here)
            // Elements that stand twice are compared as a whole.
            case (2..., 2...): if left != right { modified.insert(here) }
            case (2..., _):
                compare(nil, right.first, shape.element, at: here)
                removed.insert(here)
            default:
                compare(left.first, nil, shape.element, at: here)
                added.insert(here)
            }
        }
    }
}

extension [JSON] {
    /// The elements by how they are found.
    fileprivate func grouped(by shape: FieldShape) -> [FieldSet.Element: [JSON]] {
        var groups: [FieldSet.Element: [JSON]] = [:]
        for value in self {
            guard let step = try? shape.step(to: value) else { continue }
            groups[step, default: []].append(value)
        }
        return groups
    }
}
