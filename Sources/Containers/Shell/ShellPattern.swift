/// A pattern of the shell: `*`, `?`, `[…]`, and `\` before what stands for itself.
///
/// Guarantees: matching takes time in proportion to the lengths of pattern and text multiplied, and no more.
struct ShellPattern: Sendable {
    private enum Element {
        case any
        case one
        case character(Character)
        case set([(Character, Character)], isNegated: Bool)
    }

    private let elements: [Element]

    init(_ text: String) {
        var elements: [Element] = []
        var rest = Array(text)[...]
        while let next = rest.popFirst() {
            switch next {
            case "*": elements.append(.any)
            case "?": elements.append(.one)
            case "\\": elements.append(.character(rest.popFirst() ?? "\\"))
            case "[":
                if let (set, length) = Self.set(rest) {
                    elements.append(set)
                    rest = rest.dropFirst(length)
                } else {
                    elements.append(.character("["))
                }
            default: elements.append(.character(next))
            }
        }
        self.elements = elements
    }

    /// A text in which nothing has a special meaning.
    static func escaped(_ text: String) -> String {
        guard text.contains(where: { "*?[]\\".contains($0) }) else { return text }
        return text.map { "*?[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    private static func set(_ text: ArraySlice<Character>) -> (Element, Int)? {
        var rest = text
        let isNegated = rest.first == "!" || rest.first == "^"
        if isNegated { rest = rest.dropFirst() }
        var ranges: [(Character, Character)] = []
        var isFirst = true
        while let next = rest.popFirst() {
            if next == "]", !isFirst { return (.set(ranges, isNegated: isNegated), text.count - rest.count) }
            isFirst = false
            if next == "[", rest.first == ":", let (named, length) = namedSet(rest) {
                ranges += named
                rest = rest.dropFirst(length)
                continue
            }
            let low = next == "\\" ? rest.popFirst() ?? "\\" : next
            if rest.first == "-", let high = rest.dropFirst().first, high != "]" {
                rest = rest.dropFirst(2)
                ranges.append((low, high))
            } else {
                ranges.append((low, low))
            }
        }
        return nil
    }

    /// `[:digit:]` and its like, past the bracket.
    private static func namedSet(_ text: ArraySlice<Character>) -> ([(Character, Character)], Int)? {
        let names: [(String, [(Character, Character)])] = [
            (":digit:]", [("0", "9")]), (":alpha:]", [("a", "z"), ("A", "Z")]), (":lower:]", [("a", "z")]),
            (":upper:]", [("A", "Z")]), (":alnum:]", [("a", "z"), ("A", "Z"), ("0", "9")]),
            (":space:]", [(" ", " "), ("\t", "\t"), ("\n", "\n")]),
        ]
        guard let (name, ranges) = names.first(where: { text.starts(with: $0.0) }) else { return nil }
        return (ranges, name.count)
    }

    private func matches(_ element: Element, _ character: Character) -> Bool {
        switch element {
        case .any, .one: true
        case .character(let wanted): wanted == character
        case .set(let ranges, let isNegated):
            ranges.contains { $0.0 <= character && character <= $0.1 } != isNegated
        }
    }

    /// Whether the whole text fits.
    func matches(_ text: some Collection<Character>) -> Bool {
        let text = Array(text)
        var (element, position) = (0, 0)
        var retry: (element: Int, position: Int)?
        while position < text.count {
            if element < elements.count {
                if case .any = elements[element] {
                    retry = (element, position)
                    element += 1
                    continue
                }
                if matches(elements[element], text[position]) {
                    element += 1
                    position += 1
                    continue
                }
            }
            guard let known = retry else { return false }
            retry = (known.element, known.position + 1)
            element = known.element + 1
            position = known.position + 1
        }
        return elements[element...].allSatisfy { if case .any = $0 { true } else { false } }
    }
}
