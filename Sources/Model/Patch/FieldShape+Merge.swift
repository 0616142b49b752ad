extension FieldShape {
    /// The value with an applied one merged into it; nil where both leave nothing.
    func merge(_ live: JSON?, _ applied: JSON?) throws(ElementProblem) -> JSON? {
        guard let known = applied ?? live else { return nil }
        let form = form(of: known)
        if form == .leaf || (live.isVoid && applied.isVoid) { return known }
        if form == .elements {
            let elements = try merge(elements: live?.array ?? [], applied?.array ?? [])
            return elements.isEmpty ? nil : .array(elements)
        }
        var result = JSONObject()
        let (old, new) = (live?.object ?? [:], applied?.object ?? [:])
        for member in old { result[member.key] = try self.member(member.key).merge(member.value, new[member.key]) }
        for member in new where old[member.key] == nil {
            result[member.key] = try self.member(member.key).merge(nil, member.value)
        }
        return result.isEmpty ? nil : .object(result)
    }

    /// Merges two lists: applied elements in their order, the others where they stood between them.
    private func merge(elements live: [JSON], _ applied: [JSON]) throws(ElementProblem) -> [JSON] {
        var merger = try ElementMerger(live: live, applied: applied, shape: self)
        return try merger.merged()
    }
}

/// Walks a list and the one that is applied to it side by side.
private struct ElementMerger {
    private let shape: FieldShape
    private var live: ArraySlice<(step: FieldSet.Element, value: JSON)>
    private var applied: ArraySlice<(step: FieldSet.Element, value: JSON)>
    private let liveValues: [FieldSet.Element: JSON]
    private let appliedValues: [FieldSet.Element: JSON]
    /// The applied elements that the live list has too and that are yet to come.
    private var shared: ArraySlice<FieldSet.Element>
    private var done: Set<FieldSet.Element> = []
    private var result: [JSON] = []

    init(live: [JSON], applied: [JSON], shape: FieldShape) throws(ElementProblem) {
        self.shape = shape
        self.live = try Self.steps(to: live, shape)[...]
        self.applied = try Self.steps(to: applied, shape)[...]
        // Elements that stand twice are not merged: the applied one takes their place.
        liveValues = Dictionary(self.live.map { ($0.step, $0.value) }) { _, _ in .null }
        appliedValues = Dictionary(self.applied.map { ($0.step, $0.value) }) { first, _ in first }
        shared = self.applied.map(\.step).filter { [liveValues] step in liveValues[step] != nil }[...]
    }

    private static func steps(
        to elements: [JSON], _ shape: FieldShape
    ) throws(ElementProblem) -> [(step: FieldSet.Element, value: JSON)] {
        var steps: [(step: FieldSet.Element, value: JSON)] = []
        for element in elements { steps.append((try shape.step(to: element), element)) }
        return steps
    }

    mutating func merged() throws(ElementProblem) -> [JSON] {
        while !live.isEmpty || !applied.isEmpty {
            guard let mine = live.first else {
                try takeApplied()
                continue
            }
            if appliedValues[mine.step] == nil {
                try append(mine.value, nil)
                live.removeFirst()
            } else if applied.first?.step != mine.step, let next = shared.first, next != mine.step, !applied.isEmpty {
                // It comes later in the applied order.
                live.removeFirst()
            } else {
                if applied.first?.step == mine.step || done.contains(mine.step) { live.removeFirst() }
                try takeApplied()
            }
        }
        return result
    }

    private mutating func takeApplied() throws(ElementProblem) {
        guard let (step, value) = applied.popFirst() else { return }
        done.insert(step)
        if shared.first == step { shared.removeFirst() }
        try append(liveValues[step], value)
    }

    private mutating func append(_ mine: JSON?, _ theirs: JSON?) throws(ElementProblem) {
        if let value = try shape.element.merge(mine, theirs) { result.append(value) }
    }
}

extension FieldShape {
    /// The value without some of the fields inside it; what loses all its content becomes `null`.
    func removing(_ fields: FieldSet, from value: JSON) -> JSON {
        if fields.isEmpty { return value }
        switch (form(of: value), value) {
        case (.leaf, _): return value
        case (_, .object(let members)):
            let left = members.compactMap { member -> (String, JSON)? in
                let step = FieldSet.Element.field(member.key)
                if fields.hasMember(step) { return nil }
                return (member.key, self.member(member.key).removing(fields.inside(step), from: member.value))
            }
            return left.isEmpty ? .null : .object(JSONObject(left))
        case (_, .array(let elements)):
            let left = elements.compactMap { value -> JSON? in
                guard let step = try? step(to: value) else { return value }
                return fields.hasMember(step) ? nil : element.removing(fields.inside(step), from: value)
            }
            return left.isEmpty ? .null : .array(left)
        default: return .null
        }
    }
}
