/// A set of an object's fields, as managed fields keep it.
///
/// A field may be in the set without those that hold it, and without those that it holds.
package struct FieldSet: Hashable, Sendable {
    /// Sorted by element; each is in the set itself or holds some that are.
    private(set) var nodes: [Node]

    /// One field, and what of its content is in the set.
    struct Node: Hashable, Sendable {
        let element: Element
        /// Whether the field itself is in the set.
        var isMember: Bool
        /// The fields inside it that are.
        var children: FieldSet

        var isEmpty: Bool { !isMember && children.isEmpty }
    }

    /// The way from the object to a field.
    package typealias Path = [Element]

    /// The empty set.
    package init() {
        nodes = []
    }

    /// The set of these fields.
    package init(_ paths: some Sequence<Path>) {
        self.init()
        for path in paths { insert(path) }
    }

    /// The set of these nodes but for those that are empty.
    init(sorted nodes: [Node]) {
        self.init(full: nodes.filter { !$0.isEmpty })
    }

    /// The set of these nodes, in order, none of which is empty.
    init(full nodes: [Node]) {
        self.nodes = nodes
    }

    /// Whether no field is in the set.
    package var isEmpty: Bool { nodes.isEmpty }

    /// Whether a field is in the set.
    package func contains(_ path: Path) -> Bool {
        guard let first = path.first, let node = self[first] else { return false }
        return path.count == 1 ? node.isMember : node.children.contains(Array(path.dropFirst()))
    }

    /// Adds a field; the object as a whole is never one.
    package mutating func insert(_ path: Path) {
        insert(path[...])
    }

    private mutating func insert(_ path: ArraySlice<Element>) {
        guard let first = path.first else { return }
        let index = position(of: first)
        if index == nodes.count || nodes[index].element != first {
            nodes.insert(Node(element: first, isMember: false, children: FieldSet()), at: index)
        }
        if path.count == 1 {
            nodes[index].isMember = true
        } else {
            nodes[index].children.insert(path.dropFirst())
        }
    }

    /// What of the set lies inside a field.
    func inside(_ element: Element) -> FieldSet { self[element]?.children ?? FieldSet() }

    /// Whether a field of the object itself is in the set.
    func hasMember(_ element: Element) -> Bool { self[element]?.isMember ?? false }

    private subscript(element: Element) -> Node? {
        let index = position(of: element)
        return index < nodes.count && nodes[index].element == element ? nodes[index] : nil
    }

    /// The index of the element, or where it would be inserted.
    private func position(of element: Element) -> Int {
        if let last = nodes.last, last.element < element { return nodes.count }
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].element < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The fields, those of a level before those inside them.
    package var paths: [Path] {
        nodes.filter(\.isMember).map { [$0.element] }
            + nodes.flatMap { node in node.children.paths.map { [node.element] + $0 } }
    }
}

extension FieldSet {
    /// The fields that are in either set.
    package func union(_ other: FieldSet) -> FieldSet {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return zipped(with: other) { mine, theirs in
            guard let mine, let theirs else { return mine ?? theirs }
            return Node(
                element: mine.element, isMember: mine.isMember || theirs.isMember,
                children: mine.children.union(theirs.children))
        }
    }

    /// The fields that are in any of the sets.
    static func union(of sets: [FieldSet]) -> FieldSet {
        // Sets of equal size are joined, so that each field is moved a few times only.
        var sets = sets
        while sets.count > 1 {
            sets = stride(from: 0, to: sets.count, by: 2).map { index in
                index + 1 < sets.count ? sets[index].union(sets[index + 1]) : sets[index]
            }
        }
        return sets.first ?? FieldSet()
    }

    /// The fields that are in both sets.
    package func intersection(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return FieldSet() }
        return zipped(with: other) { mine, theirs in
            guard let mine, let theirs else { return nil }
            return Node(
                element: mine.element, isMember: mine.isMember && theirs.isMember,
                children: mine.children.intersection(theirs.children))
        }
    }

    /// The fields that are not in the other set; a field stays although one that holds it goes.
    package func difference(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return self }
        return zipped(with: other) { mine, theirs in
            guard let mine, let theirs else { return mine }
            return Node(
                element: mine.element, isMember: mine.isMember && !theirs.isMember,
                children: mine.children.difference(theirs.children))
        }
    }

    /// The fields that are not in the other set, nor inside one that is.
    package func subtractingTrees(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return self }
        return zipped(with: other) { mine, theirs in
            guard let mine, let theirs else { return mine }
            if theirs.isMember { return nil }
            return Node(
                element: mine.element, isMember: mine.isMember,
                children: mine.children.subtractingTrees(theirs.children))
        }
    }

    private func zipped(with other: FieldSet, _ combine: (Node?, Node?) -> Node?) -> FieldSet {
        var result: [Node] = []
        result.reserveCapacity(nodes.count)
        var (left, right) = (0, 0)
        while left < nodes.count || right < other.nodes.count {
            let combined: Node?
            if right == other.nodes.count || left < nodes.count && nodes[left].element < other.nodes[right].element {
                combined = combine(nodes[left], nil)
                left += 1
            } else if left == nodes.count || other.nodes[right].element < nodes[left].element {
                combined = combine(nil, other.nodes[right])
                right += 1
            } else {
                combined = combine(nodes[left], other.nodes[right])
                (left, right) = (left + 1, right + 1)
            }
            if let combined, !combined.isEmpty { result.append(combined) }
        }
        return FieldSet(full: result)
    }
}

extension FieldSet: CustomStringConvertible {
    /// One field a line.
    package var description: String {
        paths.map { $0.map(\.description).joined() }.joined(separator: "\n")
    }
}

extension FieldSet {
    /// The set as managed fields write it (FieldsV1).
    package var json: JSON { .object(encoded(includingSelf: false)) }

    private func encoded(includingSelf: Bool) -> JSONObject {
        let own: [(String, JSON)] = includingSelf && !nodes.isEmpty ? [(".", [:])] : []
        return JSONObject(
            own
                + nodes.map { node in
                    (node.element.encoded, .object(node.children.encoded(includingSelf: node.isMember)))
                })
    }

    /// Reads a set as managed fields write it; nil if it is malformed.
    ///
    /// Steps of a type that this does not know are left out.
    package init?(json: JSON) {
        guard let read = Self.decode(json) else { return nil }
        self = read.set
    }

    private static func decode(_ json: JSON) -> (set: FieldSet, isMember: Bool)? {
        guard case .object(let members) = json else { return json == .null ? (FieldSet(), true) : nil }
        var nodes: [Node] = []
        var isMember = false
        for member in members {
            if member.key == "." {
                isMember = true
                continue
            }
            switch Element.decode(member.key) {
            case .malformed: return nil
            case .unknownType: continue
            case .element(let element):
                guard let inner = decode(member.value) else { return nil }
                nodes.append(Node(element: element, isMember: inner.isMember, children: inner.set))
            }
        }
        let isSorted = zip(nodes, nodes.dropFirst()).allSatisfy { $0.element < $1.element }
        let set = isSorted ? FieldSet(sorted: nodes) : FieldSet.union(of: nodes.map { FieldSet(sorted: [$0]) })
        return (set, isMember || set.isEmpty)
    }
}
