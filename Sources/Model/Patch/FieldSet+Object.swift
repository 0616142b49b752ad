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
