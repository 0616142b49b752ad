/// Elements in order, each once: what an index keeps where its order can be seen.
struct SortedSet<Element: Comparable & Sendable>: Sendable {
    private var elements: [Element] = []

    /// A set without elements.
    init() {}

    /// Where the element is, or would be.
    private func position(of element: Element) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func insert(_ element: Element) {
        let index = position(of: element)
        if index == elements.count || elements[index] != element { elements.insert(element, at: index) }
    }

    mutating func remove(_ element: Element) {
        let index = position(of: element)
        if index < elements.count, elements[index] == element { elements.remove(at: index) }
    }
}

extension SortedSet: RandomAccessCollection {
    var startIndex: Int { elements.startIndex }
    var endIndex: Int { elements.endIndex }
    subscript(position: Int) -> Element { elements[position] }
}

extension Dictionary {
    /// Adds an element to the set that a key has.
    mutating func insert<Element>(_ element: Element, under key: Key) where Value == SortedSet<Element> {
        self[key, default: SortedSet()].insert(element)
    }

    /// Takes an element out of the set that a key has; a set that becomes empty goes.
    mutating func remove<Element>(_ element: Element, under key: Key) where Value == SortedSet<Element> {
        self[key]?.remove(element)
        if self[key]?.isEmpty == true { self[key] = nil }
    }
}
