/// `cat`: the bytes of all files, one after the other.
struct Cat: Filter {
    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        output += bytes
        return true
    }
}

/// `head`: the first lines.
struct Head: LineFilter {
    var left: Int

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        guard left > 0 else { return false }
        output += line + [10]
        left -= 1
        return left > 0
    }
}

/// `head -c`: the first bytes.
struct HeadBytes: Filter {
    var left: Int

    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        output += bytes.prefix(left)
        left -= min(left, bytes.count)
        return left > 0
    }
}

/// `tail -c`: the last bytes.
struct TailBytes: Filter {
    let count: Int
    private var kept: [UInt8] = []

    init(count: Int) { self.count = count }

    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        kept += bytes
        if kept.count > count { kept.removeFirst(kept.count - count) }
        return true
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        output += kept
        return 0
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
            if lines.count > max(64, count.multipliedReportingOverflow(by: 2).partialValue) {
                lines.removeFirst(lines.count - count)
            }
        }
        return true
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        for line in lines.suffix(count) { output += line + [10] }
        return 0
    }
}

/// `wc`: counts of lines, words and bytes.
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

/// `grep`: the lines that match a pattern, or those that do not.
struct Grep: LineFilter {
    let pattern: TextPattern
    let options: Options
    let showsNames: Bool
    private var name = ""
    private var matches = 0
    private var number = 0
    private var total = 0

    init(pattern: TextPattern, options: Options, showsNames: Bool) {
        self.pattern = pattern
        self.options = options
        self.showsNames = showsNames
    }

    mutating func beginFile(_ name: String) { self.name = name == "-" ? "(standard input)" : name }

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        number += 1
        let text = String(decoding: line, as: UTF8.self)
        let ranges = pattern.ranges(in: text, all: options.has("o"))
        guard ranges.isEmpty == options.has("v") else { return true }
        matches += 1
        total += 1
        if options.has("q") { return false }
        if options.has("c") || options.has("l") { return true }
        let prefix = (showsNames ? "\(name):" : "") + (options.has("n") ? "\(number):" : "")
        if options.has("o") {
            for range in ranges where !range.isEmpty { output += Array((prefix + range + "\n").utf8) }
        } else {
            output += Array(prefix.utf8) + line + [10]
        }
        return true
    }

    mutating func endFile(_ name: String, into output: inout [UInt8]) {
        if options.has("l") {
            if matches > 0 { output += Array("\(self.name)\n".utf8) }
        } else if options.has("c") {
            output += Array("\(showsNames ? "\(self.name):" : "")\(matches)\n".utf8)
        }
        matches = 0
        number = 0
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 { total > 0 ? 0 : 1 }
}

/// `sort`: all lines in order, once the input is at an end.
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
        let keys = options.values["k"].flatMap { Int($0.prefix { $0.isNumber }) }
        let keyed = lines.map { line in (line, keys.map { key($0, of: line) } ?? line) }
        if options.has("n") || options.values["k"]?.contains("n") == true {
            let numbered = keyed.map { ($0.0, Double($0.1.trimmedNumber) ?? 0) }
            lines = numbered.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
        } else {
            lines = keyed.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
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

extension Sort {
    /// A line from its nth field on.
    private func key(_ number: Int, of line: String) -> String {
        if let separator = options.values["t"]?.first {
            return line.split(separator: separator, omittingEmptySubsequences: false).dropFirst(max(0, number - 1))
                .joined(separator: String(separator))
        }
        return line.split { $0 == " " || $0 == "\t" }.dropFirst(max(0, number - 1)).joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmedNumber: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start.prefix { $0.isNumber || $0 == "-" || $0 == "." }
    }
}

/// `uniq`: one line for each run of equal ones.
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

/// `cut`: some fields or characters of each line.
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

    /// The numbers that a text such as `1,3-5,7-` names.
    static func ranges(_ text: String) -> [ClosedRange<Int>] {
        text.split(separator: ",").compactMap { part in
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            let low = Int(ends[0]) ?? 1
            let high = ends.count > 1 ? Int(ends[1]) ?? Int.max : low
            return low <= high && low > 0 ? low...high : nil
        }
    }
}

/// `tr`: other bytes for some, or none.
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

    /// The bytes that a text such as `a-z`, `\n` or `[:upper:]` names.
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
