/// A basic or extended regular expression, as far as scripts in containers use them.
///
/// Characters, `.`, sets, `^`, `$`, `*`, `+`, `?`, groups and alternatives. Guarantees: matching a text takes a bounded
/// number of steps; a search that would take more finds nothing.
struct TextPattern: Sendable {
    private indirect enum Node: Sendable {
        case character(Character)
        case any
        case set([(Character, Character)], isNegated: Bool)
        case start, end
        /// The number counts from 1 on; that of a group that nobody wrote is 0.
        case group([[Node]], number: Int)
        case repeated(Node, min: Int, max: Int)
    }

    private static let stepLimit = 50_000
    private static let depthLimit = 20

    private let alternatives: [[Node]]
    private let ignoresCase: Bool

    init(_ text: String, isExtended: Bool, isFixed: Bool = false, ignoresCase: Bool = false, wholeLine: Bool = false) {
        self.ignoresCase = ignoresCase
        var parsed: [[Node]]
        if isFixed {
            parsed = [text.map { .character($0) }]
        } else {
            var reader = Reader(rest: Array(text)[...], isExtended: isExtended)
            parsed = reader.alternatives(0)
        }
        if wholeLine { parsed = [[.start, .group(parsed, number: 0), .end]] }
        alternatives = parsed
    }

    private struct Reader {
        var rest: ArraySlice<Character>
        let isExtended: Bool
        var groups = 0

        mutating func alternatives(_ depth: Int) -> [[Node]] {
            var all: [[Node]] = [[]]
            while let next = rest.popFirst() {
                let escaped = next == "\\" ? rest.first : nil
                if isSpecial("|", next, escaped) {
                    if escaped != nil { rest = rest.dropFirst() }
                    all.append([])
                } else if isSpecial("(", next, escaped), depth < TextPattern.depthLimit {
                    if escaped != nil { rest = rest.dropFirst() }
                    groups += 1
                    let number = groups
                    add(.group(alternatives(depth + 1), number: number), to: &all)
                } else if isSpecial(")", next, escaped), depth > 0 {
                    if escaped != nil { rest = rest.dropFirst() }
                    return all
                } else {
                    add(node(next), to: &all)
                }
            }
            return all
        }

        private func isSpecial(_ sign: Character, _ next: Character, _ escaped: Character?) -> Bool {
            isExtended ? next == sign : escaped == sign
        }

        private mutating func add(_ node: Node, to all: inout [[Node]]) {
            var node = node
            loop: while let next = rest.first {
                switch next {
                case "*": node = .repeated(node, min: 0, max: .max)
                case "+" where isExtended: node = .repeated(node, min: 1, max: .max)
                case "?" where isExtended: node = .repeated(node, min: 0, max: 1)
                case "\\" where !isExtended && rest.dropFirst().first == "+":
                    rest = rest.dropFirst()
                    node = .repeated(node, min: 1, max: .max)
                default: break loop
                }
                rest = rest.dropFirst()
                // `a**` is `a*`; nothing nests without end.
                while rest.first == "*" { rest = rest.dropFirst() }
            }
            all[all.count - 1].append(node)
        }

        private mutating func node(_ next: Character) -> Node {
            switch next {
            case ".": return .any
            case "^": return .start
            case "$": return .end
            case "[": return set() ?? .character("[")
            case "\\":
                switch rest.popFirst() {
                case "d"?: return .set([("0", "9")], isNegated: false)
                case "w"?: return .set([("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")], isNegated: false)
                case "s"?: return .set([(" ", " "), ("\t", "\t")], isNegated: false)
                case let other?: return .character(other)
                case nil: return .character("\\")
                }
            default: return .character(next)
            }
        }

        private mutating func set() -> Node? {
            var look = rest
            let isNegated = look.first == "^"
            if isNegated { look = look.dropFirst() }
            var ranges: [(Character, Character)] = []
            var isFirst = true
            while let next = look.popFirst() {
                if next == "]", !isFirst {
                    rest = look
                    return .set(ranges, isNegated: isNegated)
                }
                isFirst = false
                if next == "[", look.first == ":", let end = look.firstIndex(of: "]") {
                    let name = String(look[look.startIndex + 1..<max(look.startIndex + 1, end - 1)])
                    let classes: [String: [(Character, Character)]] = [
                        "digit": [("0", "9")], "alpha": [("a", "z"), ("A", "Z")], "space": [(" ", " "), ("\t", "\t")],
                        "alnum": [("a", "z"), ("A", "Z"), ("0", "9")], "upper": [("A", "Z")], "lower": [("a", "z")],
                    ]
                    ranges += classes[name] ?? []
                    look = look[(end + 1)...]
                    continue
                }
                if look.first == "-", let high = look.dropFirst().first, high != "]" {
                    look = look.dropFirst(2)
                    ranges.append((next, high))
                } else {
                    ranges.append((next, next))
                }
            }
            return nil
        }
    }

    /// What matches, from left to right.
    func ranges(in text: String, all: Bool) -> [String] {
        matches(in: Array(text), all: all).map { String(Array(text)[$0]) }
    }

    func matches(in text: [Character], all: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        var steps = 0
        while start <= text.count, steps < Self.stepLimit {
            if let end = longest(from: start, in: text, &steps) {
                found.append(start..<end)
                if !all { return found }
                start = end > start ? end : start + 1
            } else {
                start += 1
            }
        }
        return found
    }

    /// What the groups stand for in a text that matches in a range.
    func groups(in text: [Character], range: Range<Int>) -> [Int: Range<Int>] {
        var groups: [Int: Range<Int>] = [:]
        var steps = 0
        let node = Node.group(alternatives, number: 0)
        note(node, range.lowerBound, range.upperBound, text, &steps, &groups)
        return groups
    }

    private func note(
        _ node: Node, _ start: Int, _ end: Int, _ text: [Character], _ steps: inout Int,
        _ groups: inout [Int: Range<Int>]
    ) {
        switch node {
        case .group(let alternatives, let number):
            groups[number] = start..<end
            let fitting = alternatives.first { ends($0[...], start, text, &steps).contains(end) }
            if let fitting { note(fitting[...], start, end, text, &steps, &groups) }
        case .repeated(let inner, _, _):
            // What counts is the last of its rounds.
            var place = start
            while place < end {
                let next = ends(inner, place, text, &steps).filter { $0 > place && $0 <= end }.max()
                guard let next else { return }
                note(inner, place, next, text, &steps, &groups)
                place = next
            }
        case .character, .any, .set, .start, .end: break
        }
    }

    /// Each part of a sequence takes as much as it can, so long as the others still reach the end.
    private func note(
        _ nodes: ArraySlice<Node>, _ start: Int, _ end: Int, _ text: [Character], _ steps: inout Int,
        _ groups: inout [Int: Range<Int>]
    ) {
        var place = start
        for index in nodes.indices {
            let rest = nodes[(index + 1)...]
            let places = ends(nodes[index], place, text, &steps).sorted(by: >)
            guard let next = places.first(where: { ends(rest, $0, text, &steps).contains(end) }) else { return }
            note(nodes[index], place, next, text, &steps, &groups)
            place = next
        }
    }

    private func longest(from start: Int, in text: [Character], _ steps: inout Int) -> Int? {
        var best: Int?
        for alternative in alternatives {
            for end in ends(alternative[...], start, text, &steps) { best = max(best ?? end, end) }
        }
        return best
    }

    /// All places where a sequence that begins at a place may end.
    private func ends(_ nodes: ArraySlice<Node>, _ start: Int, _ text: [Character], _ steps: inout Int) -> Set<Int> {
        var places: Set<Int> = [start]
        for node in nodes {
            var next: Set<Int> = []
            for place in places { next.formUnion(ends(node, place, text, &steps)) }
            if next.isEmpty || steps > Self.stepLimit { return [] }
            places = next
        }
        return places
    }

    private func ends(_ node: Node, _ place: Int, _ text: [Character], _ steps: inout Int) -> Set<Int> {
        steps += 1
        guard steps < Self.stepLimit else { return [] }
        switch node {
        case .start: return place == 0 ? [place] : []
        case .end: return place == text.count ? [place] : []
        case .any: return place < text.count ? [place + 1] : []
        case .character(let character):
            guard place < text.count else { return [] }
            let fits =
                text[place] == character
                || (ignoresCase && text[place].lowercased() == character.lowercased())
            return fits ? [place + 1] : []
        case .set(let ranges, let isNegated):
            guard place < text.count else { return [] }
            return ranges.contains { $0.0 <= text[place] && text[place] <= $0.1 } != isNegated ? [place + 1] : []
        case .group(let alternatives, _):
            var all: Set<Int> = []
            for alternative in alternatives { all.formUnion(ends(alternative[...], place, text, &steps)) }
            return all
        case .repeated(let inner, let least, let most):
            var all: Set<Int> = least == 0 ? [place] : []
            var front: Set<Int> = [place]
            var count = 0
            while !front.isEmpty, count < most, steps < Self.stepLimit {
                var next: Set<Int> = []
                for start in front { next.formUnion(ends(inner, start, text, &steps)) }
                count += 1
                next.subtract(all)
                if count >= least { all.formUnion(next) }
                front = next
            }
            return all
        }
    }
}
