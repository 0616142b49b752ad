/// `cat`, as a process sees it.
struct Cat: Filter {
    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        output += bytes
        return true
    }
}

/// `head`, as a process sees it.
struct Head: LineFilter {
    var left: Int

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        guard left > 0 else { return false }
        output += line + [10]
        left -= 1
        return left > 0
    }
}

/// `tail`, of what is at an end.
struct Tail: LineFilter {
    let count: Int
    var isFromStart = false
    private var seen = 0
    private var lines: [[UInt8]] = []

    init(count: Int, isFromStart: Bool) {
        self.count = count
        self.isFromStart = isFromStart
    }

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        seen += 1
        if isFromStart {
            if seen >= count { output += line + [10] }
        } else {
            lines.append(Array(line))
            if lines.count > max(64, count * 2) { lines.removeFirst(lines.count - count) }
        }
        return true
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        for line in lines.suffix(count) { output += line + [10] }
        return 0
    }
}

/// `wc`, as a process sees it.
struct WordCount: Filter {
    let columns: [Character]
    let isQuiet: Bool
    let fileCount: Int
    private var counts = (lines: 0, words: 0, bytes: 0)
    private var total = (lines: 0, words: 0, bytes: 0)
    private var isInWord = false

    init(columns: [Character], isQuiet: Bool, fileCount: Int) {
        self.columns = columns
        self.isQuiet = isQuiet
        self.fileCount = fileCount
    }

    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        counts.bytes += bytes.count
        for byte in bytes {
            if byte == 10 { counts.lines += 1 }
            let isBlank = byte == 32 || (9...13).contains(byte)
            if !isBlank, !isInWord { counts.words += 1 }
            isInWord = !isBlank
        }
        return true
    }

    mutating func endFile(_ name: String, into output: inout [UInt8]) {
        show(counts, isQuiet || name == "-" ? nil : name, into: &output)
        total = (total.lines + counts.lines, total.words + counts.words, total.bytes + counts.bytes)
        counts = (0, 0, 0)
        isInWord = false
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        if fileCount > 1 { show(total, "total", into: &output) }
        return 0
    }

    private func show(_ counts: (lines: Int, words: Int, bytes: Int), _ name: String?, into output: inout [UInt8]) {
        let numbers = columns.map { $0 == "l" ? counts.lines : $0 == "w" ? counts.words : counts.bytes }
        let padded = numbers.map { number in
            numbers.count == 1
                ? "\(number)" : String(repeating: " ", count: max(0, 9 - "\(number)".count)) + "\(number)"
        }
        output += Array((padded.joined(separator: " ") + (name.map { " \($0)" } ?? "") + "\n").utf8)
    }
}

/// `grep`, as a process sees it.
struct Grep: LineFilter {
    let pattern: TextPattern
    let options: Options
    private var matches = 0
    private var number = 0
    private var total = 0

    init(pattern: TextPattern, options: Options) {
        self.pattern = pattern
        self.options = options
    }

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        number += 1
        let text = String(decoding: line, as: UTF8.self)
        let ranges = pattern.ranges(in: text, all: options.has("o"))
        guard ranges.isEmpty == options.has("v") else { return true }
        matches += 1
        total += 1
        if options.has("q") || options.has("l") { return false }
        if options.has("c") { return true }
        let prefix = options.has("n") ? "\(number):" : ""
        if options.has("o") {
            for range in ranges { output += Array((prefix + range + "\n").utf8) }
        } else {
            output += Array(prefix.utf8) + line + [10]
        }
        return true
    }

    mutating func endFile(_ name: String, into output: inout [UInt8]) {
        if options.has("c") { output += Array("\(matches)\n".utf8) }
        matches = 0
        number = 0
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 { total > 0 ? 0 : 1 }
}

/// `sort` and `uniq`, as a process sees it.
struct Sort: LineFilter {
    private static let limit = 8 << 20

    let options: Options
    private var lines: [String] = []
    private var size = 0

    init(options: Options) { self.options = options }

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        size += line.count
        guard size < Self.limit else { return false }
        lines.append(String(decoding: line, as: UTF8.self))
        return true
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        if options.has("n") {
            let keyed = lines.map { ($0, Double($0.trimmedNumber) ?? 0) }
            lines = keyed.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
        } else {
            lines.sort()
        }
        if options.has("r") { lines.reverse() }
        var last: String?
        for line in lines where !(options.has("u") && line == last) {
            output += Array(line.utf8) + [10]
            last = line
        }
        return 0
    }
}

extension String {
    fileprivate var trimmedNumber: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start.prefix { $0.isNumber || $0 == "-" || $0 == "." }
    }
}

/// `uniq`, as a process sees it.
struct Unique: LineFilter {
    let counts: Bool
    private var last: [UInt8]?
    private var number = 0

    init(counts: Bool) { self.counts = counts }

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        if let last, last.elementsEqual(line) {
            number += 1
            return true
        }
        show(into: &output)
        last = Array(line)
        number = 1
        return true
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        show(into: &output)
        return 0
    }

    private func show(into output: inout [UInt8]) {
        guard let last else { return }
        if counts {
            let text = String(number)
            output += Array((String(repeating: " ", count: max(0, 7 - text.count)) + text + " ").utf8)
        }
        output += last + [10]
    }
}

/// `cut`, as a process sees it.
struct Cut: LineFilter {
    let fields: [ClosedRange<Int>]
    let delimiter: Character?

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        func chosen(_ index: Int) -> Bool { fields.contains { $0.contains(index + 1) } }
        let result: String
        if let delimiter {
            let parts = text.split(separator: delimiter, omittingEmptySubsequences: false)
            result =
                parts.count == 1
                ? text
                : parts.enumerated().filter { chosen($0.offset) }.map(\.element).joined(separator: String(delimiter))
        } else {
            result = String(text.enumerated().filter { chosen($0.offset) }.map(\.element))
        }
        output += Array(result.utf8) + [10]
        return true
    }

    /// `1,3-5,7-`, as a process sees it.
    static func ranges(_ text: String) -> [ClosedRange<Int>] {
        text.split(separator: ",").compactMap { part in
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            let low = Int(ends[0]) ?? 1
            let high = ends.count > 1 ? Int(ends[1]) ?? Int.max : low
            return low <= high && low > 0 ? low...high : nil
        }
    }
}

/// `tr`, as a process sees it.
struct Translate: Filter {
    let from: [UInt8]
    let to: [UInt8]
    let deletes: Bool
    let squeezes: Bool
    private var last: UInt8?

    init(from: [UInt8], to: [UInt8], deletes: Bool, squeezes: Bool) {
        self.from = from
        self.to = to
        self.deletes = deletes
        self.squeezes = squeezes
    }

    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        for byte in bytes {
            let index = from.firstIndex(of: byte)
            if deletes, index != nil { continue }
            var result = byte
            if let index, !deletes, !to.isEmpty { result = to[min(index, to.count - 1)] }
            if squeezes, index != nil, result == last { continue }
            output.append(result)
            last = result
        }
        return true
    }

    /// `a-z`, `\n`, `[:upper:]`, as a process sees it.
    static func set(_ text: String) -> [UInt8] {
        let classes: [String: String] = [
            "[:upper:]": "A-Z", "[:lower:]": "a-z", "[:digit:]": "0-9", "[:space:]": " \t\n\r", "[:alpha:]": "A-Za-z",
            "[:alnum:]": "A-Za-z0-9",
        ]
        let bytes = Array(Texts.escapes(classes[text] ?? text).utf8)
        var set: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if index + 2 < bytes.count, bytes[index + 1] == 45, bytes[index] <= bytes[index + 2] {
                set += bytes[index]...bytes[index + 2]
                index += 3
            } else {
                set.append(bytes[index])
                index += 1
            }
        }
        return set
    }
}
