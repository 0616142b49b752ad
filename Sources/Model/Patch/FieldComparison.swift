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
        self = Outcome(old, new, FieldShape(schema)).inner
    }

    fileprivate init() {}

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

/// How a value differs from another one: itself, and inside.
private struct Outcome {
    var inner = FieldComparison()
    var isAdded = false
    var isModified = false
    var isRemoved = false

    init() {}

    init(_ old: JSON?, _ new: JSON?, _ shape: FieldShape) {
        guard old != new, let known = new ?? old else { return }
        let form = shape.form(of: known)
        if form == .leaf || (old.isVoid && new.isVoid) {
            isModified = old != nil && new != nil
        } else if form == .members {
            inner = Self.members(old?.object ?? [:], new?.object ?? [:], shape)
            // A free value may have been something else than an object.
            if let old, new != nil, old != .null, old.object == nil { isModified = true }
        } else {
            inner = Self.elements(shape.sortedElements(old), shape.sortedElements(new), shape)
        }
        isAdded = old == nil
        isRemoved = new == nil
    }

    private static func members(_ old: JSONObject, _ new: JSONObject, _ shape: FieldShape) -> FieldComparison {
        var builder = ComparisonBuilder()
        var (before, after) = (0, 0)
        while let key = smaller(old.key(at: before), new.key(at: after)) {
            let left = old.key(at: before) == key ? old[before].value : nil
            let right = new.key(at: after) == key ? new[after].value : nil
            if left != nil { before += 1 }
            if right != nil { after += 1 }
            if left != right { builder.append(.field(key), Outcome(left, right, shape.member(key))) }
        }
        return builder.comparison
    }

    private static func elements(
        _ old: [SteppedElement], _ new: [SteppedElement], _ shape: FieldShape
    ) -> FieldComparison {
        var builder = ComparisonBuilder()
        var (before, after) = (old[...], new[...])
        while let step = smaller(before.first?.step, after.first?.step) {
            let left = before.prefix { $0.step == step }
            let right = after.prefix { $0.step == step }
            before.removeFirst(left.count)
            after.removeFirst(right.count)
            builder.append(step, Outcome(left.map(\.value), right.map(\.value), element: shape.element))
        }
        return builder.comparison
    }

    /// Compares what stands under one step in two lists; elements that stand twice are compared as a whole.
    private init(_ left: [JSON], _ right: [JSON], element shape: FieldShape) {
        switch (left.count, right.count) {
        case (...1, ...1): self.init(left.first, right.first, shape)
        case (2..., 2...):
            self.init()
            isModified = left != right
        case (2..., _):
            self.init(nil, right.first, shape)
            isRemoved = true
        default:
            self.init(left.first, nil, shape)
            isAdded = true
        }
    }

    private static func smaller<Value: Comparable>(_ left: Value?, _ right: Value?) -> Value? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }
}

/// Collects the differences of an object's members or a list's elements, in order.
private struct ComparisonBuilder {
    private var added: [FieldSet.Node] = []
    private var modified: [FieldSet.Node] = []
    private var removed: [FieldSet.Node] = []

    mutating func append(_ step: FieldSet.Element, _ outcome: Outcome) {
        Self.append(step, outcome.isAdded, outcome.inner.added, to: &added)
        Self.append(step, outcome.isModified, outcome.inner.modified, to: &modified)
        Self.append(step, outcome.isRemoved, outcome.inner.removed, to: &removed)
    }

    private static func append(
        _ step: FieldSet.Element, _ isMember: Bool, _ children: FieldSet, to nodes: inout [FieldSet.Node]
    ) {
        let node = FieldSet.Node(element: step, isMember: isMember, children: children)
        if !node.isEmpty { nodes.append(node) }
    }

    var comparison: FieldComparison {
        var result = FieldComparison()
        result.added = FieldSet(full: added)
        result.modified = FieldSet(full: modified)
        result.removed = FieldSet(full: removed)
        return result
    }
}

/// An element of a list, with how it is found.
private struct SteppedElement {
    let step: FieldSet.Element
    let value: JSON
}

extension FieldShape {
    /// The elements by how they are found, those that stand twice in their order.
    fileprivate func sortedElements(_ list: JSON?) -> [SteppedElement] {
        let elements = (list?.array ?? []).compactMap { value in
            (try? step(to: value)).map { SteppedElement(step: $0, value: value) }
        }
        let isSorted = zip(elements, elements.dropFirst()).allSatisfy { $0.step < $1.step }
        if isSorted { return elements }
        return elements.enumerated()
            .sorted { ($0.element.step, $0.offset) < ($1.element.step, $1.offset) }
            .map(\.element)
    }
}
